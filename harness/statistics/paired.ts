import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialPmf from '@stdlib/stats-base-dists-binomial-pmf';

import { wilson, type Interval } from './proportion.js';

/** Two programs on the same examples: how many both, only one, or neither answered rightly. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

/** Counts pairs from what each program got right, example by example. */
export function countPairs(rightA: ArrayLike<number>, rightB: ArrayLike<number>): PairedCounts {
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  for (let at = 0; at < rightA.length; at++) {
    const a = rightA[at] !== 0;
    const b = rightB[at] !== 0;
    counts[a ? (b ? 'both' : 'onlyA') : b ? 'onlyB' : 'neither']++;
  }
  return counts;
}

/**
 * McNemar's exact test with the mid-p correction (Fagerland, Lydersen and Laake 2013, "The McNemar test for binary
 * matched-pairs data"): the two-sided p value of the discordant pairs being as uneven as they are by chance.
 *
 * @returns a p value in [0, 1]; 1 where no pair is discordant
 * @example
 * mcnemarMidP({ both: 1, onlyA: 1, onlyB: 7, neither: 12 }); // 0.039 (Fagerland et al., table 1)
 */
export function mcnemarMidP({ onlyA, onlyB }: PairedCounts): number {
  const discordant = onlyA + onlyB;
  if (discordant === 0) return 1;
  const fewer = Math.min(onlyA, onlyB);
  const exact = 2 * binomialCdf(fewer, discordant, 0.5);
  // With equal counts both tails hold the middle term, so half of it comes off each.
  return Math.min(1, exact - binomialPmf(fewer, discordant, 0.5));
}

/**
 * The 95 % interval of the difference of two paired proportions, b − a, after Newcombe (1998), "Improved confidence
 * intervals for the difference between binomial proportions based on paired data", method 10.
 *
 * @example
 * pairedDifference({ both: 1, onlyA: 1, onlyB: 7, neither: 12 }); // difference 0.286, from 0.026 to 0.507
 */
export function pairedDifference(counts: PairedCounts): Interval & { readonly difference: number } {
  const { both, onlyA, onlyB, neither } = counts;
  const n = both + onlyA + onlyB + neither;
  const a = (both + onlyA) / n;
  const b = (both + onlyB) / n;
  const intervalA = wilson(both + onlyA, n);
  const intervalB = wilson(both + onlyB, n);
  const correlation = phi(counts);
  const reach = (down: number, up: number): number =>
    Math.sqrt(Math.max(0, down * down - 2 * correlation * down * up + up * up));
  const difference = b - a;
  return {
    difference,
    low: difference - reach(b - intervalB.low, intervalA.high - a),
    high: difference + reach(intervalB.high - b, a - intervalA.low),
  };
}

/** Newcombe's continuity-corrected correlation of the pairs. */
function phi({ both, onlyA, onlyB, neither }: PairedCounts): number {
  const margins = (both + onlyA) * (onlyB + neither) * (both + onlyB) * (onlyA + neither);
  if (margins === 0) return 0;
  const determinant = both * neither - onlyA * onlyB;
  const n = both + onlyA + onlyB + neither;
  const corrected = determinant > 0 ? Math.max(determinant - n / 2, 0) : determinant;
  return corrected / Math.sqrt(margins);
}
