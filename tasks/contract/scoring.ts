import type { Example } from './data-set.js';
import type { Decision } from './decision.js';
import type { Random } from './random.js';

/**
 * How wrong an answer is, as a number: the lower the better.
 *
 * @example
 * loss: {
 *   title: 'error',
 *   unit: 'cm',
 *   // Who says nothing errs by as much as who says 0.
 *   of: (decision, { truth }) => Math.abs((decision.kind === 'answer' ? decision.answer : 0) - truth),
 *   margin: 0.05,
 * }
 */
export interface Loss<Input, Answer, Truth> {
  /** What it is, such as `error` or `edit distance`: the page says “Mean error”. */
  readonly title: string;
  /** For example `cm`, or `phonemes`. */
  readonly unit: string;
  /** The loss on one example: finite, 0 or more. What an abstention costs is the task's to say. */
  of(decision: Decision<Answer>, example: Example<Input, Truth>): number;
  /** Mean losses that differ by no more are equal for all that matters, in the unit; 5 % of their size without it. */
  readonly margin?: number;
}

/**
 * A course of decisions, such as those of a controller, or a match: the program is asked again in every state that its
 * answer leads to, until the episode ends. Its outcome is the sum of all rewards.
 *
 * @typeParam State what the program is given
 * @example
 * episode: {
 *   title: 'steps survived',
 *   unit: 'steps',
 *   direction: 'higher-is-better',
 *   most: 500,
 *   step: (state, decision, random) => {
 *     const next = move(state, decision.kind === 'answer' ? decision.answer : 'none', random.normal());
 *     return { state: next, reward: 1, ended: hasFallen(next) };
 *   },
 * }
 */
export interface Episode<State, Answer> {
  /** What its outcome is, such as `steps survived`: the page says “Mean steps survived”. */
  readonly title: string;
  /** For example `steps`. */
  readonly unit: string;
  readonly direction: 'higher-is-better' | 'lower-is-better';
  /** Decisions after which an episode ends, whatever its state. */
  readonly most: number;
  /**
   * What becomes of a state; the state given is left as it is.
   *
   * @param random the same for every program: a stream of the run's seed for each example. All draws of a step should be
   *   made whatever the decision, so that programs meet the same chance
   */
  step(state: State, decision: Decision<Answer>, random: Random): EpisodeStep<State>;
  /** Mean outcomes that differ by no more are equal for all that matters, in the unit; 5 % of their size without it. */
  readonly margin?: number;
}

/** What became of a state. */
export interface EpisodeStep<State> {
  readonly state: State;
  /** What the step adds to the outcome: finite. */
  readonly reward: number;
  /** True where the episode is over. */
  readonly ended?: boolean;
}
