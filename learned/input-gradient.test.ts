import { engine, log, slice, sum, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { UserError } from '../tasks/contract/index.js';
import { mnist } from '../tasks/digits/mnist.js';
import { encodeDigit } from './digits/coding.js';
import { buildGraph } from './graph/build.js';
import { openInputGradient } from './input-gradient.js';
import type { SavedNetwork } from './network.js';
import { cpu } from './runtimes/cpu.js';
import { weightsBeside } from './weights-folder.js';
import { readNetwork } from './weights.js';

/** Not what the image shows: the logarithm of a probability near 1 is flat. */
const CLASS = 8;
const score = ([probabilities]: readonly Tensor[]): Scalar =>
  sum(log(slice(probabilities!, [0, CLASS], [1, 1])));

let network: SavedNetwork;
let image: Float32Array;
beforeAll(async () => {
  ({ network } = await readNetwork(weightsBeside(new URL('./digits/index.ts', import.meta.url).href)));
  const [first] = await mnist.load('validation', { seed: 1, cacheFolder: '' });
  image = encodeDigit(first!.input);
});

describe.each(['wasm', 'cpu'] as const)('the gradient by the input, on %s', (runtime) => {
  test('is what the difference quotient says', async () => {
    const gradient = await openInputGradient(network, runtime);
    const found = gradient.of(image, score);
    const running = await cpu.open(buildGraph(network));
    const value = async (input: Float32Array): Promise<number> =>
      Math.log((await running.run(input))[0]![CLASS]!);
    const strongest = [...found.keys()].sort((a, b) => Math.abs(found[b]!) - Math.abs(found[a]!));
    for (const at of strongest.slice(0, 5)) {
      const moved = (by: number): Float32Array =>
        image.map((grey, index) => (index === at ? grey + by : grey));
      const quotient = ((await value(moved(0.005))) - (await value(moved(-0.005)))) / 0.01;
      expect(Math.abs(found[at]! / quotient - 1)).toBeLessThan(0.15);
    }
    running.dispose();
    gradient.dispose();
  });

  test('leaves nothing behind', async () => {
    const gradient = await openInputGradient(network, runtime);
    gradient.of(image, score);
    const before = engine().memory().numTensors;
    gradient.of(image, score);
    expect(engine().memory().numTensors).toBe(before);
    gradient.dispose();
  });
});

test('a runtime that cannot differentiate is refused', async () => {
  await expect(openInputGradient(network, 'onnx' as never)).rejects.toBeInstanceOf(UserError);
});
