import { mean } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import type { Scoring, TaskResults } from '../../results/schema.js';
import { errorOfMean } from '../../statistics/mean-figure.js';
import { countPeople, type People } from '../../statistics/over-people.js';
import { studentInterval, studentP } from '../../statistics/student.js';
import type { Margin, UncorrectedComparison } from '../measure.js';
import { LEAST_PEOPLE } from './compare.js';

/** One of two programs on the same examples. */
export interface OutcomesSide {
  readonly mean: Figure;
  readonly samples: { readonly values: Float64Array; readonly people?: People };
}

/** What means may differ by and be equal for all that matters, where the task does not say: as much as times may. */
export const EQUAL_SHARE = 0.05;

/** What the mean of differences and its error are told from. */
const LEAST_EXAMPLES = 2;

/**
 * Two programs on the same examples of a task that has a loss or episodes: the mean of the paired differences b − a with
 * Student's 95 % interval and test (1908), over people where the data has people (Kish 1965).
 *
 * @param exhaustive true where the examples are all that there are, so that nothing is left to test
 */
export function compareOutcomes(
  a: OutcomesSide,
  b: OutcomesSide,
  task: Pick<TaskResults, 'reference'> & { readonly scoring: Scoring },
  exhaustive: boolean,
): UncorrectedComparison {
  const { title, unit, direction } = task.scoring;
  const { people } = a.samples;
  const differences = Array.from(a.samples.values, (value, at) => b.samples.values[at]! - value);
  const n = differences.length;
  const base = {
    title: `Mean ${title}`,
    valueA: a.mean,
    valueB: b.mean,
    direction,
    margin: marginOf(task, a.mean, b.mean),
  };
  const difference = { value: n === 0 ? 0 : mean(differences), n, unit, direction };
  const what = `mean of b − a, example by example; b was better on ${countBetter(differences, direction)}, a on ${countBetter(
    differences.map((one) => -one),
    direction,
  )}`;
  if (exhaustive)
    return {
      ...base,
      difference: { ...difference, method: `${what}; all were counted` },
      p: null,
      test: 'none needed: every input there is was counted',
    };
  const persons = countPeople(people);
  const over = persons > 0 ? `${persons} people` : `${n} examples`;
  const test = `Student’s t of paired differences, over ${over}`;
  const { error, freedom } = n < LEAST_EXAMPLES ? { error: 0, freedom: 0 } : errorOfMean(differences, people);
  const reason = whyUntold(differences, persons, freedom);
  if (reason !== undefined)
    return {
      ...base,
      difference: { ...difference, method: `${what}; ${reason}, so there is no interval` },
      p: 1,
      test,
      undecided: reason,
    };
  return {
    ...base,
    difference: {
      ...difference,
      ...studentInterval(difference.value, error, freedom),
      interval: 'confidence',
      method: `${what}; Student’s 95 % interval over ${over}`,
    },
    p: studentP(difference.value, error, freedom),
    test,
    ...(persons > 0 && persons < LEAST_PEOPLE
      ? { undecided: `the data is of ${persons} people, ${LEAST_PEOPLE} are needed` }
      : {}),
  };
}

const countBetter = (differences: readonly number[], direction: Scoring['direction']): number =>
  differences.filter((one) => (direction === 'lower-is-better' ? one < 0 : one > 0)).length;

/** Why nothing can be told of how far examples that are not here differ; nothing where it can. */
function whyUntold(differences: readonly number[], persons: number, freedom: number): string | undefined {
  const { length } = differences;
  if (length < LEAST_EXAMPLES) return `there ${length === 1 ? 'is one example' : 'are no examples'}`;
  if (freedom < 1) return `the examples are of ${persons === 1 ? 'one person' : 'few people'}`;
  // Of outcomes that all lie at a limit the variance is 0, and so would be the interval's width.
  return differences.every((one) => one === 0) ? 'both came to the same on every example' : undefined;
}

/** Fixed in advance: by the task, else as a share of the reference, else as a share of what both come to. */
function marginOf(
  { scoring: { title, margin }, reference }: Parameters<typeof compareOutcomes>[2],
  a: Figure,
  b: Figure,
): Margin {
  if (margin !== undefined) return { scale: 'difference', value: margin, reason: 'the task says so' };
  const like = 'as of times, a twentieth less or more is hardly noticed';
  if (reference?.value)
    return {
      scale: 'difference',
      value: EQUAL_SHARE * Math.abs(reference.value),
      reason: `${100 * EQUAL_SHARE} % of the mean ${title} of the reference, ${reference.title}: ${like}`,
    };
  return {
    scale: 'difference',
    value: (EQUAL_SHARE * (Math.abs(a.value) + Math.abs(b.value))) / 2,
    reason: `${100 * EQUAL_SHARE} % of the mean ${title} of both: ${like}`,
  };
}
