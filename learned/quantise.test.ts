import fc from 'fast-check';
import { expect, test } from 'vitest';

import { quantise } from './quantise.js';

const network = (shape: number[], values: number[], name = 'layer/kernel') => ({
  topology: {},
  weights: [
    { name, shape, values: Float32Array.from(values) },
    { name: 'layer/bias', shape: [2], values: Float32Array.of(0.1, 0.2) },
  ],
});

test('each output channel has a scale of its own', () => {
  const { network: rounded } = quantise(network([2, 2], [7, 0.07, -3.4, 0.02]), 4);
  // Scales 1 and 0.01: the channel of small weights is not crushed by that of large ones.
  [7, 0.07, -3, 0.02].forEach((value, at) => expect(rounded.weights[0]!.values[at]).toBeCloseTo(value, 6));
});

test('a depthwise kernel has a scale for each channel and filter', () => {
  const values = [7, 0.7, 70, 0.07];
  const { network: rounded } = quantise(network([1, 1, 2, 2], values, 'layer/depthwise_kernel'), 4);
  values.forEach((value, at) => expect(rounded.weights[0]!.values[at]).toBeCloseTo(value, 5));
});

test('biases stay, and a channel of zeros stays zero', () => {
  const { network: rounded } = quantise(network([2, 2], [0, 1, 0, 2]), 8);
  expect(rounded.weights[0]!.values[0]).toBe(0);
  expect(rounded.weights[1]!.values).toEqual(Float32Array.of(0.1, 0.2));
});

test('stores packed integers, scales and the rest', () => {
  // Two scales and two biases of four bytes each, and six weights of one byte or a half.
  const saved = network([3, 2], [1, 2, 3, 4, 5, 6]);
  expect(quantise(saved, 8).bytes.length).toBe(16 + 6);
  expect(quantise(saved, 4).bytes.length).toBe(16 + 3);
});

test.each([8, 4] as const)(
  'with %i bits no weight moves by more than half a step; once rounded, it stays',
  (bits) => {
    const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, (numbers) => {
        const saved = network([3, 2], numbers);
        const { network: rounded } = quantise(saved, bits);
        const before = saved.weights[0]!.values;
        const after = rounded.weights[0]!.values;
        after.forEach((value, at) => {
          const channel = before.filter((_, index) => index % 2 === at % 2);
          const step = Math.max(...channel.map(Math.abs)) / (2 ** (bits - 1) - 1);
          expect(Math.abs(value - before[at]!)).toBeLessThanOrEqual(step / 2 + 1e-6);
        });
        const again = quantise(rounded, bits).network.weights[0]!.values;
        again.forEach((value, at) => expect(value).toBeCloseTo(after[at]!, 5));
      }),
    );
  },
);
