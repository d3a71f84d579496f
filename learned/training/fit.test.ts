import { mean, mul, tensor } from '@tensorflow/tfjs-core';
import { initializers, layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { UserError, type TrainProgress } from '../../tasks/contract/index.js';
import { checkpointPath } from './checkpoint.js';
import { fit, type FitOptions } from './fit.js';
import { crossEntropy } from './losses.js';
import { startTraining } from './start.js';

let cacheFolder: string;
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'fit-'));
});
afterEach(async () => {
  await rm(cacheFolder, { recursive: true });
});

/** Images of 6×6: a bar that stands or lies. */
const SIDE = 6;
const images = Array.from({ length: 48 }, (_, which) =>
  Float32Array.from({ length: SIDE * SIDE }, (__, at) => {
    const place = Math.floor(which / 2) % SIDE;
    return (which % 2 === 0 ? at % SIDE : Math.floor(at / SIDE)) === place ? 1 : 0;
  }),
);

function barModel(): LayersModel {
  const model = sequential();
  const initial = (seed: number) => ({ kernelInitializer: initializers.heNormal({ seed }) });
  model.add(layers.conv2d({ inputShape: [SIDE, SIDE, 1], filters: 4, kernelSize: 3, ...initial(1) }));
  model.add(layers.batchNormalization({ momentum: 0.8 }));
  model.add(layers.reLU({}));
  model.add(layers.flatten());
  model.add(layers.dense({ units: 2, activation: 'softmax', ...initial(2) }));
  return model;
}

const batchOf = (places: readonly number[], noise: () => number) => ({
  inputs: tensor(
    places.flatMap((place) => [...images[place]!].map((value) => value + noise())),
    [places.length, SIDE, SIDE, 1],
  ),
  targets: [
    tensor(
      places.flatMap((place) => (place % 2 === 0 ? [1, 0] : [0, 1])),
      [places.length, 2],
    ),
  ],
});

function training(model: LayersModel, more: Partial<FitOptions> = {}): FitOptions {
  return {
    model,
    settings: {
      name: 'bars',
      seed: 3,
      runtime: 'wasm',
      epochs: 6,
      batchSize: 8,
      schedule: { peak: 0.02, warmUp: 0.1, floor: 0.05 },
      averaging: 0.9,
    },
    examples: images.length,
    startEpoch: (random) => (places) => batchOf(places, () => 0.2 * random.uniform()),
    loss: ([probabilities], [targets]) => crossEntropy(probabilities!, targets!),
    validate: (validated) => {
      const { inputs, targets } = batchOf([...images.keys()], () => 0);
      const loss = crossEntropy(validated.apply(inputs, { training: false }) as typeof inputs, targets[0]!);
      return Math.exp(-loss.dataSync()[0]!);
    },
    cacheFolder,
    tell: () => undefined,
    ...more,
  };
}

const weightsOf = (model: LayersModel): number[][] =>
  model.getWeights().map((weight) => [...weight.dataSync()]);

test('learns, on WebAssembly; the same seed gives the same weights to the last digit', async () => {
  await startTraining('wasm');
  const [one, other] = [barModel(), barModel()];
  const { curve, best } = await fit(training(one));
  expect(curve.length).toBe(6);
  expect(curve.at(-1)!.loss).toBeLessThan(0.5 * curve[0]!.loss);
  expect(best.validation).toBe(Math.max(...curve.map(({ validation }) => validation)));
  expect(best.validation).toBeGreaterThan(0.6);
  await fit(training(other));
  expect(weightsOf(other)).toEqual(weightsOf(one));
});

