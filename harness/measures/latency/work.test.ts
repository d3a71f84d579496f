import { describe, expect, it } from 'vitest';

import { extremeInputs, relateWork } from './work.js';

const TIMES = [50, 10, 40, 20, 30, 60, 70];
const samples = { inputs: 7, rounds: 1, times: [Float64Array.from(TIMES)] };
const perInput = TIMES.map((median, at) => ({ example: `example-${at}`, median }));
const drawings = Object.fromEntries(perInput.map(({ example }) => [example, `<svg>${example}</svg>`]));

/** Counts for the inputs named by their places. */
const counted = (places: readonly number[], comparisons: readonly number[]) => ({
  runtime: 'v8',
  exampleIds: places.map((place) => `example-${place}`),
  comparisons: Float64Array.from(comparisons),
  arithmetic: new Float64Array(places.length).fill(1),
  calls: new Float64Array(places.length).fill(1),
});

describe('work against time', () => {
  it('names the fastest and the slowest inputs', () => {
    expect(extremeInputs(samples)).toEqual({ fastest: [1, 3, 4], slowest: [6, 5, 0] });
  });

  it('finds work that ranks the inputs as time does, in whatever order it was counted', () => {
    const work = relateWork(
      samples,
      perInput,
      counted([6, 5, 4, 3, 2, 1, 0], [7, 6, 3, 2, 4, 1, 5]),
      drawings,
    );
    expect(work.correlation?.value).toBeCloseTo(1, 12);
    expect(work).toMatchObject({ inputs: 7, fewestOperations: 3, mostOperations: 9 });
    expect(work.slowest[0]).toEqual({
      example: 'example-6',
      median: 70,
      operations: 9,
      drawing: '<svg>example-6</svg>',
    });
  });

  it('compares only inputs that were both counted and timed', () => {
    const work = relateWork(samples, perInput, counted([0, 1, 2, 3, 99], [4, 1, 3, 2, 1000]), drawings);
    expect(work.inputs).toBe(4);
    expect(work.correlation?.value).toBeCloseTo(1, 12);
    expect(work.mostOperations).toBe(6);
  });

  it('has no correlation where every input takes the same work', () => {
    const work = relateWork(
      samples,
      perInput,
      counted([0, 1, 2, 3, 4, 5, 6], [9, 9, 9, 9, 9, 9, 9]),
      drawings,
    );
    expect(work.correlation).toBeUndefined();
  });
});
