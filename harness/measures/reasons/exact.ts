import type { FeatureGroups } from '../../../tasks/contract/index.js';
import { countGroups } from './question.js';
import { SUFFICIENT } from './verify.js';

/** The most groups whose sets can all be looked at. */
export const MOST_EXACT_GROUPS = 12;

/** All inputs that there are, group by group: equal numbers where two have the same in a group. */
export type Codes = readonly Uint16Array[];

/** Numbers the values that inputs have in each group, so that each pair is compared but once a value. */
export function codesOf<Parts>(
  parts: readonly Parts[],
  view: Pick<FeatureGroups<never, Parts>, 'shape' | 'same'>,
): Codes {
  return Array.from({ length: countGroups(view) }, (_, group) => {
    const values: Parts[] = [];
    return Uint16Array.from(parts, (input) => {
      const known = values.findIndex((value) => view.same?.(value, input, group));
      return known >= 0 ? known : values.push(input) - 1;
    });
  });
}

/**
 * The smallest sufficient set of groups by looking at all sets, where all inputs that there are have been decided: of
 * the inputs that agree with the given one in the set, a share of {@link SUFFICIENT} gets the same answer. Of several
 * sets of that size the one that keeps most, then the first.
 *
 * @param place of the input among all
 * @param codes of all inputs that there are
 * @param answers what the program said of each, so that equal answers are equal words
 * @returns the groups in ascending order, with how many inputs agree in them and how many of these get the same answer
 */
export function smallestReason(
  place: number,
  codes: Codes,
  answers: readonly string[],
): { readonly groups: readonly number[]; readonly kept: number; readonly draws: number } {
  const groups = codes.length;
  const sets = 2 ** groups;
  const agreeing = new Uint32Array(sets);
  const keeping = new Uint32Array(sets);
  answers.forEach((answer, at) => {
    let agreed = 0;
    for (let group = 0; group < groups; group++) {
      const own = codes[group]!;
      if (own[at] === own[place]) agreed |= 1 << group;
    }
    agreeing[agreed]! += 1;
    if (answer === answers[place]) keeping[agreed]! += 1;
  });
  // Inputs that agree in more agree in less, too: sums over all larger sets.
  for (let group = 0; group < groups; group++)
    for (let set = 0; set < sets; set++)
      if ((set & (1 << group)) === 0) {
        agreeing[set]! += agreeing[set | (1 << group)]!;
        keeping[set]! += keeping[set | (1 << group)]!;
      }
  let best = sets - 1;
  const share = (set: number): number => keeping[set]! / agreeing[set]!;
  for (let set = 0; set < sets; set++) {
    if (share(set) < SUFFICIENT) continue;
    const fewer = countBits(set) - countBits(best);
    if (fewer < 0 || (fewer === 0 && share(set) > share(best))) best = set;
  }
  return {
    groups: Array.from({ length: groups }, (_, group) => group).filter((group) => best & (1 << group)),
    kept: keeping[best]!,
    draws: agreeing[best]!,
  };
}

function countBits(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) bits += 1;
  return bits;
}
