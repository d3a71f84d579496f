import {
  UserError,
  type Decision,
  type Fact,
  type RuleTrace,
  type TraceStep,
} from '../../tasks/contract/index.js';
import { describeDigit, DIGITS, type Digit } from '../../tasks/digits/image.js';
import type { Facts } from './facts.js';
import { REFUSALS, RULES } from './rules/all.js';
import type { GroupId, Refusal, Rule } from './rules/rule.js';

/**
 * Votes of lead that double the odds of an answer: a lead of one reason. Set by what a vote was meant to be worth; that
 * the confidence is about right was seen on validation images afterwards.
 */
const DOUBLING = 2;

/** Id of the only step of a trace when there is nothing on the paper. */
const BLANK = 'blank-paper';
const BLANK_REASON = 'there is nothing on the paper';
/** Id of the last step of a trace whose votes were counted. */
const COUNT = 'most-votes';

/** The rules in use. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly refusals: readonly Refusal[];
}

/** All rules but those of some groups. */
export function ruleBook(without: readonly string[] = []): RuleBook {
  const inUse = (entry: { group: GroupId }) => !without.includes(entry.group);
  return { rules: RULES.filter(inUse), refusals: REFUSALS.filter(inUse) };
}

/**
 * Counts the votes of all rules and takes the digit with the most; of several, the smallest.
 *
 * @param facts what was seen, `undefined` for blank paper
 */
export function decideByRules(facts: Facts | undefined, book: RuleBook): Decision<Digit> {
  if (!facts) return { kind: 'abstain', reason: BLANK_REASON };
  for (const entry of book.refusals) {
    if (entry.refuses(facts)) return { kind: 'abstain', reason: entry.because(facts) };
  }
  const totals = new Int32Array(DIGITS.length);
  for (const entry of book.rules) addVotes(totals, entry.votes(facts));
  return mostVotes(totals);
}

/** The same decision as {@link decideByRules}: every rule that fired, in order, with the facts that it read. */
export function explainByRules(facts: Facts | undefined, book: RuleBook): RuleTrace {
  if (!facts) return { kind: 'trace', steps: [{ rule: BLANK, because: BLANK_REASON, facts: {} }] };
  const refused = book.refusals.find((entry) => entry.refuses(facts));
  if (refused) return { kind: 'trace', steps: [stepOf(refused, facts)] };
  const totals = new Int32Array(DIGITS.length);
  const steps: TraceStep[] = [];
  for (const entry of book.rules) {
    const votes = entry.votes(facts);
    if (!votes) continue;
    addVotes(totals, votes);
    steps.push(stepOf(entry, facts));
  }
  steps.push(countStep(totals));
  return { kind: 'trace', steps };
}

/**
 * Takes a decision again from its trace alone: the rule of every step is asked again, on that step's facts.
 *
 * @throws UserError when the trace names a rule that does not exist
 */
export function replayTrace(trace: RuleTrace): Decision<Digit> {
  const totals = new Int32Array(DIGITS.length);
  for (const step of trace.steps) {
    if (step.rule === BLANK) return { kind: 'abstain', reason: BLANK_REASON };
    if (step.rule === COUNT) break;
    // A rule reads no other facts than those that its step holds.
    const facts = step.facts as unknown as Facts;
    const refused = REFUSALS.find((entry) => entry.id === step.rule);
    if (refused?.refuses(facts)) return { kind: 'abstain', reason: refused.because(facts) };
    const fired = RULES.find((entry) => entry.id === step.rule);
    if (!fired) {
      throw new UserError(
        `the trace names the rule "${step.rule}", which the digits program lacks; replay a trace that its own explain made`,
      );
    }
    addVotes(totals, fired.votes(facts));
  }
  return mostVotes(totals);
}

function addVotes(totals: Int32Array, votes: ReturnType<Rule['votes']>): void {
  if (!votes) return;
  for (const digit of DIGITS) totals[digit]! += votes[digit] ?? 0;
}

function stepOf(entry: Rule | Refusal, facts: Facts): TraceStep {
  const read: Record<string, Fact> = {};
  for (const name of entry.reads) read[name] = facts[name];
  return { rule: entry.id, because: entry.because(facts), facts: read };
}

function mostVotes(totals: Int32Array): Decision<Digit> {
  const { best, second } = leaders(totals);
  const odds = 2 ** ((totals[best]! - totals[second]!) / DOUBLING);
  return { kind: 'answer', answer: best, confidence: odds / (1 + odds) };
}

function leaders(totals: Int32Array): { best: Digit; second: Digit } {
  const [best, second] = [...DIGITS].sort((a, b) => totals[b]! - totals[a]! || a - b);
  return { best: best!, second: second! };
}

function countStep(totals: Int32Array): TraceStep {
  const { best, second } = leaders(totals);
  return {
    rule: COUNT,
    because: `${describeDigit(best)} has the most votes: ${totals[best]!}, before ${describeDigit(second)} with ${totals[second]!}`,
    facts: Object.fromEntries(DIGITS.map((digit) => [`votesFor${digit}`, totals[digit]!])),
  };
}
