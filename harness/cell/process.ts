import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import {
  questions,
  type CellSpec,
  type ProgressMessage,
  type ProgressTeller,
  type Question,
  type RequestMessage,
  type ResponseMessage,
} from './protocol.js';
import { uncaughtIn } from './uncaught.js';
import { watch } from './watchdog.js';

const ask = questions<typeof import('./on-example.js')>(new URL('./on-example.js', import.meta.url));

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));

/** Bytes of a process's error output that are kept for its error message. */
const KEPT_OUTPUT = 2000;

/** How a cell's process is started. */
export interface CellProcessOptions {
  /** Flags for Node, for example `--expose-gc`. */
  readonly nodeFlags?: readonly string[];
  /** Aborting ends the process at once. */
  readonly signal?: AbortSignal;
  /** A request that takes longer, and longer without reporting where it can, has hung; the process is killed. */
  readonly timeoutMilliseconds: number;
}

/** A cell failed: it threw, hung, was killed or ran out of memory. The message is for the report. */
export class CellError extends Error {
  override readonly name = 'CellError';
  /** True where its process ended with it: the program would cost as much again in whatever else is measured. */
  readonly fatal: boolean;
  /** The trace that the error had in the process that it came from. */
  override readonly cause?: string;

  constructor(message: string, { fatal = false, trace }: { fatal?: boolean; trace?: string } = {}) {
    super(message);
    this.fatal = fatal;
    if (trace !== undefined) this.cause = trace;
  }
}

/**
 * A program in a process of its own, so that its compiled code, heap and garbage never touch another's.
 *
 * @example
 * const cell = await CellProcess.open(spec, { timeoutMilliseconds: 60_000 });
 * try { await cell.request(ask('collectPeak'), { inputs }); } finally { await cell.close(); }
 */
export class CellProcess {
  readonly #child: ChildProcess;
  readonly #spec: CellSpec;
  readonly #options: CellProcessOptions;
  #errorOutput = '';
  #ranOutOfMemory = false;

  private constructor(spec: CellSpec, options: CellProcessOptions) {
    this.#spec = spec;
    this.#options = options;
    this.#child = fork(CHILD, {
      ...pinnedNode(options.nodeFlags ?? [], spec.pin),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      ...(options.signal ? { signal: options.signal, killSignal: 'SIGKILL' } : {}),
    });
    watch(this.#child);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const output = this.#errorOutput + text;
      // A long stack trace follows that line.
      this.#ranOutOfMemory ||= /heap out of memory/i.test(output);
      this.#errorOutput = output.slice(-KEPT_OUTPUT);
    });
    // An aborted signal is reported by the request that is under way.
    this.#child.on('error', () => undefined);
  }

  /** Starts a process and opens the cell in it. */
  static async open(spec: CellSpec, options: CellProcessOptions): Promise<CellProcess> {
    const cell = new CellProcess(spec, options);
    try {
      await cell.#open();
    } catch (error) {
      await cell.close();
      throw error;
    }
    return cell;
  }

  /**
   * Asks for one thing and waits for the answer; `tell` takes how far it is, where it can say.
   *
   * @throws UserError when the cell says that the user made a mistake
   * @throws CellError when the cell threw, hung or died; what its program threw names the example
   */
  async request<Request, Response>(
    question: Question<Request, Response>,
    request: Request,
    tell?: ProgressTeller,
  ): Promise<Response> {
    const { module, name } = question;
    const message = await this.#send(name, { kind: 'ask', module, name, request }, tell);
    // The module that answers is known by its URL, and its types came along with the question.
    if (message.state === 'done') return message.response as Response;
    if (message.user || message.namesExample) throw toError(message);
    const example = await this.#findExample(message.message);
    throw toError(
      example === null ? message : { ...message, message: `threw on example ${example}: ${message.message}` },
    );
  }

  /** Asks a process in which nothing was decided yet on which example the program throws this. */
  async #findExample(message: string): Promise<string | null> {
    const { plugins, task, dataset, program, runtime, split, context, examples } = this.#spec;
    const spec = { plugins, task, dataset, program, runtime, split, context };
    // Whoever was sent no examples at all was sent their inputs later.
    const cell = new CellProcess(examples?.length ? { ...spec, examples } : spec, {
      ...this.#options,
      nodeFlags: [],
    });
    try {
      await cell.#open();
      const { module, name } = ask('findFailingExample');
      const found = await cell.#send(name, { kind: 'ask', module, name, request: { message } });
      return found.state === 'done' ? (found.response as string | null) : null;
    } catch {
      // The failure itself is known, and is what counts.
      return null;
    } finally {
      await cell.close();
    }
  }

  async #open(): Promise<void> {
    const message = await this.#send('open', { kind: 'open', spec: this.#spec });
    if (message.state === 'failed') throw toError(message);
  }

  async #send(name: string, request: RequestMessage, tell?: ProgressTeller): Promise<ResponseMessage> {
    return new Promise<ResponseMessage>((resolve, reject) => {
      const finish = (end: () => void): void => {
        clearTimeout(timer);
        this.#child.off('message', onMessage).off('close', onClose);
        end();
      };
      const onMessage = (response: ResponseMessage | ProgressMessage): void => {
        if (response.state === 'working') {
          // Whoever tells has not hung.
          timer.refresh();
          tell?.(response.done);
        } else finish(() => resolve(response));
      };
      // After "exit", its last words may still be on their way; after "close" they are here.
      const onClose = (code: number | null, signal: string | null): void =>
        finish(() => reject(new CellError(this.#epitaph(name, code, signal), { fatal: true })));
      const timer = setTimeout(() => {
        finish(() =>
          reject(
            new CellError(`hung: "${name}" took longer than ${this.#options.timeoutMilliseconds / 1000} s`, {
              fatal: true,
            }),
          ),
        );
        this.#child.kill('SIGKILL');
      }, this.#options.timeoutMilliseconds);
      this.#child.on('message', onMessage).on('close', onClose);
      if (this.#child.connected) this.#child.send(request);
      else if (this.#child.exitCode !== null || this.#child.signalCode !== null)
        onClose(this.#child.exitCode, this.#child.signalCode);
    });
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 1000);
    await gone;
    clearTimeout(timer);
  }

  #epitaph(name: string, code: number | null, signal: string | null): string {
    if (this.#ranOutOfMemory) return `ran out of memory during "${name}"`;
    const uncaught = uncaughtIn(this.#errorOutput);
    if (uncaught !== undefined) return `ended during "${name}" by an error that nobody caught: ${uncaught}`;
    const lastLine = this.#errorOutput.trim().split('\n').at(-1);
    const said = lastLine ? `: ${lastLine}` : '';
    return signal
      ? `was killed by ${signal} during "${name}"${said}`
      : `ended its process with exit code ${code ?? 'unknown'} during "${name}"; leave process.exit out${said}`;
  }
}

/** What went wrong in a cell, as an error here. */
const toError = ({ message, stack, user }: Extract<ResponseMessage, { state: 'failed' }>): Error =>
  user ? new UserError(message, { exitCode: 1, cause: stack }) : new CellError(message, { trace: stack });

/** Node with these flags, under `taskset` (util-linux) where it is to stay on one processor. */
function pinnedNode(nodeFlags: readonly string[], pin?: number): { execPath?: string; execArgv: string[] } {
  if (pin === undefined) return { execArgv: [...nodeFlags] };
  return { execPath: 'taskset', execArgv: ['--cpu-list', String(pin), process.execPath, ...nodeFlags] };
}
