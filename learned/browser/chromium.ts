import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** An empty page in a browser without a window. */
export interface BrowserPage {
  /**
   * Evaluates an expression in the page and waits for the promise that it may give.
   *
   * @returns its value, which has to be plain data
   * @throws Error when it throws, or when the browser is gone
   */
  evaluate(expression: string): Promise<unknown>;
  /** Ends the browser, and removes what it wrote. */
  close(): void;
}

const ARGUMENTS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An answer of the DevTools protocol to the message of that number. */
interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Messages end with a zero. */
const END = '\0';

/**
 * Starts Chromium and talks to it over a pipe in the DevTools protocol. It has a profile of its own, asks no network, and
 * ends when this process does, also where that is killed: its end of the pipe closes then.
 *
 * @param path of its program
 * @throws Error when it does not start
 */
export async function openBrowserPage(path: string): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'rvw-chromium-'));
  // Its sandbox does not start for root; the page holds nothing but the network.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...ARGUMENTS, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // In a group of its own, so that the browser's helpers can be ended with it.
    detached: true,
  });
  const end = (): void => {
    killGroup(child.pid);
    removeStubbornly(profile);
  };
  process.once('exit', end);
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let gone: Error | undefined;
  const fail = (why: string): void => {
    gone ??= new Error(why);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  child.on('error', ({ message }) => {
    process.off('exit', end);
    end();
    fail(`the browser does not start: ${message}`);
  });
  child.on('exit', (code, signal) => {
    fail(`the browser ended with ${code ?? signal ?? 'nothing'}`);
    process.off('exit', end);
    end();
  });
  to.on('error', ({ message }) => fail(`the browser does not listen: ${message}`));
  let unread = '';
  from.setEncoding('utf8');
  from.on('data', (text: string) => {
    const messages = (unread + text).split(END);
    unread = messages.pop()!;
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Message;
      const asked = id === undefined ? undefined : waiting.get(id);
      if (!asked) continue;
      waiting.delete(id!);
      if (error) asked.reject(new Error(error.message));
      else asked.resolve(result);
    }
  });

  let count = 0;
  const ask = (method: string, params: object, sessionId?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      waiting.set(++count, { resolve, reject });
      to.write(JSON.stringify({ id: count, method, params, ...(sessionId ? { sessionId } : {}) }) + END);
    });
  const { targetId } = (await ask('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
  const { sessionId } = (await ask('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string;
  };
  return {
    evaluate: async (expression) => {
      const { result, exceptionDetails } = (await ask(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        sessionId,
      )) as {
        result: { readonly value: unknown };
        exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    close: end,
  };
}

/** Ends a process and those that it started, as far as they still run. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** How often, and after how many milliseconds each, a folder is tried to be removed. */
const REMOVALS = { tries: 20, pause: 25 };

/** Removes a folder to which processes that were just ended may still write; it stays where they do not let go of it. */
function removeStubbornly(folder: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let left = REMOVALS.tries; left > 0; left--) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(clock, 0, 0, REMOVALS.pause);
    }
  }
}
