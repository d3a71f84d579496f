import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

import { CONFIDENCE, type Interval } from './proportion.js';

/** A p value below this is a difference. */
export const SIGNIFICANCE = 0.05;

/**
 * Student's 95 % interval (1908) around an estimate.
 *
 * @param freedom degrees of freedom, at least 1
 */
export function studentInterval(estimate: number, standardError: number, freedom: number): Interval {
  const reach = tQuantile(1 - (1 - CONFIDENCE) / 2, freedom) * standardError;
  return { low: estimate - reach, high: estimate + reach };
}

/** The two-sided p value of an estimate being 0, by Student's t. */
export function studentP(estimate: number, standardError: number, freedom: number): number {
  if (standardError === 0) return estimate === 0 ? 1 : 0;
  return 2 * (1 - tCdf(Math.abs(estimate) / standardError, freedom));
}
