import type { Random } from '../../../tasks/kit/random.js';
import type { Question } from '../reasons/search.js';

/** Points of a curve after the first: a tenth of the groups more each. */
const STEPS = 10;

/** Draws at each point, where what stands in the place of what is taken away is drawn. */
const DRAWS = 4;

/**
 * The areas under the deletion and insertion curves (Petsiuk, Das and Saenko 2018, "RISE"), with the program's hard
 * answer as its signal: how often the answer stays while groups are taken away in an order, and while they are put back in
 * that order into an input of which nothing is left. A good order makes the first small and the second large.
 *
 * @param order groups, the one that is said to matter most first
 * @returns both in [0, 1]
 */
export async function areasUnderCurves(
  { groups, fixed, keeps }: Question,
  order: readonly number[],
  random: Random,
): Promise<{ readonly deletion: number; readonly insertion: number }> {
  const areas = { deletion: 0, insertion: 0 };
  const draws = fixed ? 1 : DRAWS;
  for (let step = 1; step < STEPS; step++) {
    const first = order.slice(0, Math.round((step / STEPS) * groups));
    for (const curve of ['deletion', 'insertion'] as const) {
      const kept = new Uint8Array(groups).fill(curve === 'deletion' ? 1 : 0);
      for (const group of first) kept[group] = curve === 'deletion' ? 0 : 1;
      for (let draw = 0; draw < draws; draw++)
        if (await keeps(kept, random)) areas[curve] += 1 / (draws * (STEPS - 1));
    }
  }
  return areas;
}
