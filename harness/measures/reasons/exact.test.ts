import { expect, it } from 'vitest';

import { codesOf, smallestReason } from './exact.js';

/** All inputs of so many bits, as a list of bits each. */
const allOf = (bits: number) =>
  Array.from({ length: 2 ** bits }, (_, code) => Array.from({ length: bits }, (_, bit) => (code >> bit) & 1));
const view = (bits: number) => ({
  shape: [bits],
  same: (one: readonly number[], other: readonly number[], group: number) => one[group] === other[group],
});

function reasonOf(input: readonly number[], decide: (bits: readonly number[]) => unknown) {
  const all = allOf(input.length);
  const place = all.findIndex((bits) => bits.join() === input.join());
  return smallestReason(
    place,
    codesOf(all, view(input.length)),
    all.map((bits) => JSON.stringify(decide(bits))),
  );
}

it('needs all bits for a yes of an AND, and one for a no', () => {
  const and = (bits: readonly number[]) => bits[0] && bits[2] && bits[4];
  expect(reasonOf([1, 0, 1, 0, 1], and).groups).toEqual([0, 2, 4]);
  expect(reasonOf([1, 0, 1, 0, 0], and)).toMatchObject({ groups: [4], kept: 16, draws: 16 });
});

it('needs every bit of a parity', () => {
  expect(reasonOf([1, 0, 1, 1], (bits) => bits.reduce((sum, bit) => sum ^ bit, 0)).groups).toEqual([
    0, 1, 2, 3,
  ]);
});

it('takes what keeps 19 of 20 for enough', () => {
  // Five bits agree in one input of 32: the rest, 31 of 32, has the same answer.
  const rare = (bits: readonly number[]) => bits.every((bit) => bit === 1);
  expect(reasonOf([0, 0, 0, 0, 0], rare)).toMatchObject({ groups: [], kept: 31, draws: 32 });
});
