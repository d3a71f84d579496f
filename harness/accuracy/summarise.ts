import { countPairs, mcnemarMidP, pairedDifference } from '../statistics/paired.js';
import { shareFigure } from '../statistics/proportion.js';
import type { Accuracy } from '../results/accuracy-schema.js';
import type { Split } from '../../tasks/contract/index.js';
import type { AccuracyReport } from './collect.js';

/**
 * Turns what a program decided into M1's figures.
 *
 * @param exhaustive true where the examples are all that there are, so that no interval applies
 */
export function summariseAccuracy(report: AccuracyReport, split: Split, exhaustive: boolean): Accuracy {
  const total = report.right.length;
  const correct = sum(report.right);
  const abstained = report.answers.filter((answer) => answer === null).length;
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
    ...byClass(report),
    ...byPerson(report),
    evaluations: [...report.evaluations],
    decisionsSha256: report.decisionsSha256,
  };
}

function byClass({ classes, answers }: AccuracyReport): Pick<Accuracy, 'classes' | 'confusion'> {
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

function byPerson({ people, right }: AccuracyReport): Pick<Accuracy, 'people'> {
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

/** The paired difference of two programs, b − a, and its p value before correction; null where all were counted. */
export function compareAccuracy(
  a: Pick<AccuracyReport, 'right'>,
  b: Pick<AccuracyReport, 'right'>,
  exhaustive: boolean,
) {
  const counts = countPairs(a.right, b.right);
  const { difference, low, high } = pairedDifference(counts);
  return {
    counts,
    difference,
    ...(exhaustive ? {} : { low, high }),
    p: exhaustive ? null : mcnemarMidP(counts),
  };
}

/**
 * Chooses the inputs to show on which two programs disagree: in turn those that only a, only b and neither got right,
 * spread over the split, so that no side is shown in a better light.
 *
 * @returns places in the split, in order
 */
export function chooseDisagreements(a: AccuracyReport, b: AccuracyReport, most: number): number[] {
  const groups: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < a.answers.length; at++) {
    if (a.answers[at] === b.answers[at]) continue;
    // Two right answers that differ (a game's equal moves) are no disagreement about the truth.
    if (a.right[at] && b.right[at]) continue;
    groups[a.right[at] ? 0 : b.right[at] ? 1 : 2].push(at);
  }
  const chosen: number[] = [];
  const share = Math.ceil(most / groups.filter((group) => group.length > 0).length);
  for (const group of groups) {
    const step = Math.max(1, group.length / share);
    for (let at = 0; at < group.length && chosen.length < most; at += step)
      chosen.push(group[Math.floor(at)]!);
  }
  return chosen.slice(0, most).sort((left, right) => left - right);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]!;
  return total;
}
