import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import { quantileSorted } from 'simple-statistics';

/** A median with its 95 % interval; without one where there are too few values for any. */
export interface MedianInterval {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

/**
 * The median, and the order statistics between which the true one lies with at least 95 % confidence, whatever the
 * distribution (the sign test turned round: Thompson 1936). Fewer than six values have no such interval.
 *
 * @example
 * medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]); // { value: 5.5, low: 2, high: 9 }
 */
export function medianInterval(values: readonly number[]): MedianInterval {
  const sorted = [...values].sort((left, right) => left - right);
  const value = quantileSorted(sorted, 0.5);
  let outside = 0;
  while (binomialCdf(outside, sorted.length, 0.5) <= 0.025) outside++;
  return outside === 0 ? { value } : { value, low: sorted[outside - 1]!, high: sorted.at(-outside)! };
}
