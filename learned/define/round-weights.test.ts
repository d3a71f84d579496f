import { expect, it } from 'vitest';

import { roundWeights } from './round-weights.js';

it('rounds weights to whole steps of the largest, and packs them as tightly as their bits allow', () => {
  const weights = Float32Array.of(-7, 3.4, 0.2, 7, -1);
  const four = roundWeights(weights, 4);
  expect([...four.weights]).toEqual([-7, 3, 0, 7, -1]);
  // Two a byte, the first in its lower half, as two's complements.
  expect([...four.bytes.subarray(4)]).toEqual([0x39, 0x70, 0x0f]);
  expect(new DataView(four.bytes.buffer).getFloat32(0, true)).toBe(1);
  const eight = roundWeights(weights, 8);
  expect([...new Int8Array(eight.bytes.buffer, 4)]).toEqual([-127, 62, 4, 127, -18]);
});

it('leaves weights that are all nothing as they are', () => {
  expect([...roundWeights(new Float32Array(3), 8).weights]).toEqual([0, 0, 0]);
});
