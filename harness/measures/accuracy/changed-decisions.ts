import type { ChangedDecisions } from '../../results/version-comparison.js';
import { requireSameExamples } from './compare-versions.js';
import type { AccuracySamples } from './schema.js';

/** So many of the examples that changed are named; how many there are in all is counted. */
const MOST_SHOWN = 200;

type Shown = ChangedDecisions['shown'][number];

/**
 * The examples that two versions of a program decided otherwise, those first that the later one lost.
 *
 * @param higherIsBetter of a task with a loss or episodes, which way is better
 * @throws where they decided on other examples
 */
export function changedDecisions(
  earlier: AccuracySamples,
  later: AccuracySamples,
  higherIsBetter: boolean,
): ChangedDecisions {
  requireSameExamples(earlier, later);
  const lost: Shown[] = [];
  const won: Shown[] = [];
  const others: Shown[] = [];
  for (const [at, example] of earlier.exampleIds.entries()) {
    const [before, now] = [decisionAt(earlier, at), decisionAt(later, at)];
    const gain = (scoreOf(now) - scoreOf(before)) * (now.value === undefined || higherIsBetter ? 1 : -1);
    if (before.answer === now.answer && gain === 0) continue;
    const truth = truthAt(earlier, at);
    const shown = { example, ...(truth === undefined ? {} : { truth }), earlier: before, later: now };
    (gain < 0 ? lost : gain > 0 ? won : others).push(shown);
  }
  const all = [...lost, ...won, ...others];
  return {
    examples: earlier.exampleIds.length,
    changed: all.length,
    lost: lost.length,
    won: won.length,
    shown: all.slice(0, MOST_SHOWN),
  };
}

const scoreOf = ({ right, value }: Shown['earlier']): number => value ?? (right ? 1 : 0);

function decisionAt({ answers, right, values, classes }: AccuracySamples, at: number): Shown['earlier'] {
  const answer = answers[at] ?? null;
  const place = answer === null ? -1 : (classes?.answers.indexOf(answer) ?? -1);
  return {
    // In words where the task has them.
    answer: place < 0 ? answer : classes!.labels[place]!,
    ...(right ? { right: right[at] === 1 } : {}),
    ...(values ? { value: values[at]! } : {}),
  };
}

const truthAt = ({ classes, truths }: AccuracySamples, at: number): string | undefined =>
  classes ? classes.labels[classes.truths[at]!] : truths?.[at];
