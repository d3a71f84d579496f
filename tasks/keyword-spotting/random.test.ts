import { describe, expect, it } from 'vitest';

import { randomFrom } from './random.js';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('randomFrom', () => {
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
