import { describe, expect, it } from 'vitest';

import { ATTACKERS } from './contest.js';
import type { AttackSamples } from './schema.js';
import { compareAttack, summariseAttack } from './summarise.js';

type Attacked = AttackSamples['inputs'][number];

/** An input that the boundary attack broke after so many questions, at so large a distance; null where nobody did. */
const attacked = (brokenAt: number | null, distance: number | null, wrongAnswerAt = brokenAt): Attacked => ({
  queries: 1000,
  brokenBy: Object.fromEntries(
    ATTACKERS.map((attacker) => [attacker, attacker === 'boundary' ? (brokenAt ?? -1) : -1]),
  ) as Attacked['brokenBy'],
  wrongAnswerAt: wrongAnswerAt ?? -1,
  farthest: 9,
  ...(distance === null ? {} : { smallest: { distance, largestChange: 0.5, by: 'boundary' } }),
});

const samples = (inputs: readonly Attacked[]): AttackSamples => ({
  exampleIds: inputs.map((_, at) => `test-${at}`),
  budget: 1000,
  bound: 2,
  unit: 'made up',
  inputs: [...inputs],
  kept: [],
});

const some = samples([
  attacked(10, 1),
  attacked(100, 1.5, null),
  attacked(900, 1.9),
  attacked(null, 3),
  attacked(null, null),
]);

describe('attacks in figures', () => {
  const result = summariseAttack(some);

  it('counts what stays right, and what is answered wrongly rather than not at all', () => {
    expect(result).toMatchObject({
      withstood: { value: 0.4, n: 5 },
      wronglyAnswered: { value: 0.4 },
      decisions: 5000,
    });
    expect(result.attackers.find(({ attacker }) => attacker === 'boundary')!.broke.value).toBeCloseTo(0.6);
  });

  it('follows the share that is still right over questions, those unbroken being censored at the end', () => {
    expect(result.byQueries.map(({ queries, share }) => [queries, Number(share.toFixed(3))])).toEqual([
      [10, 0.8],
      [100, 0.6],
      [900, 0.4],
    ]);
    expect(result.queries!.value).toBe(900);
  });

  it('follows it over distances beyond the bound, too, an input that nobody broke being censored', () => {
    expect(result.byDistance.map(({ distance }) => distance)).toEqual([1, 1.5, 1.9, 3]);
    expect(result.byDistance.at(-1)!.share).toBeCloseTo(0.2);
    expect(result.distance!.value).toBe(1.9);
  });

  it('has no median where more than half were never broken', () => {
    const sturdy = summariseAttack(samples([attacked(10, 1), attacked(null, null), attacked(null, null)]));
    expect(sturdy).not.toHaveProperty('distance');
    expect(sturdy).not.toHaveProperty('queries');
    expect(sturdy.withstood.value).toBeCloseTo(2 / 3);
  });
});

describe('the audit by those who look inside', () => {
  const seen = (
    fgsm: number | null,
    pgd: number | null,
  ): NonNullable<AttackSamples['fromInside']>[number] => ({
    gradients: 21,
    queries: 30,
    smallest: { ...(fgsm === null ? {} : { fgsm }), ...(pgd === null ? {} : { pgd }) },
  });
  const auditOf = (...found: NonNullable<AttackSamples['fromInside']>) =>
    summariseAttack({ ...some, fromInside: found }).fromInside!;

  it('holds where they find no less', () => {
    // The others came to 1, 1.5, 1.9, 3 and nowhere, within a bound of 2.
    const audit = auditOf(seen(1.2, 0.9), seen(2.5, 1.5), seen(null, 1.2), seen(null, 3.5), seen(null, 4));
    expect(audit).toMatchObject({ audit: 'holds', gradients: 105, asNear: { value: 0.8, n: 5 } });
    expect(audit.attackers).toMatchObject([
      { attacker: 'fgsm', broke: { value: 0.2 } },
      { attacker: 'pgd', broke: { value: 0.6 }, distance: { value: 1.5 } },
    ]);
    expect(audit.byDistance.map(({ distance }) => distance)).toEqual([0.9, 1.2, 1.5, 3.5, 4]);
    expect(summariseAttack({ ...some, fromInside: [1, 2, 3, 4, 5].map(() => seen(1, 1)) }).decisions).toBe(
      5000 + 5 * 30,
    );
  });

  it('is at fault where they come less near on most inputs, or break fewer within the bound', () => {
    const [none, near] = [seen(null, null), seen(1, 1)];
    expect(auditOf(none, none, none, near, near).audit).toBe('at fault');
    // Nearer on four of five, but of three that the others broke within the bound they broke two.
    expect(auditOf(near, near, seen(null, 2.1), seen(3, 2.5), seen(null, 5)).audit).toBe('at fault');
  });

  it('tells nothing where nobody broke anything', () => {
    const sturdy = { ...some, inputs: some.inputs.map(() => attacked(null, null)) };
    const { audit, asNear } = summariseAttack({
      ...sturdy,
      fromInside: sturdy.inputs.map(() => seen(null, null)),
    }).fromInside!;
    expect([audit, asNear]).toEqual(['nothing broken', undefined]);
  });
});

it('compares two programs on the same inputs, whatever broke them', () => {
  const weak = samples(Array.from({ length: 40 }, () => attacked(5, 0.5)));
  const strong = samples(
    Array.from({ length: 40 }, (_, at) => (at < 5 ? attacked(5, 0.5) : attacked(null, 3))),
  );
  const sides = [weak, strong].map((one) => ({ samples: one, result: summariseAttack(one) }));
  expect(compareAttack(sides[0]!, sides[1]!)).toMatchObject({ difference: { value: 35 / 40 } });
  expect(compareAttack(sides[0]!, sides[1]!)!.p).toBeLessThan(1e-6);
  expect(compareAttack(sides[0]!, sides[0]!)).toMatchObject({ difference: { value: 0 }, p: 1 });
});
