import { quantileSorted } from 'simple-statistics';

import type { ReportedSplit } from '../../../tasks/contract/index.js';
import type { Scoring } from '../../results/schema.js';
import { shareOverPeople, type People } from '../../statistics/over-people.js';
import type { OutcomeSamples, Outcomes } from './schema.js';
import { scoreFigure } from './score-figures.js';

/** Shares of the examples that quantiles are given of: enough to draw how outcomes are spread. */
const QUANTILES = Array.from({ length: 21 }, (_, at) => at / 20);

/** A program is told by its mean, and by what one example in ten is worse than. */
const TAIL = 0.1;

/**
 * Losses, or outcomes of episodes, as figures in the unit of the task: their mean with Student's 95 % interval, over people
 * where the data has people; and how they are spread.
 *
 * @param exhaustive true where the examples are all that there are, so that no interval applies
 */
export function summariseOutcomes(
  samples: OutcomeSamples,
  scoring: Scoring,
  split: ReportedSplit,
  exhaustive: boolean,
): Outcomes {
  const { values: list, answers, people, cut, exampleIds, decisionsSha256 } = samples;
  const values = [...list];
  const { title, unit, direction, kind } = scoring;
  const isLower = direction === 'lower-is-better';
  const sorted = values.toSorted((one, other) => one - other);
  const worst = values.indexOf(sorted.at(isLower ? -1 : 0)!);
  const answered = answers.map((answer) => (answer === null ? 0 : 1));
  const base = { n: values.length, unit, direction };
  return {
    split,
    total: values.length,
    abstained: answered.filter((one) => one === 0).length,
    coverage: shareOverPeople(
      answered,
      people,
      kind === 'episode' ? 'answers ÷ episodes, in the state that they begin in' : 'answers ÷ examples',
      exhaustive,
    ),
    mean: scoreFigure({ values: list }, { scoring, people, exhaustive }),
    median: {
      ...base,
      value: quantileSorted(sorted, 0.5),
      low: quantileSorted(sorted, 0.25),
      high: quantileSorted(sorted, 0.75),
      interval: 'spread',
      method: `median ${title}; the brackets are the middle half of the examples`,
    },
    worstTenth: {
      ...base,
      value: quantileSorted(sorted, isLower ? 1 - TAIL : TAIL),
      method: `${title} that one example in ten is worse than`,
    },
    worst: { example: exampleIds[worst]!, value: values[worst]! },
    quantiles: QUANTILES.map((share) => quantileSorted(sorted, share)),
    ...(cut
      ? {
          cut: {
            ...shareOverPeople(cut, people, 'episodes that came to their last step ÷ episodes', exhaustive),
            direction: 'neither' as const,
          },
        }
      : {}),
    ...byPerson(list, people, scoring),
    decisionsSha256,
  };
}

function byPerson(values: Float64Array, people: People, scoring: Scoring): Pick<Outcomes, 'people'> {
  const names = [...new Set(people)].filter((person) => person !== null);
  if (!people || names.length === 0) return {};
  const sign = scoring.direction === 'lower-is-better' ? -1 : 1;
  return {
    people: names
      .map((person) => ({
        person,
        mean: scoreFigure(
          { values: values.filter((_, at) => people[at] === person) },
          { scoring, people: undefined, exhaustive: false },
        ),
      }))
      .sort((one, other) => sign * (one.mean.value - other.mean.value)),
  };
}
