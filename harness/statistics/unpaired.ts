import type { Figure } from '../results/figure.js';

/**
 * The difference of two shares of different examples, b − a, with its 95 % interval from the intervals of both: Newcombe
 * (1998), "Interval estimation for the difference between independent proportions", method 10, where they are Wilson's, and
 * in general Zou and Donner (2008), "Construction of confidence limits about effect measures: a general approach". A share
 * without an interval leaves the difference without one, unless both were counted whole.
 *
 * @param what how the method names the difference
 */
export function differenceOfFigures(a: Figure, b: Figure, what: string): Figure {
  const difference = b.value - a.value;
  const base = { value: difference, n: b.n, unit: a.unit, direction: a.direction };
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined)
    return { ...base, method: `${what}; without an interval, as one of both has none` };
  return {
    ...base,
    low: difference - Math.hypot(b.value - b.low, a.high - a.value),
    high: difference + Math.hypot(b.high - b.value, a.value - a.low),
    interval: 'confidence',
    method: `${what}; 95 % interval from those of both (Newcombe 1998; Zou and Donner 2008)`,
  };
}
