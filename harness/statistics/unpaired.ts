import { wilson, type Interval } from './proportion.js';

/** Successes out of so many. */
export interface Tally {
  readonly successes: number;
  readonly n: number;
}

/**
 * The 95 % interval of the difference of two proportions from different examples, b − a, after Newcombe (1998),
 * "Interval estimation for the difference between independent proportions", method 10.
 *
 * @param a with n of at least 1
 * @param b with n of at least 1
 * @example
 * unpairedDifference({ successes: 48, n: 80 }, { successes: 56, n: 70 }); // 0.2, from 0.0524 to 0.3339
 */
export function unpairedDifference(a: Tally, b: Tally): Interval & { readonly difference: number } {
  const [shareA, shareB] = [a.successes / a.n, b.successes / b.n];
  const [boundsA, boundsB] = [wilson(a.successes, a.n), wilson(b.successes, b.n)];
  const difference = shareB - shareA;
  return {
    difference,
    low: difference - Math.hypot(shareB - boundsB.low, boundsA.high - shareA),
    high: difference + Math.hypot(boundsB.high - shareB, shareA - boundsA.low),
  };
}
