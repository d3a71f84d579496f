import { DIGITS, type Digit } from '../../../tasks/digits/image.js';
import type { Facts } from '../facts.js';
import { votingRule, type VotingRule } from './rule.js';

/** Votes for the digit of the nearest drawn shape: as many as three strong reasons, since it sees the whole. */
const MOST = 12;

/**
 * Votes that a digit loses for every per cent of the height that its shapes lie farther away than the nearest: the
 * trembling of a hand makes one or two per cent, and should not cost more than a reason or two.
 */
const LOSS = 2;

const DISTANCES = [
  'distance0',
  'distance1',
  'distance2',
  'distance3',
  'distance4',
  'distance5',
  'distance6',
  'distance7',
  'distance8',
  'distance9',
] as const;

/** The distance of the nearest drawn shape of all, in per cent of the height. */
export function leastDistance(facts: Pick<Facts, (typeof DISTANCES)[number]>): number {
  let least = Infinity;
  for (const name of DISTANCES) least = Math.min(least, facts[name]);
  return least;
}

/** What likeness to shapes drawn by hand says. */
export const SHAPE_RULES: readonly VotingRule[] = [
  votingRule({
    id: 'like-a-drawn-shape',
    group: 'shapes',
    reads: [...DISTANCES, 'nearestShape'],
    says: (facts) => {
      const least = leastDistance(facts);
      const votes: Partial<Record<Digit, number>> = {};
      for (const digit of DIGITS) {
        votes[digit] = Math.max(0, Math.round(MOST - LOSS * (facts[DISTANCES[digit]] - least)));
      }
      return votes;
    },
    because: (facts) =>
      `of all shapes drawn by hand, "${facts.nearestShape}" lies nearest to the strokes: ${leastDistance(facts)} % of the height away on the average`,
  }),
];

/** Names of the facts that {@link leastDistance} reads. */
export const DISTANCE_FACTS = DISTANCES;
