import { add, tensor, zeros, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel, SymbolicTensor } from '@tensorflow/tfjs-layers';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { fit } from '../training/fit.js';
import { crossEntropy, manyCrossEntropies } from '../training/losses.js';
import { startTraining } from '../training/start.js';
import { keywordModel, withPhonemes } from './architecture.js';
import { BANDS, FRAMES } from './front-end.js';
import { CHANNELS, HALVING, type Channels } from './recipe.js';

let cacheFolder: string;
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'architecture-'));
});
afterEach(() => rm(cacheFolder, { recursive: true }));

const SMALL: Channels = {
  first: 2,
  blocks: [
    { channels: 4, kernel: [3, 3], stride: [1, 2] },
    { channels: 4, kernel: [1, 'all'] },
    { channels: 4, kernel: [9, 1] },
  ],
};

test('the shipped size has at most a hundred thousand weights, and the questions of the training add none', async () => {
  await startTraining('cpu');
  const network = keywordModel(CHANNELS, 1);
  expect(network.countParams()).toBeLessThanOrEqual(100_000);
  const before = network.countParams();
  expect(withPhonemes(network, 5, 1).countParams()).toBeGreaterThan(before);
  expect(network.countParams()).toBe(before);
  expect(network.outputs).toHaveLength(1);
});

test('the teacher that halves time to the end has a quarter of the moments left, and as many weights', async () => {
  await startTraining('cpu');
  const [shipped, halving] = [CHANNELS, HALVING].map((channels) => keywordModel(channels, 1));
  const left = (network: LayersModel) => network.getLayer('mean').input as SymbolicTensor;
  expect(left(shipped!).shape).toEqual([null, 31, 1, 136]);
  expect(left(halving!).shape).toEqual([null, 8, 6, 144]);
  expect(halving!.countParams() / shipped!.countParams()).toBeCloseTo(1, 1);
});

test('a training with questions beside the answer trains the network itself, on WebAssembly too', async () => {
  await startTraining('wasm');
  const network = keywordModel(SMALL, 1);
  const answer = (): Float32Array => {
    const said = network.apply(zeros([1, FRAMES, BANDS, 1]), { training: false }) as Tensor;
    return said.dataSync().slice() as Float32Array;
  };
  const before = answer();
  const { curve } = await fit({
    model: withPhonemes(network, 3, 1),
    settings: {
      name: 'questions',
      seed: 1,
      runtime: 'wasm',
      epochs: 2,
      batchSize: 2,
      schedule: { peak: 0.01, warmUp: 0, floor: 1 },
      averaging: 0,
    },
    examples: 4,
    startEpoch: () => (places) => ({
      inputs: zeros([places.length, FRAMES, BANDS, 1]),
      targets: [
        tensor(places.map(() => Array.from({ length: 12 }, (_, at) => (at === 3 ? 1 : 0)))),
        tensor(places.map(() => [1, 0, -1])),
      ],
    }),
    loss: ([answers, sounds], [words, questions]) =>
      add(crossEntropy(answers!, words!), manyCrossEntropies(sounds!, questions!)),
    validate: () => answer()[3]!,
    cacheFolder,
    tell: () => undefined,
  });
  expect(curve[1]!.loss).toBeLessThan(curve[0]!.loss);
  expect(answer()[3]).toBeGreaterThan(before[3]!);
});
