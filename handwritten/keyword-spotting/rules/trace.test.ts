import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError, type RuleTrace, type TraceStep } from '../../../tasks/contract/index.js';
import { openBook } from '../../rule-book.js';
import { BOOK } from './judge.js';
import { RULE_GROUPS } from './rule.js';
import { anyFacts, plainFacts } from './test-facts.js';

const { decide, explain, replay } = openBook(BOOK);

/** Every rule by its name, with what it reads. */
const readBy = new Map<string, readonly string[]>(
  [...BOOK.rules.silence, ...BOOK.rules.evidence].map(({ id, reads }) => [id, reads]),
);

const six = { ...plainFacts, hissBeforeMs: 120, gapMs: 60, hissAfterMs: 120, vowelMs: 110 };

describe('the trace', () => {
  it('tells the path in words', () => {
    const { steps } = explain(six);
    expect(steps.map(({ rule }) => rule)).toContain('hiss-before');
    expect(steps.at(-1)!.because).toMatch(/^six has the most evidence/);
    expect(steps.find(({ rule }) => rule === 'hiss-after')!.because).toMatch(
      /^a sharp hiss of 120 ms after the vowel: speaks for six/,
    );
  });

  it('leaves out rules that had nothing to say', () => {
    const rules = explain(plainFacts).steps.map(({ rule }) => rule);
    expect(rules).not.toContain('hiss-before');
    expect(rules).not.toContain('long-voice');
  });

  it('names the rule that heard silence', () => {
    const { steps } = explain({ ...plainFacts, vowelMs: 0, heard: '' });
    expect(steps.map(({ rule }) => rule)).toEqual(['what-was-heard', 'no-vowel']);
    expect(steps[0]!.because).toBe('nothing but silence');
  });

  it('holds in every step the facts that its rule read, and no others', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { rule, facts: held } of explain(facts).steps) {
          const reads = readBy.get(rule);
          if (reads) expect(Object.keys(held).sort()).toEqual([...reads].sort());
        }
        expect(explain(facts).steps[0]!.facts).toEqual({ heard: facts.heard });
      }),
    );
  });

  it('holds all that the decision rests on: a replay decides the same, with any groups switched off', () => {
    const groups = fc.subarray(RULE_GROUPS.map(({ id }) => id as string));
    fc.assert(
      fc.property(anyFacts, groups, (facts, off) => {
        const book = openBook(BOOK, off);
        const trace = JSON.parse(JSON.stringify(book.explain(facts))) as RuleTrace;
        expect(book.replay(trace)).toEqual(book.decide(facts));
      }),
    );
  });
});

describe('a replay', () => {
  it('asks each rule on its own step, though another reads the same fact', () => {
    const { steps } = explain(six);
    const shorterHissIn = (rule: string): readonly TraceStep[] =>
      steps.map((step) =>
        step.rule === rule ? { ...step, facts: { ...step.facts, hissAfterMs: 20 } } : step,
      );
    const [one, other] = ['gap-and-release', 'hiss-after'].map((rule) =>
      replay({ kind: 'trace', steps: shorterHissIn(rule) }),
    );
    expect(one).toEqual(decide(six));
    expect(other).not.toEqual(decide(six));
  });

  it('refuses the trace of another program, and one that breaks off', () => {
    const { steps } = explain(six);
    expect(() => replay({ kind: 'trace', steps: [] })).toThrow(UserError);
    expect(() => replay({ kind: 'trace', steps: steps.slice(0, -1) })).toThrow(
      'the trace ends where the keyword spotting program asks the rule "most-evidence"',
    );
  });
});
