import { expect, it } from 'vitest';

import { medianInterval } from './median.js';

it('is bounded by the order statistics that tables of the sign test give', () => {
  // Conover 1999, "Practical Nonparametric Statistics", table A3: n = 10 takes the 2nd and 9th, n = 20 the 6th and 15th.
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
  expect(medianInterval(upTo(10))).toEqual({ value: 5.5, low: 2, high: 9 });
  expect(medianInterval(upTo(20).reverse())).toEqual({ value: 10.5, low: 6, high: 15 });
  expect(medianInterval(upTo(6))).toEqual({ value: 3.5, low: 1, high: 6 });
});

it('has no interval where fewer than six values could never give one', () => {
  expect(medianInterval([3, 1, 2])).toEqual({ value: 2 });
});

it('is not moved by one value that is far off', () => {
  expect(medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 1e9])).toEqual({ value: 5.5, low: 2, high: 9 });
});
