import type { Figure } from '../results/figure.js';

/**
 * The ratio of two figures that are not negative, a ÷ b, with its 95 % interval from the intervals of both: the difference of
 * their logarithms after Zou and Donner (2008), "Construction of confidence limits about effect measures: a general approach".
 * Both are taken to be independent; where they rise together, it is wider than it need be.
 *
 * @param what how the method names the ratio
 * @returns nothing where b is 0; without an interval where one of both has none, or b may be 0
 * @example
 * ratioOfFigures(mean, before, 'after ÷ before')?.value; // 2 where it doubled
 */
export function ratioOfFigures(a: Figure, b: Figure, what: string): Figure | undefined {
  if (!(b.value > 0)) return undefined;
  const ratio = a.value / b.value;
  const base = { value: ratio, n: a.n, unit: '×', direction: a.direction };
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined)
    return { ...base, method: `${what}; without an interval, as one of both has none` };
  if (!(b.low > 0 && a.value > 0))
    return { ...base, method: `${what}; without an interval, as one of both may be 0` };
  return {
    ...base,
    low: ratio * Math.exp(-Math.hypot(Math.log(a.value / a.low), Math.log(b.high / b.value))),
    high: ratio * Math.exp(Math.hypot(Math.log(a.high / a.value), Math.log(b.value / b.low))),
    interval: 'confidence',
    method: `${what}; 95 % interval from those of both (Zou and Donner 2008, on logarithms)`,
  };
}
