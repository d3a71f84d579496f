import tQuantile from '@stdlib/stats-base-dists-t-quantile';

import type { Margin, PrimaryFigure, UncorrectedComparison } from '../measures/measure.js';
import type { Figure } from '../results/figure.js';
import { CONFIDENCE } from '../statistics/proportion.js';
import { ratioOfFigures } from '../statistics/ratio-of-figures.js';
import { studentP } from '../statistics/student.js';
import { differenceOfFigures } from '../statistics/unpaired.js';

/** So many degrees of freedom make Student's t the normal distribution. */
const NORMAL = 1e6;

/** Over so many launches an interval of times is made at the least, or over so many runs, by Student's t. */
const LEAST_OBSERVATIONS = 3;

/**
 * Two figures of which nothing is known but themselves and their intervals: as if they were of different inputs, so that it takes
 * larger differences than a comparison that is paired.
 *
 * @param margin on whose scale they are compared
 * @param exhaustive true where the examples are all that there are: a figure without an interval was counted then
 * @param timed whether they are times: their intervals rest on few launches or runs, whose t has longer tails than a normal
 *   distribution, as a correction for several tests asks to know
 * @param why there is no more, for the test: `the samples are not at hand`
 * @returns nothing where a ratio is asked for and the earlier one is 0
 */
export function compareFigures(
  earlier: PrimaryFigure,
  later: PrimaryFigure,
  margin: Margin | undefined,
  { exhaustive, timed }: { readonly exhaustive: boolean; readonly timed: boolean },
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
    p: counted ? null : pOf(difference, isRatio, timed ? LEAST_OBSERVATIONS - 1 : NORMAL),
    test: counted
      ? 'none needed: counted, not sampled'
      : `${timed ? 'Student’s t of two degrees of freedom' : 'normal'}, by the intervals of both, as of different inputs: ${why}`,
    direction: valueB.direction,
  };
}

/** By the standard error on the side of equality, so that the test and the interval say the same. */
function pOf({ value, low, high }: Figure, isRatio: boolean, freedom: number): number {
  const [middle, bottom, top] = [value, low, high].map((bound) =>
    bound === undefined ? undefined : isRatio ? Math.log(bound) : bound,
  );
  const nearest = middle! > 0 ? bottom : top;
  if (nearest === undefined) return 1;
  const quantile = tQuantile(1 - (1 - CONFIDENCE) / 2, freedom);
  return studentP(middle!, Math.abs(middle! - nearest) / quantile, freedom);
}
