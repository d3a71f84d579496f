import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { medianLasting, survivalCurve, type Lasting } from './survival.js';

/** Weeks in remission of 42 patients with leukaemia (Freireich et al. 1963; Kalbfleisch and Prentice 1980, table 1.1): `-` is censored. */
const TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

const lasting = (weeks: readonly number[]): Lasting[] =>
  weeks.map((week) => ({ until: Math.abs(week), ended: week > 0 }));
const WEEKS = { what: 'remission', unit: 'weeks', direction: 'higher-is-better' } as const;

describe('Kaplan and Meier’s estimate', () => {
  it('is the published one of the treated patients', () => {
    const shares = survivalCurve(lasting(TREATED)).map(({ time, share }) => [time, Number(share.toFixed(4))]);
    expect(shares).toEqual([
      [6, 0.8571],
      [7, 0.8067],
      [10, 0.7529],
      [13, 0.6902],
      [16, 0.6275],
      [22, 0.5378],
      [23, 0.4482],
    ]);
  });

  it('has the interval of log(−log) that goes with Greenwood’s standard error, 0.0764 after six weeks', () => {
    // 0.8571 to the power of exp(± 1.96 × 0.0764 ÷ (0.8571 × 0.15415)).
    const { low, high } = survivalCurve(lasting(TREATED))[0]!;
    expect(low).toBeCloseTo(0.6197, 3);
    expect(high).toBeCloseTo(0.9516, 3);
  });

  it('has the published medians: 23 weeks, and 8 [4, 11] without treatment', () => {
    expect(medianLasting(lasting(TREATED), WEEKS)).toMatchObject({ value: 23 });
    expect(medianLasting(lasting(TREATED), WEEKS)).not.toHaveProperty('high');
    expect(medianLasting(lasting(PLACEBO), WEEKS)).toMatchObject({ value: 8, low: 4, high: 11 });
  });

  it('of what all is seen to its end is the share that lasts longer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (weeks) => {
        for (const { time, share } of survivalCurve(lasting(weeks)))
          expect(share).toBeCloseTo(weeks.filter((week) => week > time).length / weeks.length);
      }),
    );
  });

  it('knows no median where more than half outlast what was seen', () => {
    expect(medianLasting(lasting([3, -5, -5]), WEEKS)).toBeUndefined();
  });
});
