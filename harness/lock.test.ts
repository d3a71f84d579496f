import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { lockFolder } from './lock.js';

const COMPILED = new URL('../dist/harness/lock.js', import.meta.url).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const leave = (content: string) => writeFile(join(folder, '.rvw-lock'), content);
const holder = (fields: object) => JSON.stringify({ machine: os.hostname(), started: 'then', ...fields });

/** A process that wants the folder says whether it got it, and keeps it until its input ends. */
function contend(): { readonly said: Promise<string>; readonly end: () => Promise<void> } {
  const script = `import { lockFolder } from ${JSON.stringify(COMPILED)};
    await lockFolder(${JSON.stringify(folder)}).then(() => console.log('held'), ({ message }) => console.log(message));
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    said: new Promise((resolve) =>
      child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())),
    ),
    end: () => {
      child.stdin.end();
      return closed;
    },
  };
}

describe('the lock of a folder', () => {
  it('is held by one process, and given back', async () => {
    const other = contend();
    expect(await other.said).toBe('held');
    await expect(lockFolder(folder)).rejects.toThrow(/another run is writing/);
    await other.end();
    const unlock = await lockFolder(folder);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['an empty one', ''],
    ['one that is cut off', '{"process": 1'],
    ['one that says nothing of a process', '{}'],
    ['one of a process that is gone', holder({ process: 2 ** 30 })],
    ['one whose process number another has by now', holder({ process: 1 })],
    ['its own', holder({ process: process.pid })],
  ])('is taken over where it is stale: %s', async (_, content) => {
    await leave(content);
    const unlock = await lockFolder(folder);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another machine is left alone', async () => {
    await leave(holder({ process: 1, machine: 'elsewhere' }));
    await expect(lockFolder(folder)).rejects.toThrow(/\.rvw-lock/);
  });

  it('that is stale goes to one of several who want it at once', async () => {
    await leave(holder({ process: 2 ** 30 }));
    const contenders = Array.from({ length: 6 }, contend);
    const said = await Promise.all(contenders.map((contender) => contender.said));
    expect(said.filter((text) => text === 'held')).toHaveLength(1);
    await Promise.all(contenders.map((contender) => contender.end()));
  });
});
