import type { Comparison } from './schema.js';
import { holm } from '../statistics/holm.js';
import { SIGNIFICANCE } from '../statistics/student.js';

/** A comparison of which only the verdict is missing. */
export interface UndecidedComparison {
  readonly comparison: Omit<Comparison, 'verdict'>;
  /** How far one program differs from itself on this machine, on the comparison's scale. */
  readonly noise: number;
}

/**
 * Corrects all p values of a page after Holm and says who is ahead. A difference counts only when its test finds it, its
 * interval leaves out equality, and it is larger than the noise; two programs are the same only when the whole interval
 * lies within a margin that was fixed in advance.
 */
export function decideVerdicts(comparisons: readonly UndecidedComparison[]): Comparison[] {
  const corrected = holm(comparisons.flatMap(({ comparison: { p } }) => (p === null ? [] : [p])));
  let next = 0;
  return comparisons.map(({ comparison, noise }) => {
    const p = comparison.p === null ? null : corrected[next++]!;
    return { ...comparison, p, verdict: decideVerdict({ ...comparison, p }, noise) };
  });
}

/**
 * The verdict on one comparison whose p value is corrected already.
 *
 * @param noise on the comparison's scale: the logarithm of a ratio, or the unit of a difference
 */
export function decideVerdict(
  {
    difference,
    p,
    direction,
    margin,
  }: Pick<Comparison, 'p' | 'direction' | 'margin'> & {
    readonly difference: Pick<Comparison['difference'], 'value' | 'low' | 'high' | 'unit'>;
  },
  noise: number,
): Comparison['verdict'] {
  const isRatio = margin ? margin.scale === 'ratio' : difference.unit === '×';
  // On a common scale: 0 is equality, positive speaks for the larger b.
  const scale = (value: number): number => (isRatio ? Math.log(value) : value);
  const { value, low = value, high = value } = difference;
  const allowed = !margin ? 0 : isRatio ? Math.log1p(margin.value) : margin.value;
  const same = Math.max(allowed, noise);
  if (p === null && scale(value) === 0) return 'none';
  if (p !== null && scale(low) >= -same && scale(high) <= same) return 'none';
  const found =
    (p === null || p < SIGNIFICANCE) && scale(low) * scale(high) > 0 && Math.abs(scale(value)) > noise;
  if (!found) return 'undecided';
  return value > (isRatio ? 1 : 0) === (direction === 'higher-is-better') ? 'b' : 'a';
}
