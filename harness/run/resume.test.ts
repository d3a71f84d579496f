import { mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import type { RawFolder } from './raw-folder.js';
import { openRaw, openRawOf, settleRaw, type Opening } from './resume.js';

const OF = ['toys', 'numbers', 'constant', 'v8'];
const SAMPLES = z.string();

let out: string;
let notes: string[];
let hour: number;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'rvw-resume-'));
  notes = [];
  hour = 10;
});
afterEach(() => rm(out, { recursive: true }));

const open = (fields: Partial<Opening> = {}) =>
  openRaw(out, {
    resume: false,
    startedAt: `2026-01-01T${hour++}:00:00.000Z`,
    request: { seed: '7' },
    note: (line) => notes.push(line),
    ...fields,
  });

const write = (raw: RawFolder, samples: string) => raw.write('accuracy', OF, SAMPLES, samples);

/** What the results of a run say of it. */
const resultsOf = ({ run: { run, resumedAt } }: RawFolder) =>
  resumedAt === undefined ? { id: run } : { id: run, resumedAt };

const writeResults = (raw: RawFolder) =>
  writeFile(join(out, 'results.json'), JSON.stringify({ run: resultsOf(raw) }));

async function finish(raw: RawFolder): Promise<void> {
  await writeResults(raw);
  await settleRaw(out, resultsOf(raw));
}

const read = async (results: ReturnType<typeof resultsOf>) =>
  (await openRawOf(out, results))?.read('accuracy', OF, SAMPLES);

describe('the raw files of a run', () => {
  it('lie in a folder of their own until its results are there: those before stay whole', async () => {
    const first = await open();
    await write(first, 'first');
    await finish(first);
    expect(await readdir(out)).toEqual(['raw', 'results.json']);
    const second = await open();
    await write(second, 'second');
    expect(await read(resultsOf(first))).toBe('first');
    await finish(second);
    expect(await read(resultsOf(second))).toBe('second');
    expect(await readdir(out)).toEqual(['raw', 'results.json']);
  });

  it('are found wherever a kill left them after its results were written, and the next run ends what was begun', async () => {
    const first = await open();
    await write(first, 'first');
    await finish(first);
    await writeFile(join(out, 'raw', 'my notes.txt'), 'a person wrote this');
    const second = await open();
    await write(second, 'second');
    await writeResults(second);
    expect(await read(resultsOf(second))).toBe('second');
    await rename(join(out, 'raw'), join(out, 'raw-before'));
    expect(await read(resultsOf(second))).toBe('second');
    await open();
    expect(await read(resultsOf(second))).toBe('second');
    expect((await readdir(out)).filter((name) => !/^raw-.{36}$/.test(name))).toEqual(['raw', 'results.json']);
    expect(await readFile(join(out, 'raw', 'my notes.txt'), 'utf8')).toContain('person');
  });

  it('of a run that is over are copied before they are gone on with', async () => {
    const first = await open();
    await write(first, 'first');
    await finish(first);
    const before = resultsOf(first);
    const again = await open({ resume: true });
    expect(again.run.run).toBe(first.run.run);
    await write(again, 'changed');
    expect(await read(before)).toBe('first');
    await finish(again);
    expect(await read(resultsOf(again))).toBe('changed');
  });
});

describe('--resume', () => {
  it('begins a run that was killed before it had anything, and says so', async () => {
    await open({ resume: true });
    expect(notes).toEqual([expect.stringContaining('starts from the beginning')]);
  });

  it('gives no old figures for a run that was begun anew and killed before it had anything', async () => {
    const first = await open();
    await write(first, 'first');
    await finish(first);
    await open();
    const raw = await open({ resume: true });
    expect(raw.run.run).not.toBe(first.run.run);
    expect(await raw.isEmpty()).toBe(true);
  });

  it('goes on with the last of the killed runs that has something', async () => {
    for (const samples of ['earlier', 'later']) await write(await open(), samples);
    await open();
    await write(await open({ request: { seed: '8' } }), 'of another seed');
    const raw = await open({ resume: true });
    expect(await raw.read('accuracy', OF, SAMPLES)).toBe('later');
    await finish(raw);
    expect(await readdir(out)).toEqual(['raw', 'results.json']);
  });

  it('refuses what is another request, and names the difference', async () => {
    await write(await open(), 'of seed 7');
    await expect(open({ resume: true, request: { seed: '8' } })).rejects.toThrow('seed was 7, is 8');
  });

  it('sets aside what nobody can tell the run of, says so, and begins', async () => {
    const killed = await open();
    await write(killed, 'lost');
    await truncate(join(killed.folder, 'run.json'), 10);
    expect(await (await open({ resume: true })).isEmpty()).toBe(true);
    expect(notes).toEqual([
      expect.stringContaining('cut off'),
      expect.stringContaining('from the beginning'),
    ]);
    expect((await readdir(out)).some((name) => name.endsWith('.damaged'))).toBe(true);
  });

  it('takes a folder whose copying was killed for nothing', async () => {
    const first = await open();
    await write(first, 'first');
    await finish(first);
    await mkdir(join(out, `raw-${first.run.run}`));
    const raw = await open({ resume: true });
    expect(await raw.read('accuracy', OF, SAMPLES)).toBe('first');
  });
});
