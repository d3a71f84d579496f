import { hasOutcomes, hasRight, type AccuracySamples, type RightSamples } from '../accuracy/schema.js';

/**
 * Chooses the inputs to show on which two programs disagree.
 *
 * @returns places in the split, in order
 */
export function chooseDisagreements(a: AccuracySamples, b: AccuracySamples, most: number): number[] {
  if (hasRight(a) && hasRight(b)) return chooseByRight(a, b, most);
  return hasOutcomes(a) && hasOutcomes(b) ? chooseByOutcome(a.values, b.values, most) : [];
}

/**
 * Those that differ most in their loss, or the outcome of their episode: in turn where a and where b is lower, so that no
 * side is shown in a better light.
 */
function chooseByOutcome(a: Float64Array, b: Float64Array, most: number): number[] {
  const apart = [...a.keys()]
    .map((at) => ({ at, difference: b[at]! - a[at]! }))
    .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference));
  const groups = [
    apart.filter(({ difference }) => difference > 0),
    apart.filter(({ difference }) => difference < 0),
  ];
  const chosen: number[] = [];
  for (let turn = 0; chosen.length < most && groups.some((group) => turn < group.length); turn++)
    for (const { at } of groups.flatMap((group) => group[turn] ?? []).slice(0, most - chosen.length))
      chosen.push(at);
  return chosen.sort((left, right) => left - right);
}

/**
 * Those of right or wrong answers: in turn those that only a, only b and neither got right,
 * spread over the split, so that no side is shown in a better light.
 *
 * @returns places in the split, in order
 */
function chooseByRight(a: RightSamples, b: RightSamples, most: number): number[] {
  const groups: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < a.answers.length; at++) {
    if (a.answers[at] === b.answers[at]) continue;
    // Two right answers that differ (a game's equal moves) are no disagreement about the truth.
    if (a.right[at] && b.right[at]) continue;
    groups[a.right[at] ? 0 : b.right[at] ? 1 : 2].push(at);
  }
  const chosen: number[] = [];
  const share = Math.ceil(most / groups.filter((group) => group.length > 0).length);
  for (const group of groups) {
    const step = Math.max(1, group.length / share);
    for (let at = 0; at < group.length && chosen.length < most; at += step)
      chosen.push(group[Math.floor(at)]!);
  }
  return chosen.slice(0, most).sort((left, right) => left - right);
}
