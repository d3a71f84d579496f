import type { Task } from '../../tasks/contract/index.js';

/** A second of sound has 16,000 features, and deciding on one takes milliseconds; an image of a digit has 784. */
const LARGE = 10_000;

/**
 * Whether a decision on an input of the task is likely to take milliseconds, by how much there is to look at: a default run
 * then asks for fewer decisions. A clock would say so more surely, and other inputs would be asked about on every machine.
 *
 * @example
 * isLarge({ features: { shape: [16_000] } }); // true
 */
export const isLarge = ({
  features: { shape },
}: {
  readonly features: Pick<Task<never, never>['features'], 'shape'>;
}): boolean => shape.reduce((product, length) => product * length, 1) > LARGE;
