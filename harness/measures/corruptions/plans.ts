import type { ProfileId } from '../runner.js';

/** How many examples are put through every perturbation. */
interface Plan {
  readonly examples: number;
  /** The same of inputs of {@link LARGE} numbers or more, on which a decision takes milliseconds. */
  readonly large: number;
  /** Data sets of all inputs there are, up to so many, are put through whole. */
  readonly all: number;
}

/** A second of sound has 16,000 numbers, an image of digits 784. */
const LARGE = 10_000;

/**
 * By default 500 images through 15 corruptions at 3 severities are 23,000 decisions, and 150 sounds through 10 are 4,650: a
 * sixth of what there is for all that is asked of a program through its decisions.
 */
const PLANS: Readonly<Record<ProfileId, Plan>> = {
  quick: { examples: 20, large: 10, all: 10_000 },
  default: { examples: 500, large: 150, all: 10_000 },
  thorough: { examples: 2000, large: 1000, all: 100_000 },
};

/**
 * How many examples to take.
 *
 * @param shape of the features
 * @param examples how many there are
 * @param exhaustive true where they are all that there can be
 */
export function examplesToPerturb(
  profile: ProfileId,
  shape: readonly number[],
  examples: number,
  exhaustive: boolean,
): number {
  const { examples: small, large, all } = PLANS[profile];
  if (exhaustive && examples <= all) return examples;
  const features = shape.reduce((product, length) => product * length, 1);
  return Math.min(examples, features >= LARGE ? large : small);
}
