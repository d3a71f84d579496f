import { createRandom, type Random as UniformRandom } from '../kit/random.js';

/** A stream of random numbers with the draws that sounds are made of. */
export interface Random extends UniformRandom {
  /** In [low, high). */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** Standard normal (Box and Muller 1958). */
  normal(): number;
  /** One element of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * Starts a stream of its own for every purpose.
 *
 * @param seed the run's seed
 * @param labels what the stream is for, for example `'plan', 'train'`
 * @example
 * randomFrom(7, 'noise', 12).normal() === randomFrom(7, 'noise', 12).normal(); // true
 */
export function randomFrom(seed: number, ...labels: readonly (string | number)[]): Random {
  const random = createRandom(seed, labels.join(' '));
  let spare: number | undefined;
  return {
    ...random,
    between: (low, high) => low + (high - low) * random.uniform(),
    chance: (probability) => random.uniform() < probability,
    normal: () => {
      // Each pair of uniform numbers gives two normal ones.
      if (spare !== undefined) {
        const kept = spare;
        spare = undefined;
        return kept;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
      const angle = 2 * Math.PI * random.uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    pick: (items) => items[random.integer(items.length)]!,
  };
}
