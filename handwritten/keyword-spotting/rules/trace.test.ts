import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../tasks/contract/index.js';
import { judge } from './judge.js';
import { RULE_GROUPS } from './rule.js';
import { anyFacts, plainFacts } from './test-facts.js';
import { factsOf, traceOf } from './trace.js';

describe('traceOf', () => {
  it('tells the path in words', () => {
    const facts = { ...plainFacts, hissBeforeMs: 120, gapMs: 60, hissAfterMs: 120, vowelMs: 110 };
    const { steps } = traceOf(facts, judge(facts));
    expect(steps.map(({ rule }) => rule)).toContain('hiss-before');
    expect(steps.at(-1)!.because).toMatch(/^six has the most evidence/);
    expect(steps.find(({ rule }) => rule === 'hiss-after')!.because).toMatch(
      /^a sharp hiss of 120 ms after the vowel: speaks for six/,
    );
  });

  it('leaves out rules that had nothing to say', () => {
    const rules = traceOf(plainFacts, judge(plainFacts)).steps.map(({ rule }) => rule);
    expect(rules).not.toContain('hiss-before');
    expect(rules).not.toContain('long-voice');
  });

  it('names the rule that heard silence', () => {
    const facts = { ...plainFacts, vowelMs: 0, heard: '' };
    const { steps } = traceOf(facts, judge(facts));
    expect(steps.map(({ rule }) => rule)).toEqual(['what-was-heard', 'no-vowel']);
    expect(steps[0]!.because).toBe('nothing but silence');
  });

  it('holds all that the decision rests on: a replay decides the same, with any groups switched off', () => {
    const groups = fc.subarray(RULE_GROUPS.map(({ id }) => id as string));
    fc.assert(
      fc.property(anyFacts, groups, (facts, off) => {
        const without = new Set(off);
        const judgement = judge(facts, without);
        const trace = JSON.parse(JSON.stringify(traceOf(facts, judgement))) as ReturnType<typeof traceOf>;
        expect(judge(factsOf(trace), without).decision).toEqual(judgement.decision);
      }),
    );
  });
});

describe('factsOf', () => {
  it('refuses the trace of another program', () => {
    expect(() => factsOf({ kind: 'trace', steps: [] })).toThrow(UserError);
  });
});
