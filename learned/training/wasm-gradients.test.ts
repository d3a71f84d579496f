import {
  conv2d,
  depthwiseConv2d,
  grads,
  memory,
  mul,
  setBackend,
  sum,
  tensor4d,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
// Registers the gradients of all operators.
import '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';

import { startBackend } from '../runtimes/start.js';
import { registerWasmGradients } from './wasm-gradients.js';

beforeAll(async () => {
  await startBackend('wasm');
  registerWasmGradients();
  registerWasmGradients();
});

interface Case {
  readonly batch: number;
  readonly side: readonly [number, number];
  readonly filter: readonly [number, number];
  readonly channels: readonly [number, number];
  readonly strides: [number, number];
  readonly padding: 'same' | 'valid';
  readonly depthwise: boolean;
}

const small = (from: number, to: number) => fc.integer({ min: from, max: to });

const cases: fc.Arbitrary<Case> = fc.record({
  batch: small(1, 3),
  side: fc.tuple(small(4, 9), small(4, 9)),
  filter: fc.tuple(small(1, 4), small(1, 4)),
  channels: fc.tuple(small(1, 4), small(1, 4)),
  strides: fc.tuple(small(1, 3), small(1, 3)),
  padding: fc.constantFrom('same' as const, 'valid' as const),
  depthwise: fc.boolean(),
});

const numbers = (size: number, phase: number): Float32Array =>
  Float32Array.from({ length: size }, (_, at) => Math.sin(at * 1.3 + phase));

/** Gradients of a convolution by its input and by its filter. */
function gradientsOf(each: Case): Float32Array[] {
  const [height, width] = each.side;
  const [into, out] = each.depthwise ? [each.channels[0], 1] : each.channels;
  const x = tensor4d(numbers(each.batch * height * width * into, 0), [each.batch, height, width, into]);
  const filter = tensor4d(numbers(each.filter[0] * each.filter[1] * into * out, 1), [
    ...each.filter,
    into,
    out,
  ] as [number, number, number, number]);
  const loss = (image: Tensor, kernel: Tensor): Tensor => {
    const made = (each.depthwise ? depthwiseConv2d : conv2d)(
      image as Tensor4D,
      kernel as Tensor4D,
      each.strides,
      each.padding,
    );
    return sum(mul(made, tensor4d(numbers(made.size, 2), made.shape)));
  };
  const found = grads(loss)([x, filter]);
  const values = found.map((tensor) => tensor.dataSync().slice() as Float32Array);
  [x, filter, ...found].forEach((tensor) => tensor.dispose());
  return values;
}

test('agree with the gradients of the plain JavaScript backend', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (each) => {
      // Both backends take different strides in a depthwise convolution for a mistake.
      const one = each.depthwise
        ? { ...each, strides: [each.strides[0], each.strides[0]] as [number, number] }
        : each;
      await setBackend('cpu');
      const expected = gradientsOf(one);
      await setBackend('wasm');
      const found = gradientsOf(one);
      found.forEach((values, which) =>
        values.forEach((value, at) => expect(value).toBeCloseTo(expected[which]![at]!, 3)),
      );
    }),
    { numRuns: 150 },
  );
});

test('leave nothing behind', async () => {
  await setBackend('wasm');
  const each: Case = {
    batch: 2,
    side: [7, 6],
    filter: [3, 3],
    channels: [2, 3],
    strides: [1, 1],
    padding: 'same',
    depthwise: false,
  };
  for (const depthwise of [false, true]) {
    gradientsOf({ ...each, depthwise });
    const before = memory();
    gradientsOf({ ...each, depthwise });
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  }
});
