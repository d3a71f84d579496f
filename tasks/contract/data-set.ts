/** The three parts of a data set. Develop on `validation`; touch `test` only to report. */
export type Split = 'train' | 'validation' | 'test';

/** All splits, in the order in which they are used. */
export const SPLITS: readonly Split[] = ['train', 'validation', 'test'];

/**
 * One input with its right answer or answers.
 *
 * @typeParam Input what a program is given
 * @typeParam Truth what {@link Task.score} compares a decision with
 */
export interface Example<Input, Truth> {
  /** Stable within the data set, for example `test-00042`. */
  readonly id: string;
  readonly input: Input;
  readonly truth: Truth;
  /** The person who made the example, where the data has people. */
  readonly person?: string;
}

/** What a data set is loaded with. */
export interface DataContext {
  /** The run's seed: same seed, same examples, byte for byte. */
  readonly seed: number;
  /** A folder for what is costly to make; entries are keyed by content. */
  readonly cacheFolder: string;
  /** The folder named by `--data-dir`, for data that is already on disk. */
  readonly dataFolder?: string;
  /** Told how far a costly loading is (0 to 1) and what it does, and what was converted or is missing. */
  readonly report?: (done: number, message: string) => void;
}

/**
 * Where a task's examples come from. Splits are fixed, and disjoint by person where people made the data.
 */
export interface DataSet<Input, Truth> {
  readonly id: string;
  readonly title: string;
  /** SPDX identifier or, where there is none, the terms in words. */
  readonly licence: string;
  readonly citation: string;
  /** Where it was made or is to be had: a URL or an npm package with its version. */
  readonly source: string;
  /** True where the split holds every input there is, so that a share has no sampling error. */
  readonly exhaustive?: boolean;
  /** True where machines made the data: its figures are never shown without the word "synthetic". */
  readonly synthetic?: boolean;
  /** SHA-256 of the content, in hexadecimal, as it was loaded. */
  fingerprint(context: DataContext): Promise<string>;
  /**
   * The examples of one split, in a fixed order. Loading is lazy and cached in memory.
   *
   * @throws UserError when a file is missing, cut off or not what it should be
   */
  load(split: Split, context: DataContext): Promise<readonly Example<Input, Truth>[]>;
}
