import type { Random } from './random.js';

/**
 * A way to change an input that keeps what is right, or maps it, at severities: noise, a blur, another room, a turned board.
 * It is free of Node's APIs, draws all its chance from what it is given, and leaves the input as it is.
 *
 * @typeParam Input what a program is given
 * @typeParam Answer what a program answers
 * @typeParam Truth what a data set says is right
 * @example
 * const dimmer: Perturbation<Uint8Array, number> = {
 *   id: 'dimmer',
 *   title: 'Dimmer',
 *   meaning: 'every pixel loses a part of its ink',
 *   source: 'made up',
 *   severities: ['a quarter', 'a half', 'three quarters'],
 *   apply: (image, severity) => image.map((ink) => ink * (1 - (severity + 1) / 4)),
 * };
 */
export interface Perturbation<Input, Answer = unknown, Truth = Answer> {
  /** Lower case with hyphens; unique within its task. */
  readonly id: string;
  /** A word or two: it labels a row of a chart. */
  readonly title: string;
  /** What it does, as half a sentence. */
  readonly meaning: string;
  /** Who defined it, and why its severities are these. */
  readonly source: string;
  /**
   * - `corruption` (the default): the input is harder to read, and what is right stays;
   * - `symmetry`: nothing is harder and nothing is drawn: what is right is mapped by {@link truth};
   * - `impossible`: what comes out is no input of the task, and the right thing is to abstain.
   */
  readonly kind?: 'corruption' | 'symmetry' | 'impossible';
  /** In words, from the least to the most: three, unless there are only so many. */
  readonly severities: readonly [string, ...string[]];
  /**
   * The changed input.
   *
   * @param input left as it is
   * @param severity place among the {@link severities}, from 0
   * @param random the same for every program: a stream of the run's seed for each example and severity
   * @param others inputs of other examples, for what is made of them, such as the babble of other voices
   */
  apply(input: Input, severity: number, random: Random, others: readonly Input[]): Input;
  /** What is right for the changed input, where it is not what it was. */
  truth?(truth: Truth, severity: number): Truth;
  /** Whether an answer to the changed input says the same as one to the input; where both are written alike without it. */
  same?(before: Answer, after: Answer, input: Input, severity: number): boolean;
}

/** How a network's training examples were changed, beside the perturbations that it resembles. */
export interface Augmentation {
  /** In words with its size: `turns of up to 12°`. */
  readonly what: string;
  /** Ids of the task's perturbations that it resembles. */
  readonly like: readonly string[];
}
