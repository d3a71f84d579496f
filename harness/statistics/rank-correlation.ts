import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { sampleRankCorrelation } from 'simple-statistics';

import { CONFIDENCE, type Interval } from './proportion.js';

const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2, 0, 1);

/** Below this an interval cannot be had: its standard error divides by n − 3. */
const LEAST = 4;

/**
 * Spearman's rank correlation (1904), ties sharing their mean rank, with the 95 % interval of Bonett and Wright (2000),
 * "Sample size requirements for estimating Pearson, Kendall and Spearman correlations": Fisher's z with the variance
 * (1 + r² ÷ 2) ÷ (n − 3).
 *
 * @returns undefined where it is not defined: fewer than four pairs, or one side all the same
 * @example
 * rankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]); // value 0.8
 */
export function rankCorrelation(
  x: readonly number[],
  y: readonly number[],
): (Interval & { readonly value: number }) | undefined {
  if (x.length < LEAST) return undefined;
  const correlation = sampleRankCorrelation([...x], [...y]);
  if (Number.isNaN(correlation)) return undefined;
  // Rounding may carry a perfect correlation a hair beyond 1.
  const value = Math.min(1, Math.max(-1, correlation));
  const reach = Z * Math.sqrt((1 + value ** 2 / 2) / (x.length - 3));
  const z = Math.atanh(value);
  return { value, low: Math.tanh(z - reach), high: Math.tanh(z + reach) };
}
