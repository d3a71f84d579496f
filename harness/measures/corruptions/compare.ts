import { errorOfMean, meanFigure } from '../../statistics/mean-figure.js';
import { countPeople } from '../../statistics/over-people.js';
import { studentP } from '../../statistics/student.js';
import type { ComparedSide, UncorrectedComparison } from '../measure.js';
import type { Corruptions, CorruptionSamples } from './schema.js';
import { errorsOf, isExact } from './summarise.js';

/** How what is compared is called. */
export const ERROR = 'Error after corruptions';

type Side = Pick<ComparedSide<CorruptionSamples, Corruptions>, 'samples' | 'result'>;

/**
 * Two programs on the same changed inputs: the mean of the differences of their errors, example by example, over people where
 * the data has people.
 */
export function compareCorruptions(a: Side, b: Side): UncorrectedComparison | undefined {
  const { people, inputsSha256 } = a.samples;
  const errors = errorsOf(a.samples);
  if (errors.length < 2) return undefined;
  const differences = errorsOf(b.samples).map((error, at) => error - errors[at]!);
  const exact = isExact(a.samples);
  const difference = meanFigure(differences, {
    what: 'b − a of the errors on the same changed inputs',
    unit: 'share',
    direction: 'lower-is-better',
    people,
    exhaustive: exact,
    bounds: [-1, 1],
  });
  const { error, freedom } = errorOfMean(differences, people);
  return {
    title: ERROR,
    valueA: a.result.error,
    valueB: b.result.error,
    difference,
    p: exact ? null : freedom < 1 ? 1 : studentP(difference.value, error, freedom),
    test: exact
      ? 'none needed: every input there is was looked at'
      : `Student’s t on paired differences${countPeople(people) > 0 ? ', over people' : ''}`,
    direction: 'lower-is-better',
    ...(inputsSha256 === b.samples.inputsSha256
      ? {}
      : { undecided: 'the two programs did not get the same changed inputs' }),
  };
}
