import type { Scoring, TaskResults } from '../harness/results/schema.js';
import { formatNumber, formatValue } from './format.js';

/** How the page speaks of what accuracy is in a task: shares of right answers, or means in a unit of its own. */
export interface AccuracyWords {
  /** `Accuracy`, or for example `Mean error`. */
  readonly title: string;
  /** What stands along an axis, with its unit. */
  readonly axis: string;
  /** What a mark shows, as half a sentence. */
  readonly shows: string;
  /** What the better program does, as half a sentence. */
  readonly praise: string;
  /** Which way is better on a chart that has it upwards. */
  readonly upwards: string;
}

const OF_RIGHT_ANSWERS: AccuracyWords = {
  title: 'Accuracy',
  axis: 'Share answered rightly',
  shows: 'how often it is right',
  praise: 'is right more often',
  upwards: 'Up is more accurate',
};

/** A task's own words for how well a program does it. */
export function accuracyWords({ scoring }: Pick<TaskResults, 'scoring'>): AccuracyWords {
  if (!scoring) return OF_RIGHT_ANSWERS;
  return {
    title: `Mean ${scoring.title}`,
    axis: withUnit(`Mean ${scoring.title}`, scoring),
    shows: `its mean ${scoring.title}`,
    praise: 'does better',
    upwards: scoring.direction === 'lower-is-better' ? 'Down is better' : 'Up is better',
  };
}

/** `Mean error, cm`; a unit that is in the words already is not said twice. */
export const withUnit = (words: string, { unit }: Pick<Scoring, 'unit'>): string =>
  words.toLowerCase().includes(unit.toLowerCase()) ? words : `${words}, ${unit}`;

/** What an answer came to, for example `error 0.3 cm` or `steps survived 412`. */
export const outcomeWords = (outcome: number, scoring: Scoring): string => {
  const { title, unit } = scoring;
  return `${title} ${withUnit(title, scoring) === title ? formatNumber(outcome) : formatValue(outcome, unit)}`;
};
