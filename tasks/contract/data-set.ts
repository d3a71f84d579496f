/** The three parts of a data set. Develop on `validation`; touch `test` only to report. */
export type Split = 'train' | 'validation' | 'test';

/** All splits, in the order in which they are used. */
export const SPLITS: readonly Split[] = ['train', 'validation', 'test'];

/** What a run reports on: a split, or all examples of data that no program was made with. */
export type ReportedSplit = Split | 'all';

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
  /** What data of one's own is called, by `--data-title`. */
  readonly dataTitle?: string;
  /**
   * Only the first so many examples of a split will be used: a costly data set need make no more of them. They are the same
   * with it and without it; a data set may also give more. Others are not told of it: theirs are drawn from all.
   */
  readonly limit?: number;
  /** Told how far a costly loading is (0 to 1) and what it does. */
  readonly tell?: (done: number, message: string) => void;
  /** Aborted when a run is cut short: a loading that takes seconds ends then, by an error. */
  readonly signal?: AbortSignal;
  /** Told what a reader of the figures must know: what was converted on the way, or is missing. */
  readonly note?: (message: string) => void;
}

/** A part of a data set that is told apart, for example the people that no training data came from. */
export interface ExampleGroup {
  /** A word or two: it labels a row of a chart. */
  readonly title: string;
  /** Who or what that is, for example `people who spoke none of the training data`. */
  readonly meaning: string;
  /** True for an example of this group. An example may belong to none. */
  has(example: { readonly person?: string | undefined }): boolean;
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
  /**
   * True where the examples are made on first use, at a cost: a quick run asks for fewer of them. Their order is one that
   * the seed draws, so that any beginning of them is a fair sample.
   */
  readonly costly?: boolean;
  /** Parts to compare accuracy on, the one most like the training data first; the whole data set without any. */
  readonly groups?: readonly ExampleGroup[];
  /**
   * Whether a folder holds this data: where a run names a folder and no data set, it takes the first one that recognises it.
   */
  recognises?(folder: string): Promise<boolean>;
  /** What it is called, and where it came from, where only its folder says so; it goes before `title` and `source`. */
  describe?(context: DataContext): Promise<{ readonly title: string; readonly source: string }>;
  /** SHA-256 of the content, in hexadecimal, as it was loaded. */
  fingerprint(context: DataContext): Promise<string>;
  /**
   * The examples of one split, in a fixed order. Loading is lazy and cached in memory.
   *
   * @throws UserError when a file is missing, cut off or not what it should be
   */
  load(split: Split, context: DataContext): Promise<readonly Example<Input, Truth>[]>;
  /**
   * All examples, whatever their split, for `--split all`: only of data that no program was made with. What one was made with
   * all the same is left out, and noted. Without it, a run reports on a split.
   */
  loadAll?(context: DataContext): Promise<readonly Example<Input, Truth>[]>;
  /**
   * All examples of a split that are none of the task's known things (see `rejections` of a task), where {@link load} gives
   * but a part of them so that its classes are of one size; an id stands for the same example in both.
   */
  strangers?(split: Split, context: DataContext): Promise<readonly Example<Input, Truth>[]>;
}
