import { execFileSync, spawn, type ChildProcess, type IOType } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, openSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MAIN, readRun } from './test-rvw.js';

let folder: string;
let out: string;
let pipe: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-signals-'));
  out = join(folder, 'out');
  pipe = join(folder, 'busy');
});
afterEach(async () => {
  // What a test that failed left.
  for (const child of started.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

const started: ChildProcess[] = [];

/** The command line at the head of a process group of its own, as a shell starts it. */
function start(words: readonly string[], output: IOType | number = 'pipe'): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...words], {
    detached: true,
    stdio: ['ignore', output, 'pipe'],
    env: { ...process.env, BUSY: pipe },
  });
  started.push(child);
  return child;
}

function startRun(plugin: string, ...words: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(`../fixtures/${plugin}.mjs`, import.meta.url));
  return start(['run', '--plugin', path, '--quick', '--out', out, ...words]);
}

/** Sends a signal to the whole group, as a terminal does. */
const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): boolean =>
  process.kill(-child.pid!, signal);

/** The exit code, or the signal that ended it. */
const end = async (child: ChildProcess): Promise<unknown> => {
  const [code, signal] = (await once(child, 'exit')) as [unknown, unknown];
  return code ?? signal;
};

const said = (child: ChildProcess, words: string): Promise<void> =>
  new Promise((resolve) => {
    let all = '';
    child.stderr!.on('data', (part: Buffer) => {
      if ((all += part.toString()).includes(words)) resolve();
    });
  });

/** Starts a run of what never ends; `gone` is when the process is that was busy. */
async function startBusy(...words: readonly string[]) {
  execFileSync('mkfifo', [pipe]);
  const child = startRun('busy-toys', '--only', 'accuracy', ...words);
  const stream = createReadStream(pipe);
  const gone = once(stream, 'close');
  await once(stream, 'data');
  return { child, gone };
}

/** Presses Ctrl-C until it helps; gives how the process ended. */
async function insist(child: ChildProcess): Promise<unknown> {
  const pressing = setInterval(() => signalGroup(child, 'SIGINT'), 50);
  return end(child).finally(() => clearInterval(pressing));
}

const QUICK = ['--program', 'steady', '--only', 'accuracy,interpretability,work'];
const FILES = ['cells.csv', 'index.html', 'raw', 'report.md', 'results.json'];

describe('a run', () => {
  it.each(['SIGINT', 'SIGHUP'] as const)(
    'to whose whole group %s comes leaves valid results, its page, and nothing else',
    async (signal) => {
      const child = startRun('timed-toys', ...QUICK);
      // By then there is a process of esbuild, which the signal ends.
      await said(child, 'done: timed-toys: interpretability of steady');
      signalGroup(child, signal);
      // That the terminal is closed, the system and the shell both say; not as late as when Node takes its handlers down.
      if (signal === 'SIGHUP') child.stderr!.once('data', () => signalGroup(child, signal));
      expect(await end(child)).toBe(130);
      expect((await readRun(out)).cells).toHaveLength(1);
      expect((await readdir(out)).sort()).toEqual(FILES);
    },
  );

  it('whose messages nobody reads goes on to its results', async () => {
    const child = startRun('timed-toys', ...QUICK);
    child.stdout!.destroy();
    child.stderr!.destroy();
    expect(await end(child)).toBe(0);
    expect((await readRun(out)).run.interrupted).toBe(false);
  });

  it('that is killed takes its busy cells with it', async () => {
    const { child, gone } = await startBusy();
    child.kill('SIGKILL');
    await gone;
  });

  it('that waits for ever is ended by a second Ctrl-C, and gives its folder back', async () => {
    const { child } = await startBusy('--dataset', 'waiting');
    expect(await insist(child)).toBe(130);
    // What it had of samples, which was nothing, is what a run is continued with.
    expect((await readdir(out)).filter((name) => !/^raw-[0-9a-f-]+$/.test(name))).toEqual([]);
  });

  it('that is busy for ever itself is ended by a second Ctrl-C', async () => {
    const { child } = await startBusy('--dataset', 'spinning');
    expect(await insist(child)).toBe('SIGKILL');
  });
});

describe('what is printed', () => {
  it('may find no reader', async () => {
    const child = start(['--help']);
    child.stdout!.destroy();
    const [code, error] = await Promise.all([end(child), text(child.stderr!)]);
    expect(error).toBe('');
    expect(code).toBe(0);
  });

  it('and cannot be written is an error', async () => {
    const child = start(['schema'], openSync('/dev/full', 'w'));
    const [code, error] = await Promise.all([end(child), text(child.stderr!)]);
    expect(error).toMatch(/^rvw: cannot write .*ENOSPC.*\n$/);
    expect(code).toBe(1);
  });

  it('is never cut off without a word', () => {
    const script = `ulimit -f 4; trap '' XFSZ; "$0" "$1" schema > "$2"`;
    expect(() =>
      execFileSync('bash', ['-c', script, process.execPath, MAIN, join(folder, 'schema')], { stdio: 'pipe' }),
    ).toThrow(/EFBIG/);
  });
});
