import { describe, expect, it } from 'vitest';

import { verdictAfter } from './verify.js';

/** How probably a set is taken that keeps the answer with some probability, and after how many draws: by all ways there are. */
function exactly(probability: number, most: number): { readonly taken: number; readonly draws: number } {
  let [taken, draws] = [0, 0];
  let open = new Map([[0, 1]]);
  for (let drawn = 1; open.size > 0; drawn++) {
    const next = new Map<number, number>();
    for (const [lost, share] of open) {
      draws += share;
      for (const [after, part] of [
        [lost, probability],
        [lost + 1, 1 - probability],
      ] as const) {
        const verdict = verdictAfter(drawn - after, after, most);
        if (verdict === 'enough') taken += share * part;
        else if (verdict === undefined) next.set(after, (next.get(after) ?? 0) + share * part);
      }
    }
    open = next;
  }
  return { taken, draws };
}

describe('a verification of up to 300 draws', () => {
  it.each([
    // The share that 300 draws would take, of which 285 keep the answer: binomial.
    { probability: 0.9, fixed: 0.004, most: 75 },
    { probability: 0.93, fixed: 0.103, most: 140 },
    { probability: 0.95, fixed: 0.572, most: 200 },
    { probability: 0.97, fixed: 0.982, most: 170 },
    { probability: 0.99, fixed: 1, most: 95 },
    { probability: 1, fixed: 1, most: 70 },
  ])('takes sets that keep the answer with $probability about as often as all draws would', (known) => {
    const { taken, draws } = exactly(known.probability, 300);
    expect(Math.abs(taken - known.fixed)).toBeLessThan(0.05);
    expect(draws).toBeLessThanOrEqual(known.most);
  });

  it('ends with the last draw', () => {
    expect(verdictAfter(285, 15, 300)).toBe('enough');
    expect(verdictAfter(280, 16, 300)).toBe('not enough');
    expect(verdictAfter(284, 15, 300)).toBeUndefined();
  });
});

it('of one draw that tells all is that draw', () => {
  expect(verdictAfter(1, 0, 1)).toBe('enough');
  expect(verdictAfter(0, 1, 1)).toBe('not enough');
});
