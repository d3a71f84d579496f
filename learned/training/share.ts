import { createRandom } from '../../tasks/kit/random.js';

/**
 * A share of the training examples, drawn by the seed: the larger shares of one seed hold the smaller. Classes are drawn
 * as they come, so that of few examples some may be missing, as they are where somebody labels a few.
 *
 * @param share above 0 and up to 1
 * @returns at least one
 */
export function shareOf<Item>(all: readonly Item[], share: number, seed: number): readonly Item[] {
  if (share === 1) return all;
  const wanted = Math.max(1, Math.round(all.length * share));
  return createRandom(seed, 'share of the training examples').shuffled(all).slice(0, wanted);
}
