import { expect, it } from 'vitest';

import { meanFigure } from './mean-figure.js';

const OF = { what: 'sleep gained', unit: 'h', direction: 'higher-is-better' } as const;

it('gives the interval of Student’s own example', () => {
  // The differences of the two drugs on ten patients (Student 1908): mean 1.58, 95 % interval 0.70 to 2.46.
  const { value, low, high } = meanFigure([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4], OF);
  expect(value).toBeCloseTo(1.58);
  expect(low).toBeCloseTo(0.7, 2);
  expect(high).toBeCloseTo(2.46, 2);
});

it('is wider where the values of one person are alike', () => {
  const values = [1, 1, 1, 3, 3, 3, 5, 5, 5, 7, 7, 7];
  const people = values.map((value) => `person ${value}`);
  const [plain, clustered] = [meanFigure(values, OF), meanFigure(values, { ...OF, people })];
  expect(clustered.value).toBe(plain.value);
  expect(clustered.high! - clustered.low!).toBeGreaterThan(1.5 * (plain.high! - plain.low!));
  expect(clustered.method).toContain('over 4 people');
});

it('stays within what values may be', () => {
  expect(meanFigure([0, 0, 9], { ...OF, bounds: [0, 9] })).toMatchObject({ low: 0, high: 9 });
});

it('has no interval where there is nothing to sample, or nothing to tell by', () => {
  expect(meanFigure([1, 2, 3], { ...OF, exhaustive: true }).interval).toBeUndefined();
  expect(meanFigure([1], OF).interval).toBeUndefined();
  expect(meanFigure([1, 2, 3], { ...OF, people: ['a', 'a', 'a'] }).interval).toBeUndefined();
});