test('goes on where it was interrupted, and ends as if it had not been', async () => {
  await startTraining('wasm');
  const [whole, broken] = [barModel(), barModel()];
  await fit(training(whole));
  let epochs = 0;
  const interrupted = training(broken, {
    validate: (model) => {
      if (epochs++ === 3) throw new Error('power cut');
      return training(model).validate(model);
    },
  });
  await expect(fit(interrupted)).rejects.toThrow('power cut');
  const resumed = barModel();
  const messages: string[] = [];
  const { curve } = await fit(training(resumed, { tell: ({ message }) => messages.push(message) }));
  expect(messages[0]).toBe('goes on from its checkpoint after epoch 3 of 6');
  expect(curve.length).toBe(6);
  expect(weightsOf(resumed)).toEqual(weightsOf(whole));
  expect(await readdir(join(cacheFolder, 'training'))).toEqual([]);
});

test('a training whose checkpoint is kept is not repeated, and leaves the same weights', async () => {
  await startTraining('wasm');
  const [first, again] = [barModel(), barModel()];
  const once = await fit(training(first, { keepCheckpoint: true }));
  const validate = () => expect.fail('an epoch was repeated');
  const twice = await fit(training(again, { keepCheckpoint: true, validate }));
  expect(twice.curve).toEqual(once.curve);
  expect(weightsOf(again)).toEqual(weightsOf(first));
});

test('ends when its patience does, with the best epoch kept', async () => {
  await startTraining('wasm');
  const figures = [0.5, 0.8, 0.7, 0.6, 0.9, 0.9];
  const messages: string[] = [];
  const impatient = training(barModel(), {
    validate: () => figures.shift()!,
    tell: ({ message }) => messages.push(message),
  });
  const { curve, best } = await fit({ ...impatient, settings: { ...impatient.settings, patience: 2 } });
  expect(curve.map(({ validation }) => validation)).toEqual([0.5, 0.8, 0.7, 0.6]);
  expect(best.epoch).toBe(2);
  expect(messages.at(-1)).toBe('ended after epoch 4 of 6: none was better since epoch 2');
});

test('decay draws the kernels towards 0, and nothing that scales or shifts', async () => {
  await startTraining('wasm');
  const train = async (weightDecay: number) => {
    const model = barModel();
    const options = training(model);
    const settings = {
      ...options.settings,
      epochs: 1,
      schedule: { peak: 0.1, warmUp: 0, floor: 1 },
      averaging: 0,
      weightDecay,
    };
    // A loss that nothing changes, so that Adam stands still.
    await fit({ ...options, settings, loss: ([probabilities]) => mean(mul(probabilities!, 0)) });
    // Without what a batch normalisation only counts.
    return model.trainableWeights.map((weight) => [...weight.read().dataSync()]);
  };
  const steps = images.length / training(barModel()).settings.batchSize;
  const [first, decayed] = [await train(0), await train(0.1)];
  first.forEach((kept, which) => {
    const kernel = barModel().trainableWeights[which]!.shape.length > 1;
    kept.forEach((value, at) =>
      expect(decayed[which]![at]).toBeCloseTo(value * (kernel ? 0.99 ** steps : 1), 5),
    );
  });
  expect(first[0]).toEqual(weightsOf(barModel())[0]);
});

test('starts anew from a checkpoint that cannot be read', async () => {
  await startTraining('wasm');
  const path = checkpointPath(cacheFolder, training(barModel()).settings);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'damaged');
  expect((await fit(training(barModel()))).curve.length).toBe(6);
});

test('reports how far it is, with the loss', async () => {
  await startTraining('wasm');
  const reports: TrainProgress[] = [];
  await fit(training(barModel(), { tell: (progress) => reports.push(progress) }));
  const shares = reports.map(({ done }) => done);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(reports.at(-2)!.message).toMatch(/^epoch 6 of 6, loss 0\.\d{4}, validation \d+\.\d\d %$/);
});

test('a runtime that cannot train is a mistake of one line', async () => {
  await expect(startTraining('onnx')).rejects.toBeInstanceOf(UserError);
  await expect(startTraining('wsm')).rejects.toThrow(/runtime "wsm" cannot train; did you mean "wasm"\?/);
});
