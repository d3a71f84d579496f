import { mean } from 'simple-statistics';
import { expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { percentileInterval, percentiles, resampleCounts, resamplePlaces } from './bootstrap.js';

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

it('draws people whole, and examples of nobody by themselves', () => {
  const people = ['Ann', 'Ann', null, 'Ben', 'Ann', null];
  const seen = new Set<number>();
  for (const counts of resampleCounts(6, people, createRandom(1, 'people'))) {
    // Ann's three examples come together, as often as she does.
    expect([counts[1], counts[4]]).toEqual([counts[0], counts[0]]);
    // Ann, Ben, and two of nobody: four are drawn.
    expect(counts[0]! + counts[2]! + counts[3]! + counts[5]!).toBe(4);
    seen.add(counts[0]!);
  }
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4].filter((count) => seen.has(count)));
  expect(seen.size).toBeGreaterThan(2);
});

it('reaches further out where few were drawn from', () => {
  const values = Array.from({ length: 1000 }, (_, at) => at);
  expect(percentiles(values)!.low).toBeCloseTo(25, -1);
  // Φ(−√(14 ÷ 13) × 2.160) = 0.0125.
  expect(percentiles(values, 14)!.low).toBeCloseTo(12.5, 0);
  expect(percentiles(values, 1)).toBeUndefined();
});
