import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';

import { defineMeasure, NotApplicable } from '../measures/measure.js';
import { Code } from './describe-code.js';
import { KeptSamples, type Collection } from './kept-samples.js';

let folder: string;
let notes: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rvw-samples-'));
  notes = [];
});
afterEach(() => rm(folder, { recursive: true }));

const measureThat = (repeatable: boolean) =>
  defineMeasure({
    id: 'counted',
    title: 'Counted',
    reading: 'A number.',
    scope: 'cell',
    repeatable,
    samples: z.number(),
    result: z.number(),
    summarise: (samples: number) => samples,
  });

const collection = (fields: Partial<Collection> = {}): Collection => ({
  measure: measureThat(true),
  of: ['toys', 'numbers', 'one', 'v8'],
  examplesSha256: 'abc',
  limit: undefined,
  ...fields,
});

const PARTS = { 'the harness': { '/a.js': '1' }, 'the program toys/one': { '/one.js': '1' } };

const kept = (
  fields: { parts?: Record<string, Record<string, string>>; seed?: string; take?: boolean } = {},
) =>
  new KeptSamples(folder, {
    run: 'first',
    code: new Code(fields.parts ?? PARTS),
    request: { seed: fields.seed ?? '7' },
    take: fields.take ?? true,
    note: (line) => notes.push(line),
  });

const SAME = () => 'same';

it('takes what was kept of the same, and of nothing else', async () => {
  await kept().keep(collection(), 42, [[['cells'], 'same']]);
  expect(await kept().take(collection(), SAME)).toMatchObject({ samples: 42, origin: { run: 'first' } });
  for (const [other, what] of [
    [kept({ seed: '8' }), collection()],
    [kept({ parts: { ...PARTS, 'the program toys/one': { '/one.js': '2' } } }), collection()],
    [kept({ parts: { ...PARTS, 'the measure counted': { '/counted.js': '1' } } }), collection()],
    [kept({ take: false }), collection()],
    [kept(), collection({ of: ['toys', 'numbers', 'one', 'wasm'] })],
    [kept(), collection({ examplesSha256: 'abd' })],
    [kept(), collection({ limit: 10 })],
    [kept(), collection({ measure: measureThat(false) })],
  ] as const)
    expect(await other.take(what, SAME)).toBeUndefined();
  expect(await kept().take(collection(), () => 'another')).toBeUndefined();
  // A part of another program is none of it.
  const others = kept({ parts: { ...PARTS, 'the program toys/other': { '/other.js': '2' } } });
  expect(await others.take(collection(), SAME)).toMatchObject({ samples: 42 });
  expect(notes).toEqual([]);
});

it('keeps why a measure does not apply, and nothing of one that is not repeatable', async () => {
  await kept().keep(collection(), new NotApplicable('there is nothing to count'), []);
  expect((await kept().take(collection(), SAME))?.samples).toEqual(
    new NotApplicable('there is nothing to count'),
  );
  await rm(join(folder, 'samples'), { recursive: true });
  await kept().keep(collection({ measure: measureThat(false) }), 42, []);
  expect(await readdir(folder)).toEqual([]);
});

it('goes on where nothing can be written, with a word', async () => {
  await writeFile(join(folder, 'samples'), 'a file where the folder should be');
  await kept().keep(collection(), 42, []);
  expect(notes).toEqual([
    expect.stringMatching(/^counted of toys, numbers, one, v8 is not kept: .*--cache-dir/),
  ]);
});

it('removes what was not used for longest', async () => {
  for (const limit of [1, 2, 3]) await kept().keep(collection({ limit }), limit, []);
  const names = await readdir(join(folder, 'samples'));
  for (const name of names) await utimes(join(folder, 'samples', name), 1000, 1000);
  expect(await kept().take(collection({ limit: 2 }), SAME)).toBeDefined();
  await kept().prune(300);
  expect(await readdir(join(folder, 'samples'))).toHaveLength(1);
  expect((await kept().take(collection({ limit: 2 }), SAME))?.samples).toBe(2);
});
