import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** How a tool is run. */
export interface ToolOptions {
  readonly folder: string;
  /** This process's own without it. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Takes what it prints; without it, that is returned. */
  readonly take?: (output: Readable) => Promise<void>;
}

/** A tool that failed, or is not there. */
export class ToolError extends Error {
  override readonly name = 'ToolError';

  /** @param printed all that it printed, but for what it said of its errors */
  constructor(
    message: string,
    readonly printed = '',
  ) {
    super(message);
  }
}

/**
 * Runs a tool from outside, such as git or npm, without a shell.
 *
 * @returns what it printed
 * @throws ToolError with the last line that it said
 */
export async function runTool(
  command: string,
  words: readonly string[],
  { folder, environment = process.env, take }: ToolOptions,
): Promise<string> {
  const child = spawn(command, words, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  if (!take) child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', ({ message }) => reject(new ToolError(`${command} cannot be run: ${message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new ToolError(lastLine(said) || lastLine(printed) || `${command} ended with ${code}`, printed),
        );
    });
  });
  const [tool, taking] = await Promise.allSettled([ended, take?.(child.stdout)]);
  // What the tool says of its end tells more than that its output ended.
  for (const one of [tool, taking]) if (one.status === 'rejected') throw one.reason as Error;
  return printed.trim();
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)!.trim();
