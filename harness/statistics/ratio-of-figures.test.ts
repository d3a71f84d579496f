import { describe, expect, it } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { ratioOfFigures } from './ratio-of-figures.js';
import { shareFigure } from './proportion.js';

const figure = (value: number, low?: number, high?: number) => ({
  value,
  n: 100,
  unit: 'share',
  direction: 'lower-is-better' as const,
  method: 'made up',
  ...(low === undefined || high === undefined ? {} : { low, high, interval: 'confidence' as const }),
});

describe('the ratio of two figures', () => {
  it('is as wide as the logarithms of both together', () => {
    const ratio = ratioOfFigures(figure(0.4, 0.2, 0.8), figure(0.1, 0.05, 0.2), 'a ÷ b')!;
    expect(ratio.value).toBeCloseTo(4);
    const reach = Math.exp(Math.hypot(Math.log(2), Math.log(2)));
    expect([ratio.low, ratio.high]).toEqual([expect.closeTo(4 / reach), expect.closeTo(4 * reach)]);
  });

  it('is that of a where b is known', () => {
    expect(ratioOfFigures(figure(0.4, 0.2, 0.6), figure(0.1, 0.1, 0.1), 'a ÷ b')).toMatchObject({
      low: expect.closeTo(2) as number,
      high: expect.closeTo(6) as number,
    });
  });

  it('is nothing by 0, and has no interval where one of both has none or may be 0', () => {
    expect(ratioOfFigures(figure(0.4, 0.2, 0.6), figure(0, 0, 0.1), 'a ÷ b')).toBeUndefined();
    for (const [a, b] of [
      [figure(0.4), figure(0.1, 0.05, 0.2)],
      [figure(0.4, 0.2, 0.6), figure(0.1, 0, 0.2)],
      [figure(0, 0, 0.1), figure(0.1, 0.05, 0.2)],
    ] as const)
      expect(ratioOfFigures(a, b, 'a ÷ b')).not.toHaveProperty('low');
  });

  it('holds the true ratio of two shares 95 times in 100', () => {
    const random = createRandom(1, 'ratios');
    const drawn = (share: number, n: number) => {
      let hits = 0;
      for (let at = 0; at < n; at++) hits += random.chance(share) ? 1 : 0;
      return shareFigure(hits, n, 'drawn', false);
    };
    let held = 0;
    const runs = 1000;
    for (let run = 0; run < runs; run++) {
      const ratio = ratioOfFigures(drawn(0.2, 500), drawn(0.02, 1000), 'a ÷ b')!;
      if (ratio.low! <= 10 && ratio.high! >= 10) held += 1;
    }
    expect(held / runs).toBeGreaterThan(0.93);
    expect(held / runs).toBeLessThan(0.985);
  });
});
