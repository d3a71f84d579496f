import tQuantile from '@stdlib/stats-base-dists-t-quantile';

import { CONFIDENCE, type Interval } from './proportion.js';

/** A part of the variance of an estimate: each is estimated by itself, and parts add up. */
export interface VariancePart {
  readonly variance: number;
  /** Degrees of freedom of its estimate, at least 1. */
  readonly freedom: number;
}

/** The 95 % interval of an estimate, and the two-sided p value of it being 0: below 0.05 where the interval leaves out 0. */
export interface Inference {
  readonly interval: Interval;
  readonly p: number;
}

/** p values are told apart down to here. */
const LEAST_P = 1e-12;

/** Halvings of the logarithm of what a p value may be: as many as a number has digits for. */
const HALVINGS = 50;

/**
 * The interval of an estimate whose variance is a sum of parts: how far Student's t of each part reaches, squared and added
 * (Howe 1974, "Approximate confidence limits on the mean of X + Y where X and Y are two tabled independent random variables").
 *
 * Where one part is known from few observations, the sum of all with Satterthwaite's degrees of freedom (1946) is too
 * narrow: that part is small by chance just when it is also believed to be known well. Of a part with two degrees of freedom and
 * another that is well known, it covers 92 to 95 %, and of one with a single degree 87 to 95 %; this one 95 to 98 and 95 to 99 %.
 *
 * @example
 * inferFromParts(2, [{ variance: 1, freedom: 10 }]).interval; // Student's: 2 ± 2.228
 */
export function inferFromParts(estimate: number, parts: readonly VariancePart[]): Inference {
  const reach = (p: number): number =>
    Math.hypot(...parts.map(({ variance, freedom }) => tQuantile(p / 2, freedom) * Math.sqrt(variance)));
  const ofInterval = reach(1 - CONFIDENCE);
  return {
    interval: { low: estimate - ofInterval, high: estimate + ofInterval },
    p: pWhere(reach, Math.abs(estimate)),
  };
}

/** The p value whose interval reaches just so far. */
function pWhere(reach: (p: number) => number, distance: number): number {
  if (distance === 0) return 1;
  let [low, high] = [Math.log(LEAST_P), 0];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (reach(Math.exp(middle)) > distance) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}
