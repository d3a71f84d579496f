import { beforeAll, describe, expect, it } from 'vitest';

import { mnist } from '../../../tasks/digits/mnist.js';
import type { Facts } from '../facts.js';
import { compiled } from '../test-support.js';
import { REFUSALS, RULES } from './all.js';
import { RULE_GROUPS } from './groups.js';

const seen: Facts[] = [];

beforeAll(async () => {
  const examples = await mnist.load('validation', { seed: 1, cacheFolder: '' });
  const perceive = (await compiled<typeof import('../perceive.js')>('perceive.ts')).makePerceive();
  for (const { input } of examples.slice(0, 1000)) {
    const facts = perceive(input);
    if (facts) seen.push(facts);
  }
});

/** Facts that cannot be read unless they are among the names. */
const only = (facts: Facts, names: readonly string[]) =>
  new Proxy(facts, {
    get: (target, name) => {
      if (!names.includes(String(name))) throw new Error(`reads ${String(name)}`);
      return target[name as keyof Facts];
    },
  });

describe('rules', () => {
  it('have names of their own', () => {
    const ids = [...RULES, ...REFUSALS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(RULE_GROUPS.map(({ id }) => id))('are there in the group %s', (group) => {
    expect(RULES.some((rule) => rule.group === group)).toBe(true);
  });

  it.each(RULES)('$id fires now and then, reads only what it says, and gives a reason', (rule) => {
    const reasons = new Set<string>();
    for (const facts of seen) {
      const sight = only(facts, rule.reads);
      const votes = rule.says(sight, undefined);
      if (votes) reasons.add(rule.because(sight, votes, undefined));
    }
    expect(reasons.size).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/^[a-z].{10,}$/);
  });

  it.each(REFUSALS)('$id refuses no plain digit, and reads only what it says', (refusal) => {
    const refused = seen.filter((facts) => refusal.says(only(facts, refusal.reads), undefined) !== undefined);
    expect(refused.length).toBeLessThanOrEqual(seen.length / 100);
  });

  it.each(RULES.filter(({ id }) => id !== 'like-a-drawn-shape'))('$id gives votes from −4 to 6', (rule) => {
    const given = new Set(seen.flatMap((facts) => Object.values(rule.says(facts, undefined) ?? {})));
    expect(given).not.toContain(0);
    expect(Math.min(...given)).toBeGreaterThanOrEqual(-4);
    expect(Math.max(...given)).toBeLessThanOrEqual(6);
  });
});
