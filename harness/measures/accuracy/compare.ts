import type { Figure } from '../../results/figure.js';
import { countPeople, pairedMethod, pairedOverPeople } from '../../statistics/over-people.js';
import type { UncorrectedComparison } from '../measure.js';
import type { RightSamples } from './schema.js';

/** One of two programs on the same examples. */
export interface AccuracySide {
  readonly figure: Figure;
  readonly samples: Pick<RightSamples, 'right' | 'people'>;
}

/** Of fewer people nothing is decided: whether they differ as others do cannot be known from them. */
export const LEAST_PEOPLE = 6;

/**
 * Two programs on the same examples: the paired difference b − a with its test, over people where the data has people, else
 * over examples.
 *
 * @param exhaustive true where the examples are all that there are, so that nothing is left to test
 */
export function compareAccuracy(
  a: AccuracySide,
  b: AccuracySide,
  exhaustive: boolean,
): UncorrectedComparison {
  const { people } = a.samples;
  const { counts, difference, interval, p } = pairedOverPeople(a.samples.right, b.samples.right, people);
  const persons = countPeople(people);
  const few = !exhaustive && persons > 0 && persons < LEAST_PEOPLE;
  return {
    title: 'Accuracy',
    valueA: a.figure,
    valueB: b.figure,
    difference: {
      value: difference,
      ...(exhaustive || !interval ? {} : { ...interval, interval: 'confidence' }),
      n: a.figure.n,
      unit: 'share',
      direction: 'higher-is-better',
      method: `b − a; only a was right on ${counts.onlyA} examples, only b on ${counts.onlyB}; ${exhaustive ? 'all were counted' : pairedMethod(people, interval)}`,
    },
    p: exhaustive ? null : p,
    test: exhaustive
      ? 'none needed: every input there is was counted'
      : persons > 0
        ? `Student’s t over ${persons} people (Obuchowski 1998)`
        : 'McNemar’s exact mid-p test (Fagerland et al. 2013)',
    direction: 'higher-is-better',
    ...(few ? { undecided: `the data is of ${persons} people, ${LEAST_PEOPLE} are needed` } : {}),
  };
}
