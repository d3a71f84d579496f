import { describe, expect, it } from 'vitest';

import type { TaskResults } from '../../results/schema.js';
import type { RightSamples } from '../accuracy/schema.js';
import { summariseShift } from './summarise.js';

const dataset = (id: string, synthetic = false): TaskResults['datasets'][number] => ({
  id,
  title: `The ${id} data`,
  licence: '',
  citation: '',
  source: '',
  exhaustive: false,
  synthetic,
  fingerprint: '',
});
const task = (...datasets: TaskResults['datasets']): TaskResults => ({
  id: 'words',
  title: 'Words',
  summary: '',
  floor: { title: '', accuracy: 0, source: '' },
  reference: { title: '', accuracy: 0, source: '' },
  datasets,
  programs: [],
});

/** Rows of `right, class, person, group`. */
type Row = readonly [right: 0 | 1, truth: number, person: string | null, group: number];

function evidence(id: string, rows: readonly Row[], titles?: readonly string[]) {
  const samples: RightSamples = {
    right: Uint8Array.from(rows, ([right]) => right),
    answers: rows.map(() => '"any"'),
    confidence: Float64Array.from(rows, () => Number.NaN),
    classes: {
      labels: ['yes', 'no', 'other'],
      answers: [],
      truths: Int32Array.from(rows, ([, truth]) => truth),
    },
    people: rows.map(([, , person]) => person),
    ...(titles
      ? {
          groups: {
            known: titles.map((title) => ({ title, meaning: `those ${title}` })),
            of: Int32Array.from(rows, ([, , , group]) => group),
          },
        }
      : {}),
    exampleIds: rows.map((_, at) => String(at)),
    decisionsSha256: '',
  };
  return { dataset: id, program: 'rules', runtime: 'v8', samples };
}

const made: readonly Row[] = [
  [1, 0, 'anna', 0],
  [1, 1, 'anna', 0],
  [1, 2, 'anna', 0],
  [1, 0, 'bert', 1],
  [0, 1, 'bert', 1],
  [0, 2, 'carl', 1],
  [0, 0, null, -1],
];

describe('the shift of the data', () => {
  it('compares the groups of one data set, and leaves out what belongs to none', () => {
    const [shift] = summariseShift([evidence('made', made, ['near', 'far'])], task(dataset('made', true)));
    expect(shift!.classes).toEqual(['yes', 'no', 'other']);
    expect(shift!.groups).toMatchObject([
      { title: 'near', synthetic: true, share: { value: 1, n: 3 }, people: 1, worst: { person: 'anna' } },
      { title: 'far', share: { n: 3 }, people: 2, worst: { person: 'carl', share: { value: 0 } } },
    ]);
    expect(shift!.groups[0]!.difference).toBeUndefined();
    expect(shift!.groups[1]!.difference!.value).toBeCloseTo(-2 / 3);
  });

  it('compares data sets on the classes that all of them hold', () => {
    const real: readonly Row[] = [
      [1, 0, 'dora', 0],
      [0, 1, 'dora', 0],
    ];
    const [shift] = summariseShift(
      [evidence('made', made, ['near', 'far']), evidence('real', real)],
      task(dataset('made', true), dataset('real')),
    );
    expect(shift!.classes).toEqual(['yes', 'no']);
    expect(shift!.groups.map(({ title, share }) => [title, share.n])).toEqual([
      ['near', 2],
      ['far', 2],
      ['The real data', 2],
    ]);
  });

  it('has nothing to say of a single group', () => {
    expect(summariseShift([evidence('real', made)], task(dataset('real')))).toEqual([]);
    const alone = evidence('made', made.slice(0, 3), ['near', 'far']);
    expect(summariseShift([alone], task(dataset('made')))).toEqual([]);
  });
});
