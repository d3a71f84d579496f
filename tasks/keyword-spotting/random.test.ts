import { describe, expect, it } from 'vitest';

import { randomFrom } from './random.js';

const streams = Array.from({ length: 2000 }, (_, at) =>
  randomFrom(1, 'mix', `train-${String(at).padStart(5, '0')}`),
);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('randomFrom', () => {
  it('begins near streams with numbers that have nothing to do with each other', () => {
    const firsts = streams.map((random) => random.uniform());
    const tenths = new Set(firsts.slice(0, 100).map((first) => Math.floor(first * 10)));
    expect(tenths.size).toBe(10);
    const average = mean(firsts);
    const spread = mean(firsts.map((first) => (first - average) ** 2));
    const together = mean(firsts.slice(1).map((first, at) => (first - average) * (firsts[at]! - average)));
    // Four standard errors of a correlation of nothing.
    expect(Math.abs(together / spread)).toBeLessThan(4 / Math.sqrt(2000));
    expect(average).toBeCloseTo(0.5, 1);
  });

  it('draws normal numbers with mean 0 and variance 1', () => {
    const random = randomFrom(2, 'normal');
    const values = Array.from({ length: 20_000 }, () => random.normal());
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(20_000));
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });

  it('is right as often as it is told to', () => {
    const random = randomFrom(3, 'chance');
    expect(mean(Array.from({ length: 10_000 }, () => Number(random.chance(0.3))))).toBeCloseTo(0.3, 1);
  });
});
