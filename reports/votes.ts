import type { TraceStep } from '../tasks/contract/index.js';
import { formatNumber } from './format.js';

/** What of a step its votes are shown by. */
type Step = Pick<TraceStep, 'because' | 'votes'>;

/** The votes of a trace as they are shown: for what was answered, against those for the runner-up. */
export interface TraceVotes<Of extends Step> {
  /** What the program answered; of one that abstained, what had the most votes. */
  readonly answer: string;
  /** What had the most votes but that; nothing where no other answer had any. */
  readonly runnerUp: string | undefined;
  /** Every step in its order. */
  readonly steps: readonly StepVotes<Of>[];
  /** The most that a step said for either: what its bar is drawn by. */
  readonly most: number;
}

/** What one step said. */
export interface StepVotes<Of extends Step> {
  readonly step: Of;
  /** Its votes for the answer; below 0 against it, 0 where it said nothing of it. */
  readonly answer: number;
  /** The same of the runner-up. */
  readonly runnerUp: number;
  /** How far it spoke for the answer: its votes for it, and those against the runner-up. */
  readonly towards: number;
  /** How far it spoke for the runner-up: its votes for that, and those against the answer. */
  readonly away: number;
  /** Of a step that says nothing of either, whom it speaks for, most first. */
  readonly others: readonly (readonly [answer: string, votes: number])[];
}

/**
 * What the steps of a trace said for the answer and for the runner-up, so that a reader sees how it came to the one and not to
 * the other. What speaks for the answer over all steps, less what speaks for the runner-up, is the lead.
 *
 * @param answer what was answered, named as the votes name it; undefined for an abstention
 * @returns undefined where no step voted
 * @example
 * const { runnerUp, steps } = votesOf([{ because: 'a straight stroke', votes: { one: 3, seven: 1 } }], 'one')!;
 * runnerUp; // 'seven'
 * steps[0]; // { answer: 3, runnerUp: 1, towards: 3, away: 1, … }
 */
export function votesOf<Of extends Step>(
  steps: readonly Of[],
  answer: string | undefined,
): TraceVotes<Of> | undefined {
  const totals = new Map<string, number>();
  for (const { votes = {} } of steps)
    for (const [name, vote] of Object.entries(votes)) totals.set(name, (totals.get(name) ?? 0) + vote);
  const ranked = [...totals].sort(([, one], [, other]) => other - one).map(([name]) => name);
  if (ranked[0] === undefined) return undefined;
  const answered = answer ?? ranked[0];
  const runnerUp = ranked.find((name) => name !== answered);
  const weighed = steps.map((step) => weigh(step, answered, runnerUp));
  return {
    answer: answered,
    runnerUp,
    steps: weighed,
    most: Math.max(...weighed.flatMap(({ towards, away }) => [towards, away])),
  };
}

function weigh<Of extends Step>(step: Of, answered: string, second: string | undefined): StepVotes<Of> {
  // A map and no object: an answer may be called `constructor`.
  const votes = new Map(Object.entries(step.votes ?? {}));
  const answer = votes.get(answered) ?? 0;
  const runnerUp = second === undefined ? 0 : (votes.get(second) ?? 0);
  const others =
    answer === 0 && runnerUp === 0
      ? [...votes].filter(([, vote]) => vote > 0).sort(([, one], [, other]) => other - one)
      : [];
  return {
    step,
    answer,
    runnerUp,
    towards: Math.max(0, answer) + Math.max(0, -runnerUp),
    away: Math.max(0, runnerUp) + Math.max(0, -answer),
    others,
  };
}

/** Votes with their sign, to a hundredth where they are not less. */
export const signedVotes = (votes: number): string =>
  `${votes > 0 ? '+' : ''}${formatNumber(Math.abs(votes) < 0.01 ? votes : Number(votes.toFixed(2)))}`;

/** Whom a step speaks for that says nothing of the two that are compared, as `for eight +4, two +1`; empty where nobody. */
export const othersText = ({ others }: Pick<StepVotes<Step>, 'others'>): string =>
  others.length === 0
    ? ''
    : `for ${others.map(([answer, votes]) => `${answer} ${signedVotes(votes)}`).join(', ')}`;

/**
 * The votes of all steps as one line of text, by the numbers of the steps.
 *
 * @example `for one / for seven: 1. +3 / −1 2. for eight +4`
 */
export function votesText({ answer, runnerUp, steps }: TraceVotes<Step>): string {
  const names = [answer, ...(runnerUp === undefined ? [] : [runnerUp])];
  const said = steps.flatMap((step, at) => {
    const numbers = [step.answer, ...(runnerUp === undefined ? [] : [step.runnerUp])];
    const words = numbers.some((votes) => votes !== 0)
      ? numbers.map(signedVotes).join(' / ')
      : othersText(step);
    return words === '' ? [] : [`${at + 1}. ${words}`];
  });
  return `${names.map((name) => `for ${name}`).join(' / ')}: ${said.join(' ')}`;
}
