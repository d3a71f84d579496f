import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** Probability that an interval leaves out on each side: 95 % are inside. */
const SIDE = 0.025;

/** A 95 % interval. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * Interval of a share, exact (Clopper and Pearson 1934).
 *
 * @param count of `total` that have the property
 */
export function shareInterval(count: number, total: number): Bounds {
  return {
    low: count === 0 ? 0 : solve((share) => 1 - binomialCdf(count - 1, total, share) < SIDE, 1),
    high: count === total ? 1 : solve((share) => binomialCdf(count, total, share) > SIDE, 1),
  };
}

/** Two-sided interval of a Poisson mean, exact (Garwood 1936): 0 to 3.7 when nothing was counted. */
export function countInterval(count: number): Bounds {
  const most = 10 + 3 * count;
  return {
    low: count === 0 ? 0 : solve((mean) => 1 - poissonCdf(count - 1, mean) < SIDE, most),
    high: solve((mean) => poissonCdf(count, mean) > SIDE, most),
  };
}

/** Upper end of the one-sided 95 % interval of a Poisson mean when nothing was counted: the rule of three. */
export const NOTHING_COUNTED = -Math.log(2 * SIDE);

/** Probability that no more than so many are counted. Its terms are kept as logarithms: they vanish at large means. */
function poissonCdf(count: number, mean: number): number {
  let term = -mean;
  let sum = Math.exp(term);
  for (let k = 1; k <= count; k++) sum += Math.exp((term += Math.log(mean / k)));
  return sum;
}

/** Where a condition that holds from 0 on ceases to hold, by halving. */
function solve(holds: (value: number) => boolean, most: number): number {
  let [low, high] = [0, most];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
