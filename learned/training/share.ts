import { createRandom } from '../../tasks/kit/random.js';

/**
 * A share of the examples, the larger shares of one seed around the smaller.
 *
 * @param share above 0 and up to 1
 * @returns at least one example, as long as there are any
 */
export function shareOf<Item>(all: readonly Item[], share: number, seed: number): readonly Item[] {
  if (share === 1) return all;
  const wanted = Math.max(1, Math.round(all.length * share));
  return createRandom(seed, 'share of the training examples').shuffled(all).slice(0, wanted);
}
