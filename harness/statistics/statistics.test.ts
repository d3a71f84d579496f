import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { holm } from './holm.js';
import { mcnemarMidP, pairedDifference } from './paired.js';
import { shareFigure, wilson } from './proportion.js';
import { rankCorrelation } from './rank-correlation.js';
import { studentInterval, studentP } from './student.js';

describe('wilson', () => {
  it.each([
    // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is %f to %f', (successes, n, low, high) => {
    const interval = wilson(successes, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('contains the share and stays within [0, 1]', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, fraction) => {
          const successes = Math.round(fraction * n);
          const { low, high } = wilson(successes, n);
          return low >= 0 && low <= successes / n && high >= successes / n && high <= 1;
        },
      ),
    );
  });

  it('is left out where everything was counted', () => {
    expect(shareFigure(3, 4, 'share right', true)).not.toHaveProperty('low');
    expect(shareFigure(3, 4, 'share right')).toHaveProperty('low');
  });
});

describe('paired tests', () => {
  // Fagerland, Lydersen and Laake (2013 and 2014): airway hyper-responsiveness before and after transplantation.
  const airways = { both: 1, onlyA: 1, onlyB: 7, neither: 12 };

  it('gives the published mid-p value', () => {
    expect(mcnemarMidP(airways)).toBeCloseTo(0.0391, 4);
  });

  it('gives the published square-and-add interval', () => {
    const { difference, low, high } = pairedDifference(airways);
    expect(difference).toBeCloseTo(0.286, 3);
    expect(low).toBeCloseTo(0.026, 3);
    expect(high).toBeCloseTo(0.507, 3);
  });

  it('finds nothing where the discordant pairs are even, whichever program is named first', () => {
    const count = fc.nat(60);
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: 1, max: 60 }), (both, onlyA, onlyB, neither) => {
        const forwards = { both, onlyA, onlyB, neither };
        const backwards = { both, onlyA: onlyB, onlyB: onlyA, neither };
        expect(mcnemarMidP(forwards)).toBe(mcnemarMidP(backwards));
        expect(pairedDifference(forwards).low).toBeCloseTo(-pairedDifference(backwards).high, 10);
      }),
    );
    expect(mcnemarMidP({ both: 5, onlyA: 4, onlyB: 4, neither: 5 })).toBeGreaterThan(0.7);
    expect(mcnemarMidP({ both: 5, onlyA: 0, onlyB: 0, neither: 5 })).toBe(1);
  });
});

describe('holm', () => {
  it('corrects as in the published example', () => {
    // R 4.3, p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm").
    const corrected = holm([0.05, 0.01, 0.03, 0.02, 0.04]);
    [0.09, 0.05, 0.09, 0.08, 0.09].forEach((p, at) => expect(corrected[at]).toBeCloseTo(p, 10));
  });
});

describe('student', () => {
  it('has the tabulated quantiles', () => {
    expect(studentInterval(0, 1, 4).high).toBeCloseTo(2.776, 3);
    expect(studentInterval(0, 1, 1).high).toBeCloseTo(12.706, 3);
    expect(studentP(2.776, 1, 4)).toBeCloseTo(0.05, 3);
    expect(studentP(0, 0, 4)).toBe(1);
  });
});

describe('rank correlation', () => {
  it('gives the value of a worked example, and its interval', () => {
    // Kendall and Gibbons (1990), "Rank correlation methods": the squared rank differences sum to 4, so 1 − 24 ÷ 120.
    const found = rankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]);
    expect(found?.value).toBeCloseTo(0.8, 12);
    // atanh 0.8 ± 1.96 √((1 + 0.32) ÷ 2)
    expect(found?.low).toBeCloseTo(Math.tanh(1.0986 - 1.95996 * 0.8124), 3);
    expect(found?.high).toBeCloseTo(Math.tanh(1.0986 + 1.95996 * 0.8124), 3);
  });

  it('shares the mean rank between ties, whatever the order of the pairs', () => {
    const forwards = rankCorrelation([1, 1, 2, 2, 3, 3], [1, 2, 2, 3, 3, 4]);
    const backwards = rankCorrelation([3, 3, 2, 2, 1, 1], [4, 3, 3, 2, 2, 1]);
    expect(forwards?.value).toBeCloseTo(backwards!.value, 12);
  });

  it('is 1 at 1, and undefined where one side never changes or there is too little', () => {
    expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])).toEqual({ value: 1, low: 1, high: 1 });
    expect(rankCorrelation([5, 5, 5, 5], [1, 2, 3, 4])).toBeUndefined();
    expect(rankCorrelation([1, 2, 3], [1, 2, 3])).toBeUndefined();
  });
});
