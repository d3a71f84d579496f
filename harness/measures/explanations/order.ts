import type { Random } from '../../../tasks/kit/random.js';
import type { Question } from '../reasons/search.js';

/**
 * Puts the groups in order, those that matter least first. Each walk leaves groups out in a random order and looks, by
 * halving, for the one at which the answer goes; that one mattered then, those before it did not.
 *
 * @param walks about log2(groups) decisions each
 */
export async function orderGroups(
  { groups, keeps }: Question,
  walks: number,
  random: Random,
): Promise<number[]> {
  const mattered = new Float64Array(groups);
  for (let walk = 0; walk < walks; walk++) {
    const path = random.shuffled(mattered.keys());
    let [safe, lost] = [0, groups];
    while (lost - safe > 1) {
      const middle = (safe + lost) >> 1;
      const kept = new Uint8Array(groups).fill(1);
      for (const group of path.slice(0, middle)) kept[group] = 0;
      if (await keeps(kept, random)) safe = middle;
      else lost = middle;
    }
    for (const group of path.slice(0, safe)) mattered[group]! -= 1 / Math.max(1, safe);
    mattered[path[lost - 1]!]! += 1;
  }
  return random.shuffled(mattered.keys()).sort((left, right) => mattered[left]! - mattered[right]!);
}
