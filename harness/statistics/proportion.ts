import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

import type { Figure } from '../results/figure.js';

/** Intervals hold with 95 %. */
export const CONFIDENCE = 0.95;

const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2, 0, 1);

/** An interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of a proportion after Wilson (1927), "Probable inference, the law of succession, and statistical
 * inference": it never leaves [0, 1] and holds at 0 and n.
 *
 * @param successes from 0 to `n`; no whole number where `n` is what so many examples are worth
 * @param n above 0
 * @param quantile of the distribution of the score; the normal one unless its variance was estimated
 * @example
 * wilson(81, 263); // { low: 0.2553, high: 0.3662 } (Newcombe 1998, table I)
 */
export function wilson(successes: number, n: number, quantile = Z): Interval {
  const share = successes / n;
  const square = quantile * quantile;
  const centre = share + square / (2 * n);
  const spread = quantile * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  // At the ends the formula is exact only up to rounding.
  return {
    low: successes === 0 ? 0 : (centre - spread) / scale,
    high: successes === n ? 1 : (centre + spread) / scale,
  };
}

/**
 * A share as a figure: with Wilson's interval, or without one where everything was counted.
 *
 * @param exhaustive true where the n observations are all that there are
 */
export function shareFigure(successes: number, n: number, what: string, exhaustive = false): Figure {
  const base = {
    value: n === 0 ? 0 : successes / n,
    n,
    unit: 'share',
    direction: 'higher-is-better' as const,
  };
  if (exhaustive || n === 0)
    return { ...base, method: `${what}; all ${n} were counted, so there is no sampling error` };
  return {
    ...base,
    ...wilson(successes, n),
    interval: 'confidence',
    method: `${what}; 95 % interval after Wilson (1927)`,
  };
}
