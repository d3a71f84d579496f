import { shareOverPeople } from '../../statistics/over-people.js';
import { shareFigure } from '../../statistics/proportion.js';
import type { ReportedSplit } from '../../../tasks/contract/index.js';
import type { Figure } from '../../results/figure.js';
import { summariseRejection } from './rejection.js';
import type { RightAnswers, RightSamples } from './schema.js';

/**
 * Turns what a program decided into M1's figures, where answers are right or not.
 *
 * @param exhaustive true where the examples are all that there are, so that no interval applies
 */
export function summariseAccuracy(
  samples: RightSamples,
  split: ReportedSplit,
  exhaustive: boolean,
): RightAnswers {
  const { right, answers } = samples;
  const total = right.length;
  const answered = places(answers, (answer) => answer !== null);
  const share = shareOf(samples, exhaustive);
  return {
    split,
    share: share(isRight(samples), undefined, 'right answers ÷ examples; abstentions count as wrong'),
    correct: sum(right),
    total,
    abstained: total - answered.length,
    coverage: share((at) => answers[at] !== null, undefined, 'answers ÷ examples'),
    ...(answered.length > 0
      ? { whenAnswering: share(isRight(samples), answered, 'right answers ÷ answers') }
      : {}),
    ...byClass(samples, share),
    ...byPerson(samples),
    ...summariseRejection(samples, exhaustive),
    decisionsSha256: samples.decisionsSha256,
  };
}

/** A share of some examples, or of all: over the people that they are of. */
type Share = (counts: (at: number) => boolean, of: readonly number[] | undefined, what: string) => Figure;

function shareOf({ right, people }: RightSamples, exhaustive: boolean): Share {
  const all = [...right.keys()];
  return (counts, of = all, what) =>
    shareOverPeople(
      of.map((at) => (counts(at) ? 1 : 0)),
      people && of.map((at) => people[at]!),
      what,
      exhaustive,
    );
}

const isRight =
  ({ right }: RightSamples) =>
  (at: number): boolean =>
    right[at] === 1;

/** Where a list holds what is asked for. */
const places = <Item>(items: readonly Item[], asked: (item: Item) => boolean): number[] =>
  items.flatMap((item, at) => (asked(item) ? [at] : []));

function byClass(samples: RightSamples, share: Share): Pick<RightAnswers, 'classes' | 'confusion'> {
  const { classes, answers } = samples;
  if (!classes) return {};
  const { labels, truths } = classes;
  const abstention = labels.length;
  const counts = labels.map(() => new Array<number>(abstention + 1).fill(0));
  answers.forEach((answer, at) => {
    const column = answer === null ? abstention : classes.answers.indexOf(answer);
    if (column < 0)
      throw new Error(
        `answered ${answer ?? ''}, which is none of the task's classes: ${classes.answers.join(', ')}`,
      );
    counts[truths[at]!]![column]! += 1;
  });
  return {
    confusion: { labels: [...labels, 'abstained'], counts },
    classes: labels.map((label, at) => {
      const support = sum(counts[at]!);
      const hits = counts[at]![at]!;
      const predicted = sum(counts.map((row) => row[at]!));
      return {
        label,
        support,
        ...(predicted > 0
          ? {
              precision: share(
                (place) => truths[place] === at,
                places(answers, (answer) => answer === classes.answers[at]),
                'right ÷ answered as this class',
              ),
            }
          : {}),
        ...(support > 0
          ? {
              recall: share(
                (place) => answers[place] === classes.answers[at],
                places([...truths], (truth) => truth === at),
                'right ÷ examples of this class',
              ),
            }
          : {}),
        ...(predicted + support > 0 ? { f1: (2 * hits) / (predicted + support) } : {}),
      };
    }),
  };
}

function byPerson({ people, right }: RightSamples): Pick<RightAnswers, 'people'> {
  if (!people) return {};
  const tally = new Map<string, { right: number; all: number }>();
  people.forEach((person, at) => {
    if (person === null) return;
    const entry = tally.get(person) ?? { right: 0, all: 0 };
    entry.right += right[at]!;
    entry.all += 1;
    tally.set(person, entry);
  });
  return {
    people: [...tally]
      .map(([person, entry]) => ({
        person,
        share: shareFigure(entry.right, entry.all, 'right answers ÷ examples of this person'),
      }))
      .sort((left, right) => left.share.value - right.share.value),
  };
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]!;
  return total;
}
