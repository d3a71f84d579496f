import type { Random } from '../../../../tasks/kit/random.js';
import type { Space } from '../space.js';

/** What an attacker may know: one input, and what it is told about those that it asks about. */
export interface Target {
  readonly space: Space;
  /** The input as it is, on which the program is right. */
  readonly original: Float32Array;
  /** How far an input may be changed and still count as the same. */
  readonly bound: number;
  /** Other examples, of which something else is true; the nearest first. */
  readonly donors: readonly Float32Array[];
  readonly random: Random;
  /** The nearest broken input that anyone found so far. */
  readonly nearest: () => Float32Array | undefined;
}

/** Whether the program is no longer right on what was asked, and what that came to once it was made an input. */
export interface Reply {
  readonly broken: boolean;
  readonly vector: Float32Array;
  readonly distance: number;
}

/** Asks about one input after the other; ends when it knows no more. */
export type Attacker = Generator<Float32Array, void, Reply>;

/**
 * The nearest broken input on the line from the original to a broken one, by halving.
 *
 * @param precision the share of the distance within which it is found
 */
export function* halveTowards(
  { space, original }: Pick<Target, 'space' | 'original'>,
  broken: Float32Array,
  precision: number,
): Generator<Float32Array, Float32Array, Reply> {
  let [right, wrong] = [0, 1];
  let found = broken;
  while ((wrong - right) / wrong > precision) {
    const middle = (right + wrong) / 2;
    const { broken: isBroken, vector } = yield space.between(original, broken, middle);
    if (isBroken) {
      wrong = middle;
      found = vector;
    } else right = middle;
  }
  return found;
}
