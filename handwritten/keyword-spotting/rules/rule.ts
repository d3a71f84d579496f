import { ruleMaker, type Rule, type Seen } from '../../rule-path.js';
import type { Facts } from '../perception/facts.js';
import { evidenceInWords, type Evidence } from './evidence.js';

/** Groups of rules, each of which can be switched off to see what it is worth. */
export const RULE_GROUPS = [
  { id: 'silence', title: 'no word at all: no sound, no vowel, or one steady sound' },
  { id: 'vowel', title: 'the vowel: how F1 and F2 run' },
  { id: 'onset', title: 'what comes before the vowel' },
  { id: 'middle', title: 'a consonant inside the voice' },
  { id: 'ending', title: 'what comes after the vowel: gaps, releases, hisses' },
  { id: 'length', title: 'how long the vowel lasts' },
  { id: 'agreement', title: 'parts that contradict a word' },
  { id: 'other-words', title: 'what no digit has' },
] as const;

/** The group of a rule. */
export type RuleGroupId = (typeof RULE_GROUPS)[number]['id'];

/** A rule that weighs some facts: it says what they are evidence for, or nothing where they are none. */
export type WeighingRule = Rule<Facts, Evidence | undefined>;

/** A rule that hears no word where it applies, which settles the matter. */
export type SilenceRule = Rule<Facts, 'silence' | undefined>;

/** What a person writes down of any rule. */
interface Written<Name extends keyof Facts> {
  readonly id: string;
  /** Facts that it looks at; the compiler holds it to them. */
  readonly reads: readonly Name[];
  /** What it saw, as a sentence. */
  readonly because: (facts: Seen<Facts, Name>) => string;
}

/** A {@link WeighingRule} as a person writes it. */
interface WrittenEvidence<Name extends keyof Facts> extends Written<Name> {
  readonly group: RuleGroupId;
  /** What the facts say; empty or all zeros where that is nothing. */
  readonly weigh: (facts: Seen<Facts, Name>) => Evidence;
}

/** A {@link SilenceRule} as a person writes it. */
interface WrittenSilence<Name extends keyof Facts> extends Written<Name> {
  readonly applies: (facts: Seen<Facts, Name>) => boolean;
}

const weighingRule = ruleMaker<Facts, Evidence | undefined>();
const quietRule = ruleMaker<Facts, 'silence' | undefined>();

/**
 * Makes a rule that weighs some facts.
 *
 * @example
 * rule({
 *   id: 'three-syllables',
 *   group: 'other-words',
 *   reads: ['vowels'],
 *   weigh: ({ vowels }) => ({ unknown: vowels >= 3 ? 2 : 0 }),
 *   because: ({ vowels }) => `${vowels} vowels`,
 * });
 */
export function rule<Name extends keyof Facts>(written: WrittenEvidence<Name>): WeighingRule {
  const { id, group, reads, weigh, because } = written;
  return weighingRule({
    id,
    group,
    reads,
    says: (facts) => {
      const evidence = weigh(facts);
      return Object.values(evidence).some((bits) => bits !== 0) ? evidence : undefined;
    },
    because: (facts, evidence) => `${because(facts)}: ${evidenceInWords(evidence)}`,
  });
}

/** Makes a rule that hears no word where it applies. */
export function silenceRule<Name extends keyof Facts>(written: WrittenSilence<Name>): SilenceRule {
  const { id, reads, applies, because } = written;
  return quietRule({
    id,
    group: 'silence' satisfies RuleGroupId,
    reads,
    says: (facts) => (applies(facts) ? 'silence' : undefined),
    because: (facts) => `${because(facts)}: silence`,
  });
}

/** 0 below `from`, 1 above `to`, straight between: a threshold that does not flip at a hair. `from` may exceed `to`. */
export function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
