import type { Digit } from '../../../tasks/digits/image.js';
import type { Facts } from '../facts.js';

/** Rules of one kind, that can be switched off together. */
export type GroupId = 'holes' | 'bays' | 'crossings' | 'profile' | 'strokes' | 'shapes';

/**
 * How much a rule speaks for a digit (positive) or against it (negative), as a person would say it: 1 is a hint, 2 a
 * reason, 3 a good reason, 4 a strong one, and 6 all but settles the matter. Set by hand, never fitted.
 */
export type Votes = Readonly<Partial<Record<Digit, number>>>;

/** The facts of some names. */
export type Seen<Name extends keyof Facts> = Readonly<Pick<Facts, Name>>;

/** One rule: a condition on a few named facts, the votes it gives, and the reason in words. */
export interface Rule {
  /** Short stable name, as it stands in traces. */
  readonly id: string;
  readonly group: GroupId;
  /** The only facts it looks at. */
  readonly reads: readonly (keyof Facts)[];
  /** Its votes, or nothing when the rule does not fire. */
  votes(facts: Facts): Votes | undefined;
  /** What it saw when it fired, as a sentence. */
  because(facts: Facts): string;
}

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
  when: (facts: Seen<Name>) => boolean,
  votes: Votes,
  because: (facts: Seen<Name>) => string,
): Rule {
  return { id, group, reads, votes: (facts) => (when(facts) ? votes : undefined), because };
}

/** A reason to say "I don't know": what was seen is no digit at all. */
export interface Refusal {
  readonly id: string;
  readonly group: GroupId;
  readonly reads: readonly (keyof Facts)[];
  /** Whether it refuses. */
  refuses(facts: Facts): boolean;
  because(facts: Facts): string;
}

/** Makes a refusal; as {@link rule}, without votes. */
export function refusal<Name extends keyof Facts>(
  group: GroupId,
  id: string,
  reads: readonly Name[],
  refuses: (facts: Seen<Name>) => boolean,
  because: (facts: Seen<Name>) => string,
): Refusal {
  return { id, group, reads, refuses, because };
}
