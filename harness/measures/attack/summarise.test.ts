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
