import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

import { CONFIDENCE } from '../../statistics/proportion.js';
import { studentP } from '../../statistics/student.js';
import { differenceOfFigures } from '../../statistics/unpaired.js';
import type { UncorrectedComparison } from '../measure.js';
import type { Silence } from './schema.js';

/** How what is compared is called. */
export const PASSED = 'Wrong answers given surely';

/** Of fewer wrong answers nothing is decided. */
const LEAST_WRONG = 10;

/** How far the coverage that a threshold was set for may be missed, where it was set, and the two still be compared. */
const MOST_MISSED = 0.05;

const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2, 0, 1);

/** Two programs by the share of their own wrong answers that are given surely. Those are not the same examples, so not paired. */
export function compareSilence(
  a: Silence,
  b: Silence,
  exhaustive: boolean,
): UncorrectedComparison | undefined {
  if (!a.passed || !b.passed) return undefined;
  const difference = differenceOfFigures(
    a.passed,
    b.passed,
    'b − a of the shares of each program’s own wrong answers',
  );
  const { value, low, high } = difference;
  // The standard error on the side of no difference, so that the test and the interval say the same.
  const towards = value > 0 ? low : high;
  const error = towards === undefined ? undefined : Math.abs(value - towards) / Z;
  const fewest = Math.min(a.wrong, b.wrong);
  const missed = [a, b].some(
    ({ coverage, chosenOn }) => Math.abs(chosenOn.answered - coverage) > MOST_MISSED,
  );
  return {
    title: PASSED,
    valueA: a.passed,
    valueB: b.passed,
    difference,
    p: exhaustive ? null : error === undefined || fewest < 2 ? 1 : studentP(value, error, fewest - 1),
    test: exhaustive
      ? 'none needed: every input there is was counted'
      : 'Student’s t by the interval of the difference (Newcombe 1998), with the wrong answers of the better one',
    direction: 'lower-is-better',
    ...(missed
      ? { undecided: 'one of both does not answer the same share of inputs at any threshold' }
      : !exhaustive && fewest < LEAST_WRONG
        ? { undecided: `one of both gave ${fewest} wrong answers, ${LEAST_WRONG} are needed` }
        : {}),
  };
}
