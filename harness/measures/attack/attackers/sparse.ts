import type { Attacker, Target } from './attacker.js';

/** Tries until nothing is expected of more. */
const TRIES = 150;

/** Draws for one try that lies within the bound. */
const DRAWS = 20;

/** The share of the features that are changed at most: more would not be few. */
const MOST_SHARE = 0.05;

/**
 * Sets few features to the least or the most that they can be, by chance (a random search after Croce et al. 2022,
 * "Sparse-RS: a versatile framework for query-efficient sparse black-box adversarial attacks"; without scores, which a
 * label does not give, there is nothing to climb).
 */
export function* sparse({ space, original, bound, random }: Target): Attacker {
  const most = Math.max(1, Math.floor(MOST_SHARE * space.size));
  for (let attempt = 0; attempt < TRIES; attempt++) {
    for (let draw = 0; draw < DRAWS; draw++) {
      const changed = original.slice();
      // Small numbers as often as large ones.
      const count = Math.max(1, Math.round(most ** random.uniform()));
      for (let at = 0; at < count; at++) {
        const feature = random.integer(space.size);
        changed[feature] = random.chance(0.5) ? space.least(feature) : space.most(feature);
      }
      const distance = space.distance(original, changed);
      if (distance === 0 || distance > bound) continue;
      yield changed;
      break;
    }
  }
}
