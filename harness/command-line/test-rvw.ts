import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** The compiled command line: what is tested is what is shipped. */
const MAIN = fileURLToPath(new URL('../../dist/harness/command-line/main.js', import.meta.url));

/** How a command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** How a command is run in a test. */
export interface RvwOptions {
  /** Beside this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Sees all of the error output so far, and may end the command: by Ctrl-C, or as it names. */
  readonly watch?: (error: string, end: (signal?: NodeJS.Signals) => void) => void;
}

/** Runs `rvw` with these words. */
export function runRvw(words: readonly string[], { environment, watch }: RvwOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...words], { env: { ...process.env, ...environment } });
    let out = '';
    let error = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => {
      error += text.toString();
      watch?.(error, (signal = 'SIGINT') => child.kill(signal));
    });
    child.on('close', (code) => resolve({ code, out, error }));
  });
}

/** A mistake of the user: one line that names the thing, this exit code, no stack trace. */
export function expectUserError({ code, error }: Outcome, exitCode: number, ...parts: string[]): void {
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(error).toMatch(/^rvw: /);
  expect(error).not.toMatch(/\n\s+at /);
  for (const part of parts) expect(error).toContain(part);
  expect(code).toBe(exitCode);
}
