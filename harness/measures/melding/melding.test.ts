import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { MeldedForm, NetworkMelding } from '../../../tasks/contract/index.js';
import type { KnownTask } from '../../plugins.js';
import { MELDING_VERSION, readMelding, writeMelding, type MeldingFile } from './melding-file.js';
import { recordMelding } from './record.js';
import { meldingSchema } from './schema.js';
import { summariseMelding } from './summarise.js';

/** Of a hundred: both right on so many, and so many only with one of the two. */
const scores = (both: number, onlyApart: number, onlyTogether: number) => ({
  total: 100,
  alone: 40,
  apart: both + onlyApart,
  together: both + onlyTogether,
  onlyApart,
  onlyTogether,
});

const recorded = (...seeds: readonly (readonly [number, number, number])[]): MeldingFile => ({
  meldingVersion: MELDING_VERSION,
  task: 'toys',
  program: 'learned',
  dataset: { id: 'numbers', fingerprint: 'forty numbers' },
  recipe: 'Shortly.',
  settings: {},
  command: 'rvw train toys --melding',
  seeds: seeds.map((counts, at) => ({
    seed: at + 1,
    trainingExamples: 10,
    trainingSeconds: 1,
    runtime: { id: 'wasm', version: '1' },
    validation: scores(50, 0, 0),
    test: scores(...counts),
  })),
});

describe('melding', () => {
  it('is the gain over seeds, and paired over examples in each', () => {
    const found = summariseMelding(recorded([60, 1, 11], [60, 2, 22], [60, 3, 33]), 'test', false);
    expect(meldingSchema.safeParse(found).success).toBe(true);
    expect(found.gain.value).toBeCloseTo(0.2, 10);
    // Student with two degrees of freedom: 0.2 ± 4.303 · 0.1 / √3.
    expect(found.gain.low).toBeCloseTo(0.2 - 0.2484, 3);
    expect(found.alone.value).toBeCloseTo(0.4, 10);
    expect(found.seeds.map(({ gain }) => Math.round(100 * gain.value))).toEqual([10, 20, 30]);
    expect(found.seeds[0]!.gain.low).toBeGreaterThan(0);
    for (const { p } of found.seeds) expect(p).toBeLessThan(0.01);
    expect(summariseMelding(recorded([60, 1, 11]), 'validation', false).gain.value).toBe(0);
  });

  it('finds no gain where the two are right on as many, whichever those are', () => {
    const { gain, seeds } = summariseMelding(recorded([60, 9, 9], [60, 8, 8]), 'test', false);
    expect(gain.value).toBe(0);
    expect(seeds[0]!.p).toBe(1);
  });
});

describe('recording', () => {
  it('scores all forms on the same noisy examples, which no program but the loaded form sees', async () => {
    const seen = new Map<MeldedForm, number[]>();
    const melding: NetworkMelding<number, boolean> = {
      recipe: 'Not at all.',
      settings: { noise: 1 },
      recorded: pathToFileURL(`${tmpdir()}/`),
      noisy: (input, normal) => input + normal(),
      train: (seed) =>
        Promise.resolve({
          trainingSeconds: 0.4,
          trainingExamples: seed,
          runtime: { id: 'wasm', version: '1' },
          load: (form) => {
            seen.set(form, seen.get(form) ?? []);
            return Promise.resolve({
              decide: (input: number) => {
                seen.get(form)!.push(input);
                // Apart is right on the negative ones, together on all, alone on none.
                const answer = form === 'together' || (form === 'apart' && input < 0);
                return { kind: 'answer' as const, answer };
              },
              explain: () => {
                throw new Error('nobody asks');
              },
              dispose: () => undefined,
            });
          },
        }),
    };
    const examples = Array.from({ length: 50 }, (_, at) => ({ id: `n${at}`, input: 0, truth: true }));
    const task = {
      id: 'toys',
      score: ({ answer }: { answer: boolean }) => answer,
      dataSets: [
        { id: 'numbers', fingerprint: () => Promise.resolve('x'), load: () => Promise.resolve(examples) },
      ],
    } as unknown as KnownTask['task'];
    const found = await recordMelding({
      task,
      program: { id: 'learned', runtimes: ['wasm'] },
      melding: melding,
      seeds: [1, 2],
      context: { seed: 7, cacheFolder: '' },
      command: 'a test',
      tell: () => undefined,
    });
    const [first] = found.seeds;
    expect(first!.test).toMatchObject({ total: 50, alone: 0, together: 50, onlyApart: 0 });
    expect(first!.test.onlyTogether).toBe(50 - first!.test.apart);
    expect(first!.test.apart).toBeGreaterThan(10);
    expect(seen.get('apart')).toEqual(seen.get('together'));
    expect(new Set(seen.get('apart')!.slice(0, 50)).size).toBe(50);
    expect(found.seeds.map(({ seed, trainingExamples }) => [seed, trainingExamples])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(found.seeds[1]!.test).toEqual(first!.test);
  });
});

describe('the recorded file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'melding-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('comes back as it was written, and is undefined where there is none', async () => {
    const url = pathToFileURL(`${folder}/`);
    expect(await readMelding(url)).toBeUndefined();
    const file = recorded([60, 1, 11]);
    expect(await writeMelding(folder, file)).toBe(join(folder, 'melding.json'));
    expect(await readMelding(url)).toEqual(file);
    await writeFile(join(folder, 'melding.json'), JSON.stringify({ ...file, meldingVersion: 2 }));
    await expect(readMelding(url)).rejects.toThrow(/melding\.json is not valid at "meldingVersion"/);
  });
});
