import fc from 'fast-check';
import { expect, test } from 'vitest';

import { learningRate } from './schedule.js';

const schedule = { peak: 0.002, warmUp: 0.1, floor: 0.05 };

test('rises to its peak, and falls to its floor', () => {
  expect(learningRate(schedule, 0)).toBe(0);
  expect(learningRate(schedule, 0.05)).toBeCloseTo(0.001);
  expect(learningRate(schedule, 0.1)).toBeCloseTo(0.002);
  expect(learningRate(schedule, 1)).toBeCloseTo(0.0001);
});

test('never falls while warming up, never rises afterwards', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (one, other) => {
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      const [before, after] = [learningRate(schedule, earlier), learningRate(schedule, later)];
      if (later <= schedule.warmUp) expect(after).toBeGreaterThanOrEqual(before);
      if (earlier >= schedule.warmUp) expect(after).toBeLessThanOrEqual(before + 1e-12);
    }),
  );
});
