import type { Comparison } from './schema.js';
import { holm } from '../statistics/holm.js';
import { SIGNIFICANCE } from '../statistics/student.js';

/** A comparison of which only the verdict is missing. */
export interface UndecidedComparison {
  /** With its p value before correction; `undecided` says why its measure cannot tell, where it cannot. */
  readonly comparison: Omit<Comparison, 'verdict'>;
  /** How far one program differs from itself on this machine, on the comparison's scale. */
  readonly noise: number;
}

/** Who is ahead, or why it cannot be told. */
export type Decision = Pick<Comparison, 'verdict' | 'undecided'>;

/**
 * Corrects all p values of a page after Holm and says who is ahead.
 *
 * What is corrected is the finding that two programs differ. How far is read from the 95 % interval, which is not
 * corrected; nor is an equivalence, of which the 95 % interval asks more than a test at 5 % would, whose interval is one of
 * 90 % (two one-sided tests: Schuirmann 1987, "A comparison of the two one-sided tests procedure and the power approach").
 *
 * @param family how many comparisons the page's family has, at least as many as are given
 */
export function decideVerdicts(comparisons: readonly UndecidedComparison[], family: number): Comparison[] {
  const corrected = holm(
    comparisons.flatMap(({ comparison: { p } }) => (p === null ? [] : [p])),
    family,
  );
  let next = 0;
  return comparisons.map(({ comparison, noise }) => {
    const p = comparison.p === null ? null : corrected[next++]!;
    return { ...comparison, p, ...decideVerdict({ ...comparison, p }, noise) };
  });
}

/**
 * The verdict on one comparison whose p value is corrected already, from the 95 % interval of its difference and a margin
 * of practical equality that was fixed in advance:
 *
 * - `equivalent`: the interval lies wholly inside the margin;
 * - `a` or `b` is ahead: it lies wholly beyond the margin, on one side;
 * - `slightly a` or `slightly b`: it leaves out equality, but not all that is within the margin;
 * - `undecided`: all else.
 *
 * A difference that was counted and not sampled (no p value, no bounds) is an interval of no width. Noise, a missing
 * interval and a measure that cannot tell move a verdict towards `undecided` alone, never towards `equivalent`.
 *
 * @param noise on the comparison's scale: the logarithm of a ratio, or the unit of a difference
 */
export function decideVerdict(
  {
    difference,
    p,
    direction,
    margin,
    undecided,
  }: Pick<Comparison, 'p' | 'direction' | 'undecided'> & {
    readonly margin?: Pick<NonNullable<Comparison['margin']>, 'scale' | 'value'> | undefined;
    readonly difference: Pick<Comparison['difference'], 'value' | 'low' | 'high' | 'interval' | 'unit'>;
  },
  noise: number,
): Decision {
  const open = (reason: string): Decision => ({ verdict: 'undecided', undecided: reason });
  if (undecided !== undefined) return open(undecided);
  const sampled = p !== null || difference.interval !== undefined;
  if (sampled && difference.interval !== 'confidence')
    return open('it was sampled, and there is no 95 % interval');
  const { value, low = value, high = value } = difference;
  const isRatio = margin ? margin.scale === 'ratio' : difference.unit === '×';
  // On a common scale: 0 is equality, positive speaks for the larger b.
  const [middle, least, most] = [value, low, high].map((bound) => (isRatio ? Math.log(bound) : bound)) as [
    number,
    number,
    number,
  ];
  if (![middle, least, most, p ?? 0].every((number) => !Number.isNaN(number))) return open('it is no number');
  const allowed = !margin ? 0 : isRatio ? Math.log1p(margin.value) : margin.value;
  if (least >= -allowed && most <= allowed) return { verdict: 'equivalent' };
  if (direction === 'neither') return open('neither way is better');
  if (least <= 0 && most >= 0) return open('the 95 % interval holds equality and reaches beyond the margin');
  if (sampled && p === null) return open('it was sampled, and there is no test of it');
  if (p !== null && p >= SIGNIFICANCE)
    return open('after correction for all comparisons of the page, the test does not find it');
  if (Math.abs(middle) <= noise) return open('on this machine, one program differs as much from itself');
  const ahead = least > 0 === (direction === 'higher-is-better') ? 'b' : 'a';
  const nearest = Math.min(Math.abs(least), Math.abs(most));
  return { verdict: nearest > allowed ? ahead : `slightly ${ahead}` };
}

/** Whether a verdict names one of the two, be it slightly. */
export const isAhead = (verdict: Comparison['verdict']): boolean =>
  verdict !== 'equivalent' && verdict !== 'undecided';
