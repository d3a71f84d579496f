import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import type { Timings } from '../latency/timings.js';
import { summariseRules, summariseWidths } from './summarise.js';
import { networkOf, sweepOf } from './test-sweep.js';

const random = () => createRandom(7, 'agility');

/** Three launches that take this long, a little more or less. */
const taking = (nanoseconds: number, launches = [0.99, 1, 1.01]): Timings => ({
  inputs: 4,
  rounds: 3,
  times: launches.map((launch) =>
    Float64Array.from({ length: 12 }, (_, at) => nanoseconds * launch * (1 + 0.001 * (at % 3))),
  ),
});

describe('a sweep of widths', () => {
  const rights = { 0.5: [960, 962, 964], 1: [970, 974, 975] };
  const sweep = sweepOf(
    'width',
    ([1, 0.5] as const).flatMap((width) =>
      rights[width].map((right, at) => networkOf({ width, right, seed: at + 1 })),
    ),
  );
  const found = summariseWidths(sweep, 'test', false, [taking(100), taking(200, [1.02, 1, 0.97])], random());

  it('is the mean over seeds, with an interval over seeds', () => {
    expect(found.widths.map(({ width }) => width)).toEqual([0.5, 1]);
    const [half] = found.widths;
    // Student with two degrees of freedom: 0.962 ± 4.303 · 0.002 / √3.
    expect(half!.accuracy).toMatchObject({ value: expect.closeTo(0.962, 10) as number, n: 3 });
    expect(half!.accuracy.low).toBeCloseTo(0.962 - 0.004_968, 5);
    expect(half!.latency.value).toBeCloseTo(100, 0);
    expect(found.seeds).toBe(3);
  });

  it('gives the exchange rate from a width to the next smaller one, seed by seed', () => {
    expect(found.steps).toHaveLength(1);
    const [step] = found.steps;
    expect(step).toMatchObject({ from: 1, to: 0.5 });
    expect(step!.accuracy.value).toBeCloseTo(-0.011, 10);
    expect(step!.speed.value).toBeCloseTo(2, 1);
    expect(step!.speed.low).toBeLessThan(2);
    expect(step!.speed.high).toBeGreaterThan(2);
  });

  it('is read on validation data where the run is', () => {
    const other = summariseWidths(sweep, 'validation', false, [taking(1), taking(2)], random());
    expect(other.widths[0]!.accuracy.value).toBeCloseTo(0.952, 10);
  });
});

describe('rules that are switched off', () => {
  const whole = Uint8Array.from({ length: 100 }, (_, at) => (at < 90 ? 1 : 0));
  const without = Uint8Array.from({ length: 100 }, (_, at) => (at < 80 ? 1 : 0));
  const report = { whole, groups: [{ id: 'holes', title: 'Holes', right: without }] };
  const times = [taking(100), taking(80)];

  it('are compared with the whole program on the same examples', () => {
    const { groups, whole: all } = summariseRules(report, false, undefined, times, random());
    expect(all.accuracy.value).toBe(0.9);
    const [holes] = groups;
    expect(holes!.accuracy.value).toBe(0.8);
    expect(holes!.difference.value).toBeCloseTo(-0.1, 10);
    expect(holes!.difference.high).toBeLessThan(0);
    expect(holes!.speed.value).toBeCloseTo(1.25, 5);
  });

  it('have no sampling error where every example there is was counted', () => {
    const [holes] = summariseRules(report, true, undefined, times, random()).groups;
    expect(holes!.difference).not.toHaveProperty('low');
    expect(holes!.accuracy).not.toHaveProperty('low');
  });
});
