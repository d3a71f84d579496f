import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import type { Random } from '../contract/random.js';

export type { Random };

/**
 * A random stream of its own for every purpose: streams with other purposes are independent, so that adding a draw
 * in one place changes no other.
 *
 * @param seed the run's seed
 * @param purpose what the numbers are for, for example `'latency order', 'digits'`; no matter where it is parted
 * @example
 * createRandom(7, 'order').shuffled([1, 2, 3]);
 * createRandom(7, 'noise', 12).normal() === createRandom(7, 'noise 12').normal(); // true
 */
export function createRandom(seed: number, ...purpose: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(mix(seed, purpose.join(' ')));
  const uniform = (): number => uniformFloat64(generator);
  let spare: number | undefined;
  const integer = (below: number): number => uniformInt(generator, 0, below - 1);
  return {
    uniform,
    integer,
    between: (low, high) => low + (high - low) * uniform(),
    chance: (probability) => uniform() < probability,
    normal: () => {
      // Each pair of uniform numbers gives two normal ones.
      if (spare !== undefined) {
        const kept = spare;
        spare = undefined;
        return kept;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    pick: (items) => items[integer(items.length)]!,
    shuffled: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last--) {
        const other = integer(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}

/**
 * A hash of 32 bits: FNV-1a (Fowler, Noll and Vo 1991) over the purpose, started from the seed, then the last step of
 * MurmurHash3 (Appleby 2011). Without that step purposes that differ in their last letter (`round 1`, `round 2`) would
 * differ in few bits of the generator's state, and its first numbers would be nearly the same.
 */
function mix(seed: number, purpose: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < purpose.length; at++) hash = Math.imul(hash ^ purpose.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
