import { UserError, type RuleTrace, type TraceStep } from '../../../tasks/contract/index.js';
import type { Facts } from '../perception/facts.js';
import { CANDIDATES, type Judgement, type Testimony } from './judge.js';
import type { Candidate } from './rule.js';

/** Evidence below this is not worth a reader's time: a tenth of a bit is odds of 1.07 to 1. */
const WORTH_SAYING = 0.1;

const HEARING = 'what-was-heard';

/** The path of a judgement in words: what was heard, every rule that had something to say, and the verdict. */
export function traceOf(facts: Facts, judgement: Judgement): RuleTrace {
  const heard: TraceStep = { rule: HEARING, because: describeHearing(facts), facts: { ...facts } };
  switch (judgement.by) {
    case 'silence': {
      const { rule } = judgement;
      return {
        kind: 'trace',
        steps: [
          heard,
          { rule: rule.id, because: `${rule.because(facts)}: silence`, facts: pick(facts, rule.looksAt) },
        ],
      };
    }
    case 'abstention':
      return {
        kind: 'trace',
        steps: [
          heard,
          { rule: 'no-formants', because: 'no vowel whose formants could be followed: no answer', facts: {} },
        ],
      };
    case 'evidence':
      return {
        kind: 'trace',
        steps: [
          heard,
          ...judgement.testimonies.map((testimony) => tell(facts, testimony)),
          verdict(judgement),
        ],
      };
  }
}

/**
 * The facts that a trace rests on.
 *
 * @throws UserError when the trace is none of this program's
 */
export function factsOf(trace: RuleTrace): Facts {
  const heard = trace.steps.find(({ rule }) => rule === HEARING);
  if (!heard) {
    throw new UserError(
      `this trace has no step "${HEARING}"; pass one that the hand-written recogniser of spoken words explained`,
    );
  }
  return heard.facts as unknown as Facts;
}

function describeHearing(facts: Facts): string {
  return facts.heard === '' ? 'nothing but silence' : facts.heard;
}

function tell(facts: Facts, { rule, evidence }: Testimony): TraceStep {
  const said = CANDIDATES.map((word) => [word, evidence[word] ?? 0] as const).filter(
    ([, bits]) => Math.abs(bits) >= WORTH_SAYING,
  );
  const speaksFor = list(said.filter(([, bits]) => bits > 0).sort((a, b) => b[1] - a[1]));
  const speaksAgainst = list(said.filter(([, bits]) => bits < 0).sort((a, b) => a[1] - b[1]));
  const parts = [
    speaksFor === '' ? '' : `for ${speaksFor}`,
    speaksAgainst === '' ? '' : `against ${speaksAgainst}`,
  ].filter((part) => part !== '');
  return {
    rule: rule.id,
    because: `${rule.because(facts)}: ${parts.length > 0 ? `speaks ${parts.join(', ')}` : 'says next to nothing'}`,
    facts: pick(facts, rule.looksAt),
  };
}

function list(said: readonly (readonly [Candidate, number])[]): string {
  return said.map(([word, bits]) => `${nameOf(word)} ${signed(bits)}`).join(', ');
}

function verdict({ sums, ranking }: Extract<Judgement, { by: 'evidence' }>): TraceStep {
  const [first, second] = ranking as [Candidate, Candidate];
  return {
    rule: 'most-evidence',
    because: `${nameOf(first)} has the most evidence, ${signed(sums[first])} bits; next is ${nameOf(second)}, ${signed(sums[second])}`,
    facts: Object.fromEntries(ranking.map((word) => [word, Math.round(sums[word] * 10) / 10])),
  };
}

function nameOf(word: Candidate): string {
  return word === 'unknown' ? 'another word' : word;
}

function signed(bits: number): string {
  return `${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(1)}`;
}

function pick(facts: Facts, names: readonly (keyof Facts)[]): Record<string, Facts[keyof Facts]> {
  return Object.fromEntries(names.map((name) => [name, facts[name]]));
}
