import type { Figure } from '../results/figure.js';

/**
 * The ratio of two means or shares that are not negative, a ÷ b, with its 95 % interval from the intervals of both: Donner and
 * Zou (2012), "Closed-form confidence intervals for functions of the normal mean and standard deviation". With intervals of
 * normal means it is Fieller's (1954). Both are taken to be independent; where they rise together, it is wider than it need be.
 *
 * @param what how the method names the ratio
 * @returns nothing where b is 0; without an interval where one of both has none, or may be 0 below
 */
export function ratioOfFigures(a: Figure, b: Figure, what: string): Figure | undefined {
  if (!(b.value > 0)) return undefined;
  const base = { value: a.value / b.value, n: a.n, unit: 'ratio', direction: a.direction };
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined)
    return { ...base, method: `${what}; without an interval, as one of both has none` };
  // What is above 0 below has a greatest ratio.
  if (!(b.low > 0)) return { ...base, method: `${what}; without an interval, as the lower may be 0` };
  const product = a.value * b.value;
  const end = (ofA: number, ofB: number, sign: number): number => {
    const rest = product ** 2 - ofA * ofB * (2 * a.value - ofA) * (2 * b.value - ofB);
    return (product + sign * Math.sqrt(Math.max(0, rest))) / (ofB * (2 * b.value - ofB));
  };
  return {
    ...base,
    // Beyond twice the value of b the closed form has no lower end above 0.
    low: b.high < 2 * b.value ? Math.max(0, end(a.low, b.high, -1)) : 0,
    high: end(a.high, b.low, 1),
    interval: 'confidence',
    method: `${what}; 95 % interval from those of both (Donner and Zou 2012)`,
  };
}
