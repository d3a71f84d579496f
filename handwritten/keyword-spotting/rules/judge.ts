import type { Decision } from '../../../tasks/contract/index.js';
import { DIGIT_WORDS, type Word } from '../../../tasks/keyword-spotting/clip.js';
import type { Facts } from '../perception/facts.js';
import { endingRules } from './ending.js';
import { insideRules } from './inside.js';
import { onsetRules } from './onset.js';
import { otherWordRules } from './other-words.js';
import type { Candidate, Evidence, Rule, RuleGroupId, SilenceRule } from './rule.js';
import { silenceRules } from './silence.js';
import { hasFormants, vowelRules } from './vowel.js';

/** Every rule that weighs evidence, in the order of the trace. */
const RULES: readonly Rule[] = [
  ...onsetRules,
  ...vowelRules,
  ...insideRules,
  ...endingRules,
  ...otherWordRules,
];

/** What a word can be taken for. */
export const CANDIDATES: readonly Candidate[] = [...DIGIT_WORDS, 'unknown'];

/**
 * The rules overlap: a low F2 and the lips before it are one fact seen twice. So three bits of theirs count as two
 * when the sum is turned into a probability.
 */
const OVERLAP = 1.5;

/** Where nothing speaks for or against, a clip holds one of the ten words rather than another: 1.5 bits, 3 to 1. */
const PRIOR_OF_OTHER_WORDS = -1.5;

/** How sure the program is of silence: noise can hide a word. */
const CONFIDENCE_IN_SILENCE = 0.9;

/** A rule that had something to say. */
export interface Testimony {
  readonly rule: Rule;
  readonly evidence: Evidence;
}

/** How a decision came about. */
export type Judgement =
  | { readonly by: 'silence'; readonly rule: SilenceRule; readonly decision: Decision<Word> }
  | { readonly by: 'abstention'; readonly decision: Decision<Word> }
  | {
      readonly by: 'evidence';
      readonly testimonies: readonly Testimony[];
      /** Bits for each candidate. */
      readonly sums: Readonly<Record<Candidate, number>>;
      /** Candidates by their bits, most first. */
      readonly ranking: readonly Candidate[];
      readonly decision: Decision<Word>;
    };

/**
 * Judges the facts of a clip: silence first, then the candidate with the most evidence.
 *
 * @param without groups of rules that are switched off
 * @example
 * judge(perceive(clip)).decision // { kind: 'answer', answer: 'six', confidence: 0.8 }
 */
export function judge(facts: Facts, without: ReadonlySet<string> = new Set()): Judgement {
  const silence = without.has('silence' satisfies RuleGroupId)
    ? undefined
    : silenceRules.find((rule) => rule.applies(facts));
  if (silence) {
    return {
      by: 'silence',
      rule: silence,
      decision: { kind: 'answer', answer: 'silence', confidence: CONFIDENCE_IN_SILENCE },
    };
  }
  if (!hasFormants(facts)) {
    return {
      by: 'abstention',
      decision: { kind: 'abstain', reason: 'there is no vowel whose formants could be followed' },
    };
  }
  const testimonies = RULES.filter(({ group }) => !without.has(group))
    .map((rule) => ({ rule, evidence: rule.weigh(facts) }))
    .filter(({ evidence }) => Object.values(evidence).some((bits) => bits !== 0));
  const sums = Object.fromEntries(CANDIDATES.map((word) => [word, 0])) as Record<Candidate, number>;
  sums.unknown = PRIOR_OF_OTHER_WORDS;
  for (const { evidence } of testimonies) {
    for (const word of CANDIDATES) sums[word] += evidence[word] ?? 0;
  }
  const ranking = [...CANDIDATES].sort((a, b) => sums[b] - sums[a]);
  const answer = ranking[0]!;
  const odds = CANDIDATES.map((word) => 2 ** ((sums[word] - sums[answer]) / OVERLAP));
  const confidence = 1 / odds.reduce((sum, value) => sum + value, 0);
  return { by: 'evidence', testimonies, sums, ranking, decision: { kind: 'answer', answer, confidence } };
}
