import { InvalidArgumentError } from 'commander';
import { spawnSync } from 'node:child_process';
import os from 'node:os';

import { UserError } from '../../tasks/contract/index.js';

/** Parses the number of a processor. */
export function parsePin(text: string): number {
  const processor = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const last = os.cpus().length - 1;
  if (!(processor <= last))
    throw new InvalidArgumentError(`"${text}" is no processor of this machine; they are 0 to ${last}.`);
  return processor;
}

/**
 * Tries whether a process can be kept on one processor.
 *
 * @throws UserError where it cannot
 */
export function requirePinning(processor: number): void {
  const ask = () =>
    spawnSync('taskset', ['--cpu-list', String(processor), process.execPath, '--version'], {
      encoding: 'utf8',
    });
  let answer = ask();
  // Ctrl-C reaches it, too, and says nothing of what it can.
  if (answer.signal) answer = ask();
  const { error, status, stderr } = answer;
  if (error)
    throw new UserError(
      `--pin needs taskset (of util-linux, on Linux), which cannot be started: ${error.message}; leave --pin out`,
      { cause: error },
    );
  if (status !== 0)
    throw new UserError(
      `--pin ${processor}: taskset refuses: ${stderr.trim().replaceAll('\n', ' ')}; choose another processor, or leave --pin out`,
    );
}
