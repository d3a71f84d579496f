import { mean } from 'simple-statistics';
import { expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { percentileInterval, resamplePlaces } from './bootstrap.js';

it('is about the interval of a mean where that is known', () => {
  const random = createRandom(1, 'values');
  const values = Array.from({ length: 200 }, () => random.normal());
  const { low, high } = percentileInterval(resamplePlaces(200, random), (places) =>
    mean(places.map((at) => values[at]!)),
  )!;
  // 1.96 ÷ √200 = 0.139 to either side.
  expect((high - low) / 2).toBeCloseTo(0.139, 1);
  expect(low).toBeLessThan(mean(values));
  expect(high).toBeGreaterThan(mean(values));
});

it('gives nothing where the statistic is often none', () => {
  const resamples = resamplePlaces(3, createRandom(1, 'few'));
  expect(percentileInterval(resamples, (places) => (places.includes(0) ? 1 : Number.NaN))).toBeUndefined();
});
