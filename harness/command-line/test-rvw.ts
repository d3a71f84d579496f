import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatWithOptions } from 'node:util';
import { expect, vi } from 'vitest';

import type { Results } from '../results/schema.js';
import { rvw } from './rvw.js';

/** The compiled command line: what is tested is what is shipped. */
export const MAIN = fileURLToPath(new URL('../../dist/harness/command-line/main.js', import.meta.url));

/** How a command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** How a command is run in a test. */
export interface RvwOptions {
  /** The working folder; this process's own without it. */
  readonly folder?: string;
  /** Beside this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Sees all of the error output so far, and may end the command: by Ctrl-C, or as it names. */
  readonly watch?: (error: string, end: (signal?: NodeJS.Signals) => void) => void;
}

/** Runs `rvw` with these words, as a user does: in a process of its own. */
export function runRvw(
  words: readonly string[],
  { folder, environment, watch }: RvwOptions = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...words], {
      ...(folder === undefined ? {} : { cwd: folder }),
      env: { ...process.env, ...environment },
    });
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

/**
 * Calls the command line with these words in this process, which takes no second to start: for all that ends before
 * anything is measured.
 */
export async function callRvw(words: readonly string[]): Promise<Outcome> {
  let out = '';
  let error = '';
  const sayLine = (...parts: unknown[]): string => `${formatWithOptions({}, ...parts)}\n`;
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text)))),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((error += String(text)))),
    vi.spyOn(console, 'log').mockImplementation((...parts) => void (out += sayLine(...parts))),
    vi.spyOn(console, 'error').mockImplementation((...parts) => void (error += sayLine(...parts))),
  ];
  const exitCode = process.exitCode;
  process.exitCode = undefined;
  try {
    return { code: await rvw(words), out, error };
  } finally {
    process.exitCode = exitCode;
    for (const spy of spies) spy.mockRestore();
  }
}

/** The results of a run, as they lie in its folder. */
export const readRun = async (folder: string): Promise<Results> =>
  JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as Results;

/** Changes the samples in a raw file, as whoever knows how it is sealed could. */
export async function changeSamples(path: string, change: (samples: string) => string): Promise<void> {
  const { samples, ...header } = JSON.parse(await readFile(path, 'utf8')) as { samples: unknown };
  const changed: unknown = JSON.parse(change(JSON.stringify(samples)));
  const sha256 = createHash('sha256').update(JSON.stringify(changed)).digest('hex');
  await writeFile(path, JSON.stringify({ ...header, sha256, samples: changed }));
}

/** A mistake of the user: one line that names the thing, this exit code, no stack trace. */
export function expectUserError({ code, error }: Outcome, exitCode: number, ...parts: string[]): void {
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(error).toMatch(/^rvw: /);
  expect(error).not.toMatch(/\n\s+at /);
  for (const part of parts) expect(error).toContain(part);
  expect(code).toBe(exitCode);
}
