import fc from 'fast-check';
import { expect, it } from 'vitest';

import { commonDecimals, decimalsFor, decimalsOf } from './decimals.js';

it('counts significant digits, before the point and behind it', () => {
  expect([12.345, 0.00123, 1234, -99.9].map((value) => decimalsFor(3, value))).toEqual([1, 5, -1, 1]);
  expect([12.345, 0.00123, 1234, 0].map(decimalsOf)).toEqual([1, 4, 0, 0]);
});

it('never takes decimals from a value, and tells two digits of the width unless the value would have more than six', () => {
  const number = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 1e4);
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0, max: 4 }), (one, other, alone) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const value = low / 2 + high / 2;
      const decimals = commonDecimals({ value, low, high }, alone);
      expect(decimals).toBeGreaterThanOrEqual(alone);
      expect(commonDecimals({ value }, alone)).toBe(alone);
      if (high - low > 1e-4 * Math.max(Math.abs(low), Math.abs(high)))
        expect(high.toFixed(decimals)).not.toBe(low.toFixed(decimals));
    }),
  );
});
