/**
 * Features of an input that belong together, such as the pixels of a patch, and how to put those of another input in
 * their place. What is asked of a program without looking inside (which parts of the input does it need? which does it
 * look at?) is asked over these.
 *
 * @typeParam Input what a program is given
 * @typeParam Parts an input taken apart, so that it is taken apart only once
 */
export interface FeatureGroups<Input, Parts = unknown> {
  /** How many groups lie along each axis, for example `[7, 7]`. */
  readonly shape: readonly number[];
  /** One name a dimension, for example `['row', 'column']`. */
  readonly axes: readonly string[];
  /** What one group is, for example `a patch of 4×4 pixels`. */
  readonly meaning: string;
  /** An input that says nothing, such as empty paper or silence, where there is one. */
  readonly blank?: Input;
  /** Takes an input apart. */
  takeApart(input: Input): Parts;
  /**
   * The input that has the groups of `parts` where `kept` is 1, and those of `donor` elsewhere.
   *
   * @param kept one number a group, the last axis running fastest
   */
  putTogether(parts: Parts, donor: Parts, kept: Uint8Array): Input;
  /** One number a group, such as its mean: what a tree that imitates a program may ask about. */
  values(parts: Parts): Float32Array;
  /** True where two inputs have the same in a group: there only where features take few values. */
  same?(one: Parts, other: Parts, group: number): boolean;
}

/** Something that a person would say of an input, as a number: `how many holes`, `how long the word is`. */
export interface Concept<Input> {
  /** Lower case with hyphens. */
  readonly id: string;
  /** In words, with its unit where it has one: `length of the word in seconds`. */
  readonly title: string;
  /** A number for every input; 0 and 1 for no and yes. */
  value(input: Input): number;
}
