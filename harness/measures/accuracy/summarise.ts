import { shareFigure } from '../../statistics/proportion.js';
import type { Split } from '../../../tasks/contract/index.js';
import type { Accuracy, AccuracySamples } from './schema.js';

/**
 * Turns what a program decided into M1's figures.
 *
 * @param exhaustive true where the examples are all that there are, so that no interval applies
 */
export function summariseAccuracy(samples: AccuracySamples, split: Split, exhaustive: boolean): Accuracy {
  const total = samples.right.length;
  const correct = sum(samples.right);
  const abstained = samples.answers.filter((answer) => answer === null).length;
  const answered = total - abstained;
  return {
    split,
    share: shareFigure(correct, total, 'right answers ÷ examples; abstentions count as wrong', exhaustive),
    correct,
    total,
    abstained,
    coverage: shareFigure(answered, total, 'answers ÷ examples', exhaustive),
    ...(answered > 0
      ? { whenAnswering: shareFigure(correct, answered, 'right answers ÷ answers', exhaustive) }
      : {}),
    ...byClass(samples),
    ...byPerson(samples),
    evaluations: [...samples.evaluations],
    decisionsSha256: samples.decisionsSha256,
  };
}

function byClass({ classes, answers }: AccuracySamples): Pick<Accuracy, 'classes' | 'confusion'> {
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
          ? { precision: shareFigure(hits, predicted, 'right ÷ answered as this class') }
          : {}),
        ...(support > 0 ? { recall: shareFigure(hits, support, 'right ÷ examples of this class') } : {}),
        ...(predicted + support > 0 ? { f1: (2 * hits) / (predicted + support) } : {}),
      };
    }),
  };
}

function byPerson({ people, right }: AccuracySamples): Pick<Accuracy, 'people'> {
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
