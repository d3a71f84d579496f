import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { defineMeasure } from '../measures/measure.js';
import { analyse, type RunDescription } from './analyse.js';
import { Collected, ofCell } from './collected.js';

const source = { title: 'none', accuracy: 0, source: 'none' };
const RUN: RunDescription = {
  schemaVersion: 3,
  run: {
    id: 'run',
    seed: 1,
    profile: 'quick',
    split: 'test',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    interrupted: false,
    commandLine: 'rvw run',
    version: '0',
    git: null,
  },
  environment: {
    cpu: 'none',
    cores: 1,
    memoryBytes: 1,
    os: 'none',
    governor: null,
    node: 'v0',
    v8: '0',
    packages: {},
    runtimes: {},
  },
  family: { measures: ['divided'] },
  tasks: [
    {
      id: 'toys',
      title: 'Toys',
      summary: 'Toys.',
      floor: source,
      reference: source,
      datasets: [
        {
          id: 'numbers',
          title: 'Numbers',
          licence: 'CC0-1.0',
          citation: 'none',
          source: 'none',
          exhaustive: false,
          synthetic: false,
          fingerprint: 'none',
        },
      ],
      programs: [],
    },
  ],
};

const cellOf = (program: string) =>
  ({
    task: 'toys',
    dataset: 'numbers',
    program,
    kind: 'handwritten',
    runtime: 'v8',
    title: program,
  }) as const;
const CELLS = [cellOf('a'), cellOf('b')];

/** Compares by dividing the one value by the other. */
const divided = defineMeasure({
  id: 'divided',
  title: 'Divided',
  reading: 'A number.',
  scope: 'cell',
  result: z.number(),
  samples: z.number(),
  collection: { of: 'cell', run: 'alone', collect: () => Promise.resolve(0) },
  summarise: (samples: number) => samples,
  compare: (a, b) => {
    if (a.result < 0) throw new Error('below nothing');
    const figure = { n: 1, unit: '×', direction: 'neither', method: 'divided' } as const;
    return {
      title: 'Divided',
      valueA: { ...figure, value: a.result },
      valueB: { ...figure, value: b.result },
      difference: { ...figure, value: b.result / a.result },
      p: null,
      test: 'none',
      direction: 'neither',
    };
  },
});

function analyseValues(a: number, b: number) {
  const collected = new Collected();
  [a, b].forEach((samples, at) =>
    collected.set('divided', ofCell(CELLS[at]!), { state: 'collected', samples }),
  );
  return analyse(RUN, CELLS, [divided], collected, 'it was cut short');
}

describe('two programs that a measure cannot compare', () => {
  it.each([
    [-1, 2, 'below nothing'],
    [0, 0, 'a figure of theirs is NaN'],
  ])('are a failure of their group, and keep their figures: %d and %d', (a, b, reason) => {
    const { cells, wider, comparisons } = analyseValues(a, b);
    expect(cells.map(({ measures }) => measures.divided)).toEqual([
      { state: 'measured', result: a },
      { state: 'measured', result: b },
    ]);
    expect(comparisons).toEqual([]);
    expect(wider).toEqual([
      {
        scope: 'group',
        task: 'toys',
        dataset: 'numbers',
        measures: { divided: { state: 'failed', error: `a and b cannot be compared: ${reason}` } },
      },
    ]);
  });

  it('are few: others are compared', () => {
    const { wider, comparisons } = analyseValues(1, 2);
    expect(wider).toEqual([]);
    expect(comparisons.map(({ difference, verdict }) => [difference.value, verdict])).toHaveLength(1);
  });
});

it('says why there is nothing of a cell that a run did not reach', () => {
  const { cells } = analyse(RUN, CELLS, [divided], new Collected(), 'it was cut short');
  expect(cells.map(({ measures }) => measures.divided)).toEqual(
    CELLS.map(() => ({ state: 'skipped', reason: 'it was cut short' })),
  );
});
