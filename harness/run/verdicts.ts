import type { Comparison } from '../results/schema.js';
import { holm } from '../statistics/holm.js';
import { SIGNIFICANCE } from '../statistics/student.js';

/** By unit: accuracies within half a point, times within a twentieth, and bytes within a megabyte are practically the same. */
const EQUIVALENCE = { share: 0.005, '×': Math.log(1.05), B: 1e6 } as const;

/**
 * Corrects all p values of a page after Holm and says who wins. A difference counts only when its test finds it, its
 * interval leaves out equality, and it is larger than the noise; two programs are the same only when the whole
 * interval lies within a margin that was fixed in advance.
 *
 * @param noiseFloor share by which one program's times differ from themselves on this machine
 */
export function decideVerdicts(comparisons: readonly Comparison[], noiseFloor: number): Comparison[] {
  const corrected = holm(comparisons.flatMap(({ p }) => (p === null ? [] : [p])));
  let next = 0;
  return comparisons.map((comparison) => {
    const p = comparison.p === null ? null : corrected[next++]!;
    return { ...comparison, p, verdict: decideVerdict({ ...comparison, p }, noiseFloor) };
  });
}

/** The verdict on one comparison whose p value is corrected already. */
export function decideVerdict(
  {
    difference,
    p,
    direction,
    measure,
  }: Pick<Comparison, 'p' | 'direction' | 'measure'> & {
    readonly difference: Pick<Comparison['difference'], 'value' | 'low' | 'high' | 'unit'>;
  },
  noiseFloor: number,
): Comparison['verdict'] {
  const isRatio = difference.unit === '×';
  // On a common scale: 0 is equality, positive speaks for the larger b.
  const scale = (value: number): number => (isRatio ? Math.log(value) : value);
  const { value, low = value, high = value } = difference;
  const margin = EQUIVALENCE[difference.unit as keyof typeof EQUIVALENCE];
  const noise = measure === 'latency' ? Math.log1p(noiseFloor) : 0;
  const same = Math.max(margin, noise);
  if (p === null && scale(value) === 0) return 'none';
  if (p !== null && scale(low) >= -same && scale(high) <= same) return 'none';
  const found =
    (p === null || p < SIGNIFICANCE) && scale(low) * scale(high) > 0 && Math.abs(scale(value)) > noise;
  if (!found) return 'undecided';
  return value > (isRatio ? 1 : 0) === (direction === 'higher-is-better') ? 'b' : 'a';
}
