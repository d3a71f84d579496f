import type { Digit } from '../../../tasks/digits/image.js';
import { ruleMaker, type Rule, type Seen } from '../../rule-path.js';
import type { Facts } from '../facts.js';

/** Rules of one kind, that can be switched off together. */
export type GroupId = 'holes' | 'bays' | 'crossings' | 'profile' | 'strokes' | 'shapes';

/**
 * How much a rule speaks for a digit (positive) or against it (negative), as a person would say it: 1 is a hint, 2 a
 * reason, 3 a good reason, 4 a strong one, and 6 all but settles the matter. Set by hand, never fitted.
 */
export type Votes = Readonly<Partial<Record<Digit, number>>>;

/** A rule that gives votes where it fires. */
export type VotingRule = Rule<Facts, Votes | undefined>;

/** A reason to say "I don't know": what was seen is no digit at all. It says why, in words. */
export type Refusal = Rule<Facts, string | undefined>;

/**
 * Makes a rule with votes of its own for all that it may see.
 *
 * @example
 * votingRule({ id, group: 'shapes', reads: ['distance0'], says: (f) => ({ 0: 9 - f.distance0 }), because: () => '…' });
 */
export const votingRule = ruleMaker<Facts, Votes | undefined>();

const refusalRule = ruleMaker<Facts, string | undefined>();

/**
 * Makes a rule with fixed votes.
 *
 * @param reads names of the facts it looks at; the compiler holds it to them
 * @param when whether it fires
 * @example
 * rule('holes', 'two-holes', ['holeCount'], (f) => f.holeCount >= 2, { 8: 4 }, () => 'two holes');
 */
export function rule<Name extends keyof Facts>(
  group: GroupId,
  id: string,
  reads: readonly Name[],
  when: (facts: Seen<Facts, Name>) => boolean,
  votes: Votes,
  because: (facts: Seen<Facts, Name>) => string,
): VotingRule {
  return votingRule({ id, group, reads, says: (facts) => (when(facts) ? votes : undefined), because });
}

/** Makes a refusal; as {@link rule}, without votes. */
export function refusal<Name extends keyof Facts>(
  group: GroupId,
  id: string,
  reads: readonly Name[],
  refuses: (facts: Seen<Facts, Name>) => boolean,
  because: (facts: Seen<Facts, Name>) => string,
): Refusal {
  const says = (facts: Seen<Facts, Name>) => (refuses(facts) ? because(facts) : undefined);
  return refusalRule({ id, group, reads, says, because });
}
