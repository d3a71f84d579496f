import type { AccuracySamples } from '../accuracy/schema.js';

/**
 * Chooses the inputs to show on which two programs disagree: in turn those that only a, only b and neither got right,
 * spread over the split, so that no side is shown in a better light.
 *
 * @returns places in the split, in order
 */
export function chooseDisagreements(a: AccuracySamples, b: AccuracySamples, most: number): number[] {
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
