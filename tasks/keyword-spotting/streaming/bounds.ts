import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** Probability that an interval leaves out on each side: 95 % are inside. */
const SIDE = 0.025;

/**
 * Interval of a share, exact (Clopper and Pearson 1934).
 *
 * @param count of `total` that have the property
 */
export function shareInterval(count: number, total: number): { low: number; high: number } {
  return {
    low: count === 0 ? 0 : solve((share) => 1 - binomialCdf(count - 1, total, share) < SIDE, 1),
    high: count === total ? 1 : solve((share) => binomialCdf(count, total, share) > SIDE, 1),
  };
}

/**
 * Upper end of the one-sided 95 % interval of a Poisson mean, exact (Garwood 1936): 3.0 when nothing was counted.
 */
export function countUpperBound(count: number): number {
  const cdf = (mean: number): number => {
    let term = Math.exp(-mean);
    let sum = term;
    for (let k = 1; k <= count; k++) sum += term *= mean / k;
    return sum;
  };
  return solve((mean) => cdf(mean) > 2 * SIDE, 10 + 3 * count);
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
