import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRandom, type Random } from '../../tasks/kit/random.js';
import { studentInterval, studentP } from './student.js';
import { inferFromParts } from './variance-parts.js';

const positive = (most: number) => fc.double({ min: 1e-3, max: most, noNaN: true });
const part = fc.record({ variance: positive(1e3), freedom: fc.integer({ min: 1, max: 200 }) });

describe('an estimate whose variance is a sum of parts', () => {
  it('has Student’s interval and p value where there is one part', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), part, (estimate, one) => {
        const { interval, p } = inferFromParts(estimate, [one]);
        const error = Math.sqrt(one.variance);
        const student = studentInterval(estimate, error, one.freedom);
        expect(interval.low).toBeCloseTo(student.low, 6);
        expect(interval.high).toBeCloseTo(student.high, 6);
        expect(p).toBeCloseTo(studentP(estimate, error, one.freedom), 6);
      }),
    );
  });

  it('has a p value below 0.05 where the interval leaves out 0, and only there', () => {
    fc.assert(
      fc.property(fc.double({ min: -99, max: 99, noNaN: true }), fc.array(part), (estimate, parts) => {
        const { interval, p } = inferFromParts(estimate, parts);
        fc.pre(Math.abs(p - 0.05) > 1e-9);
        expect(p < 0.05).toBe(interval.low > 0 || interval.high < 0);
      }),
    );
  });

  it('that is known for certain is what it is', () => {
    expect(inferFromParts(3, [{ variance: 0, freedom: 2 }])).toEqual({
      interval: { low: 3, high: 3 },
      p: expect.closeTo(0, 10) as number,
    });
    expect(inferFromParts(0, [{ variance: 0, freedom: 2 }]).p).toBe(1);
  });

  /** The estimate of a variance of 1. */
  const estimateOf = (freedom: number, random: Random): number =>
    Array.from({ length: freedom }, () => random.normal() ** 2).reduce((sum, one) => sum + one, 0) / freedom;

  it.each([1, 2, 4])(
    'is held at least as often as it says, where a part has %d degrees of freedom',
    (freedom) => {
      const random = createRandom(2017, 'parts', String(freedom));
      const trials = 2000;
      for (const other of [0.1, 0.5, 2]) {
        let held = 0;
        for (let trial = 0; trial < trials; trial++) {
          const estimate = Math.sqrt(1 + other) * random.normal();
          const { low, high } = inferFromParts(estimate, [
            { variance: estimateOf(freedom, random), freedom },
            { variance: other * estimateOf(29, random), freedom: 29 },
          ]).interval;
          if (low <= 0 && high >= 0) held++;
        }
        // Of a true 95 %, as many as 94.3 % in 97 of a hundred.
        expect(held / trials, `beside ${other}`).toBeGreaterThan(0.943);
        expect(held / trials, `beside ${other}`).toBeLessThan(0.992);
      }
    },
  );
});
