import { describe, expect, it } from 'vitest';

import { compareWork } from './compare.js';
import type { WorkSamples } from './schema.js';
import { summariseWork } from './summarise.js';

/** Counts of so many operations on the inputs `0`, `1`, …. */
const samples = (comparisons: readonly number[]): WorkSamples => ({
  runtime: 'v8',
  exampleIds: comparisons.map((_, at) => String(at)),
  comparisons: Float64Array.from(comparisons),
  arithmetic: new Float64Array(comparisons.length).fill(2),
  calls: new Float64Array(comparisons.length).fill(1),
});

const side = (counts: WorkSamples) => ({
  program: 'toy',
  runtime: 'v8',
  samples: counts,
  result: summariseWork(counts),
});

describe('operations', () => {
  it('are comparisons, arithmetic and calls together, with Student’s interval over inputs', () => {
    const { operations, overInputs, fewest, most, constant } = summariseWork(samples([1, 2, 3, 4, 5]));
    expect(operations).toMatchObject({ value: 6, interval: 'confidence', n: 5 });
    // ± t(0.975; 4) · √(2.5 / 5)
    expect(operations.high! - operations.value).toBeCloseTo(2.7764 * Math.SQRT1_2, 3);
    expect(overInputs).toMatchObject({ value: 6, interval: 'spread' });
    expect({ fewest, most, constant }).toEqual({ fewest: 4, most: 8, constant: false });
  });

  it('are constant where every input takes as many', () => {
    const { operations, constant } = summariseWork(samples([7, 7, 7]));
    expect(constant).toBe(true);
    expect(operations).toMatchObject({ value: 10, low: 10, high: 10 });
  });

  it('of one input have no interval', () => {
    expect(summariseWork(samples([7])).operations.low).toBeUndefined();
  });
});

describe('two programs', () => {
  it('that differ by a factor on every input: that factor, without any doubt', () => {
    const a = samples([1, 5, 9]);
    const twice = { ...a, comparisons: a.comparisons.map((count) => 2 * (count + 3)) };
    const none = new Float64Array(3);
    const { difference, p } = compareWork(side(a), side({ ...twice, arithmetic: none, calls: none }))!;
    expect(difference.value).toBeCloseTo(2, 12);
    expect(difference.low).toBeCloseTo(2, 12);
    expect(difference.high).toBeCloseTo(2, 12);
    expect(p).toBeLessThan(1e-9);
  });

  it('of which one was counted on fewer inputs, which all take the same: the other’s interval', () => {
    const counts = Array.from({ length: 40 }, (_, at) => (at % 10) * 10);
    const a = side(samples(counts));
    const { difference } = compareWork(a, side(samples(new Array(40).fill(997))))!;
    const { value, low } = a.result.operations;
    expect(difference.value).toBeCloseTo(1000 / value, 9);
    // To first order the ratio is as uncertain as the mean.
    expect(difference.high! / difference.value).toBeCloseTo(Math.exp(1 - low! / value), 6);
    const { difference: fewer } = compareWork(a, side(samples(new Array(10).fill(997))))!;
    expect(fewer.value).toBeCloseTo(difference.value, 9);
    expect(fewer.high!).toBeGreaterThan(difference.high!);
  });

  it('are not compared where one does nothing', () => {
    const nothing = new Float64Array(3);
    const idle = { ...samples([0, 0, 0]), arithmetic: nothing, calls: nothing };
    expect(compareWork(side(idle), side(samples([1, 2, 3])))).toBeUndefined();
  });
});
