import { sampleVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { welch } from './welch.js';

describe('Welch’s test', () => {
  it('gives what R’s t.test does on its data set "sleep"', () => {
    const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { difference, low, high, p } = welch(one, two);
    expect(difference).toBeCloseTo(1.58, 10);
    expect(low).toBeCloseTo(-0.2054832, 6);
    expect(high).toBeCloseTo(3.3654832, 6);
    expect(p).toBeCloseTo(0.07939414, 7);
  });

  it('knows for certain what never varies', () => {
    expect(welch([5, 5, 5], [7, 7])).toEqual({ difference: 2, low: 2, high: 2, p: 0 });
    expect(welch([5, 5], [5, 5])).toEqual({ difference: 0, low: 0, high: 0, p: 1 });
  });

  it('finds a difference where there is none in one of twenty, whichever of both varies more', () => {
    const random = createRandom(7, 'welch');
    const draw = (count: number, spread: number) =>
      Array.from({ length: count }, () => spread * random.normal());
    const trials = 2000;
    let found = 0;
    for (let trial = 0; trial < trials; trial++) if (welch(draw(9, 1), draw(9, 4)).p < 0.05) found++;
    expect(found / trials).toBeLessThan(0.06);
    expect(found / trials).toBeGreaterThan(0.035);
    expect(sampleVariance(draw(500, 4))).toBeGreaterThan(9);
  });
});
