import fc from 'fast-check';
import { expect, it } from 'vitest';

import { contentOf } from './content.js';

const same = (one: unknown, other: unknown): boolean => contentOf(one).equals(contentOf(other));

it('is the same for the same content, whatever the language keeps it as', () => {
  const make = (number: number) => Object.fromEntries([['number', number]]);
  const before = make(1);
  const written = contentOf(before);
  // From here on every object of this form keeps its number as a fraction.
  make(0.5);
  expect(contentOf(before).equals(written)).toBe(true);
  fc.assert(fc.property(fc.anything(), (value) => same(value, structuredClone(value))));
});

it.each([
  [1, '1'],
  [0, -0],
  [undefined, null],
  [[1, 2], [12]],
  [['a', 'b'], ['ab']],
  [{ a: 1 }, { b: 1 }],
  [{ a: undefined }, {}],
  [[1], { 0: 1 }],
  [Uint8Array.of(1), Int8Array.of(1)],
  [Float32Array.of(1), Float32Array.of(2)],
  [new Map([[1, 2]]), new Map([[1, 3]])],
  [new Date(1), new Date(2)],
])('is another for other content: %j and %j', (one, other) => {
  expect(same(one, other)).toBe(false);
});

it('knows what holds itself', () => {
  const ring: { self?: unknown; number: number } = { number: 1 };
  ring.self = ring;
  expect(same(ring, structuredClone(ring))).toBe(true);
});

it('refuses code', () => {
  expect(() => contentOf({ decide: () => 1 })).toThrow('could not be cloned');
});
