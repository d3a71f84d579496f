import type { DigitWord } from '../../../tasks/keyword-spotting/clip.js';
import type { Facts } from '../perception/facts.js';

/**
 * Weight of evidence for and against words, in bits: +1 makes a word twice as likely as before, -2 a quarter
 * (Good 1950). The weights are judgements in halves of a bit, not measurements.
 */
export type Evidence = Partial<Record<Candidate, number>>;

/** What evidence can speak for: a digit, or that it is none of them. */
export type Candidate = DigitWord | 'unknown';

/** Groups of rules, each of which can be switched off to see what it is worth. */
export const RULE_GROUPS = [
  { id: 'silence', title: 'no word at all: no sound, no vowel, or one steady sound' },
  { id: 'vowel', title: 'the vowel: how F1 and F2 run' },
  { id: 'onset', title: 'what comes before the vowel' },
  { id: 'middle', title: 'a consonant inside the voice' },
  { id: 'ending', title: 'what comes after the vowel: gaps, releases, hisses' },
  { id: 'length', title: 'how long the vowel lasts' },
  { id: 'other-words', title: 'what no digit has' },
] as const;

/** The group of a rule. */
export type RuleGroupId = (typeof RULE_GROUPS)[number]['id'];

/** A rule that settles the matter alone when it applies. */
export interface SilenceRule {
  readonly id: string;
  /** Facts that it looks at. */
  readonly looksAt: readonly (keyof Facts)[];
  applies(facts: Facts): boolean;
  /** What it saw, as a sentence. */
  because(facts: Facts): string;
}

/** A rule that weighs some facts. */
export interface Rule {
  readonly id: string;
  readonly group: RuleGroupId;
  /** Facts that it looks at. */
  readonly looksAt: readonly (keyof Facts)[];
  /** What the facts say; empty where the rule has nothing to say. */
  weigh(facts: Facts): Evidence;
  /** What it saw, as a sentence. */
  because(facts: Facts): string;
}

/** 0 below `from`, 1 above `to`, straight between: a threshold that does not flip at a hair. `from` may exceed `to`. */
export function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
