import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

import type { Margin, PrimaryFigure, UncorrectedComparison } from '../measures/measure.js';
import type { Figure } from '../results/figure.js';
import { CONFIDENCE } from '../statistics/proportion.js';
import { ratioOfFigures } from '../statistics/ratio-of-figures.js';
import { studentP } from '../statistics/student.js';
import { differenceOfFigures } from '../statistics/unpaired.js';

const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2, 0, 1);

/** So many degrees of freedom make Student's t the normal distribution. */
const NORMAL = 1e6;

/**
 * Two figures of which nothing is known but themselves and their intervals: as if they were of different inputs, so that it takes
 * larger differences than a comparison that is paired.
 *
 * @param margin on whose scale they are compared
 * @param exhaustive true where the examples are all that there are: a figure without an interval was counted then
 * @param why there is no more, for the test: `the samples are not at hand`
 * @returns nothing where a ratio is asked for and the earlier one is 0
 */
export function compareFigures(
  earlier: PrimaryFigure,
  later: PrimaryFigure,
  margin: Margin | undefined,
  exhaustive: boolean,
  why: string,
): UncorrectedComparison | undefined {
  const [valueA, valueB] = [earlier.figure, later.figure];
  const isRatio = margin?.scale === 'ratio';
  const difference = isRatio
    ? ratioOfFigures(valueB, valueA, 'later ÷ earlier')
    : differenceOfFigures(valueA, valueB, 'later − earlier');
  if (!difference || !(isRatio ? difference.value > 0 : Number.isFinite(difference.value))) return undefined;
  // A size or a count of everything; a mean over a sample that has no interval is none.
  const counted = [valueA, valueB].every(
    ({ interval, n }) => interval === undefined && (exhaustive || n === 1),
  );
  return {
    title: later.title,
    valueA,
    valueB,
    difference: isRatio ? { ...difference, unit: '×' } : difference,
    p: counted ? null : pOf(difference, isRatio),
    test: counted
      ? 'none needed: counted, not sampled'
      : `normal, by the intervals of both, as of different inputs: ${why}`,
    direction: valueB.direction,
  };
}

/** By the standard error on the side of equality, so that the test and the interval say the same. */
function pOf({ value, low, high }: Figure, isRatio: boolean): number {
  const [middle, bottom, top] = [value, low, high].map((bound) =>
    bound === undefined ? undefined : isRatio ? Math.log(bound) : bound,
  );
  const nearest = middle! > 0 ? bottom : top;
  if (nearest === undefined) return 1;
  return studentP(middle!, Math.abs(middle! - nearest) / Z, NORMAL);
}
