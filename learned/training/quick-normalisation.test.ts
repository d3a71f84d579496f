import { mul, randomNormal, sum, tidy, variableGrads, type Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';

import { startBackend } from '../runtimes/start.js';
import { quickBatchNormalization } from './quick-normalisation.js';
import { readAll, variablesOf } from './variables.js';

beforeAll(() => startBackend('cpu'));

/** A convolution before the normalisation, so that the gradient by its input is checked too. */
function network(normalisation: typeof layers.batchNormalization): LayersModel {
  const model = sequential({
    layers: [
      layers.conv2d({ inputShape: [4, 3, 2], filters: 3, kernelSize: 2, padding: 'same', useBias: false }),
      normalisation({ momentum: 0.9 }),
      layers.reLU(),
    ],
  });
  const values = model
    .getWeights()
    .map((weight, at) => randomNormal(weight.shape, 1, 0.3, 'float32', at + 1));
  model.setWeights(values);
  return model;
}

function trainedOnce(model: LayersModel): { loss: number; gradients: number[][]; weights: number[][] } {
  return tidy(() => {
    const inputs = randomNormal([5, 4, 3, 2], 0.5, 2, 'float32', 7);
    const importance = randomNormal([5, 4, 3, 3], 0, 1, 'float32', 8);
    const { value, grads } = variableGrads(
      () => sum(mul(model.apply(inputs, { training: true }) as Tensor, importance)),
      variablesOf(model.trainableWeights),
    );
    return {
      loss: value.dataSync()[0]!,
      gradients: Object.values(grads).map((gradient) => [...gradient.dataSync()]),
      weights: readAll(variablesOf(model.weights)).map((values) => [...values]),
    };
  });
}

const expectClose = (found: number[][], expected: number[][]): void => {
  expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  found.flat().forEach((value, at) => expect(value).toBeCloseTo(expected.flat()[at]!, 3));
};

test('trains as the library does: loss, gradients and moving averages', () => {
  // The library's first, before its gradient of max(0, x) is replaced.
  const expected = trainedOnce(network((settings) => layers.batchNormalization(settings)));
  const found = trainedOnce(network((settings) => quickBatchNormalization(settings)));
  expect(found.loss).toBeCloseTo(expected.loss, 3);
  expectClose(found.gradients, expected.gradients);
  expectClose(found.weights, expected.weights);
});

test('is saved and used as the library does', () => {
  const [quick, plain] = [quickBatchNormalization({ name: 'x' }), layers.batchNormalization({ name: 'x' })];
  expect(quick.getClassName()).toBe(plain.getClassName());
  expect(quick.getConfig()).toEqual(plain.getConfig());
  const inputs = randomNormal([2, 4, 3, 2], 0, 1, 'float32', 1);
  const answer = (model: LayersModel) => [...(model.predict(inputs) as Tensor).dataSync()];
  expect(answer(network(quickBatchNormalization))).toEqual(answer(network(layers.batchNormalization)));
});
