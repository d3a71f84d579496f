import type { Decision } from '../../tasks/contract/index.js';
import { describeDigit, DIGITS, type Digit } from '../../tasks/digits/image.js';
import type { RuleBook } from '../rule-book.js';
import { ruleMaker, type Path } from '../rule-path.js';
import type { Facts } from './facts.js';
import { REFUSALS, RULES } from './rules/all.js';
import { RULE_GROUPS } from './rules/groups.js';
import type { Votes } from './rules/rule.js';

/**
 * Votes of lead that double the odds of an answer: a lead of one reason. Set by what a vote was meant to be worth; that
 * the confidence is about right was seen on validation images afterwards.
 */
const DOUBLING = 2;

const LISTS = { refusals: REFUSALS, rules: RULES };

/** The rules of the digits program, and how they decide. */
export const BOOK: RuleBook<Facts, Digit, typeof LISTS> = {
  task: 'digits',
  groups: RULE_GROUPS,
  rules: LISTS,
  decide: decideByRules,
  nothing: { rule: 'blank-paper', because: 'there is nothing on the paper', facts: { blank: true } },
};

/** Counts the votes of all rules and takes the digit with the most; of several, the smallest. */
function decideByRules({ refusals, rules }: typeof LISTS, path: Path<Facts>): Decision<Digit> {
  for (const refusal of refusals) {
    const reason = path.ask(refusal);
    if (reason) return { kind: 'abstain', reason };
  }
  const totals = new Int32Array(DIGITS.length);
  for (const rule of rules) addVotes(totals, path.ask(rule));
  const { best, second } = path.follow(MOST_VOTES, totals);
  const odds = 2 ** ((totals[best]! - totals[second]!) / DOUBLING);
  return { kind: 'answer', answer: best, confidence: odds / (1 + odds) };
}

function addVotes(totals: Int32Array, votes: Votes | undefined): void {
  if (!votes) return;
  for (const digit of DIGITS) totals[digit]! += votes[digit] ?? 0;
}

/** The digits with the most votes. */
interface Leaders {
  readonly best: Digit;
  readonly second: Digit;
}

/** The last rule: it reads nothing but what the others said. */
const MOST_VOTES = ruleMaker<Facts, Leaders, Int32Array>()({
  id: 'most-votes',
  reads: [],
  says: (_facts, totals) => {
    const [best, second] = [...DIGITS].sort((a, b) => totals[b]! - totals[a]! || a - b);
    return { best: best!, second: second! };
  },
  because: (_facts, { best, second }, totals) =>
    `${describeDigit(best)} has the most votes: ${totals[best]!}, before ${describeDigit(second)} with ${totals[second]!}`,
  shows: (totals) => Object.fromEntries(DIGITS.map((digit) => [`votesFor${digit}`, totals[digit]!])),
});
