import type { Decision } from '../../../tasks/contract/index.js';
import type { Word } from '../../../tasks/keyword-spotting/clip.js';
import type { RuleBook } from '../../rule-book.js';
import { ruleMaker, type Path } from '../../rule-path.js';
import type { Facts } from '../perception/facts.js';
import { agreementRules } from './agreement.js';
import { endingRules } from './ending.js';
import { CANDIDATES, nameOf, signed, type Candidate } from './evidence.js';
import { insideRules } from './inside.js';
import { onsetRules } from './onset.js';
import { otherWordRules } from './other-words.js';
import { RULE_GROUPS } from './rule.js';
import { silenceRules } from './silence.js';
import { noFormantsRule, vowelRules } from './vowel.js';

/**
 * The rules overlap: a low F2 and the lips before it are one fact seen twice. So three bits of theirs count as two
 * when the sum is turned into a probability.
 */
const OVERLAP = 1.5;

/**
 * Where nothing speaks for or against, a clip holds one of the ten words rather than another: 1 bit, 2 to 1. A person chose
 * it with the trade in view, on training and validation recordings: half a bit more refuses one or two more digits in a hundred
 * and four more other words.
 */
const PRIOR_OF_OTHER_WORDS = -1;

/** How sure the program is of silence: noise can hide a word. */
const CONFIDENCE_IN_SILENCE = 0.9;

const LISTS = {
  silence: silenceRules,
  /** Every rule that weighs evidence, in the order of the trace. */
  evidence: [
    ...onsetRules,
    ...vowelRules,
    ...insideRules,
    ...endingRules,
    ...agreementRules,
    ...otherWordRules,
  ],
};

/**
 * The rules of the recogniser, and how they decide: silence first, then the candidate with the most evidence.
 *
 * @example
 * openBook(BOOK).decide(perceive(clip)); // { kind: 'answer', answer: 'six', confidence: 0.8 }
 */
export const BOOK: RuleBook<Facts, Word, typeof LISTS> = {
  task: 'keyword spotting',
  groups: RULE_GROUPS,
  rules: LISTS,
  decide: judge,
};

/** Bits for each candidate. */
type Sums = Record<Candidate, number>;

/** The first step, so that a reader knows what the others speak of: nothing is decided on it. */
const WHAT_WAS_HEARD = ruleMaker<Facts, string>()({
  id: 'what-was-heard',
  reads: ['heard'],
  says: ({ heard }) => heard,
  because: ({ heard }) => (heard === '' ? 'nothing but silence' : heard),
});

/** The last rule: it reads nothing but what the others said. Candidates by their bits, most first. */
const MOST_EVIDENCE = ruleMaker<Facts, Candidate[], Sums>()({
  id: 'most-evidence',
  reads: [],
  says: (_facts, sums) => [...CANDIDATES].sort((a, b) => sums[b] - sums[a]),
  because: (_facts, [first, second], sums) =>
    `${nameOf(first!)} has the most evidence, ${signed(sums[first!])} bits; next is ${nameOf(second!)}, ${signed(sums[second!])}`,
  shows: (sums, ranking) =>
    Object.fromEntries(ranking.map((word) => [word, Math.round(sums[word] * 10) / 10])),
});

function judge({ silence, evidence }: typeof LISTS, path: Path<Facts>): Decision<Word> {
  path.follow(WHAT_WAS_HEARD, undefined);
  for (const rule of silence) {
    const answer = path.ask(rule);
    if (answer) return { kind: 'answer', answer, confidence: CONFIDENCE_IN_SILENCE };
  }
  const reason = path.ask(noFormantsRule);
  if (reason) return { kind: 'abstain', reason };
  const sums = Object.fromEntries(CANDIDATES.map((word) => [word, 0])) as Sums;
  sums.unknown = PRIOR_OF_OTHER_WORDS;
  for (const rule of evidence) {
    const said = path.ask(rule);
    if (!said) continue;
    for (const word of CANDIDATES) sums[word] += said[word] ?? 0;
  }
  const answer = path.follow(MOST_EVIDENCE, sums)[0]!;
  const odds = CANDIDATES.map((word) => 2 ** ((sums[word] - sums[answer]) / OVERLAP));
  const confidence = 1 / odds.reduce((sum, value) => sum + value, 0);
  return { kind: 'answer', answer, confidence };
}
