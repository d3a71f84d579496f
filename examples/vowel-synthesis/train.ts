import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createRandom,
  UserError,
  type DataContext,
  type Example,
  type TrainOptions,
  type TrainResult,
} from 'rules-vs-weights';

import { envelopeBy, inputsOf, OUTPUT_UNIT, WEIGHTS, WIDTHS } from './network.js';
import { recordings, type Target } from './recordings.js';
import { distance } from './spectrum.js';
import type { Wish } from './vowels.js';

type Examples = readonly Example<Wish, Target>[];

/** How the network is trained. */
export interface Recipe {
  readonly seed: number;
  readonly epochs: number;
  /** Epochs without a better one on the validation recordings, after which it ends. */
  readonly patience: number;
  readonly batch: number;
  readonly learningRate: number;
}

export const RECIPE: Recipe = { seed: 1980, epochs: 300, patience: 60, batch: 20, learningRate: 0.003 };

/** Decibels between what a network of these weights asks for and what was recorded, on the mean. */
export const meanDistance = (weights: ArrayLike<number>, examples: Examples): number =>
  examples.reduce(
    (sum, { input, truth }) => sum + distance(envelopeBy(weights, inputsOf(input)), truth.envelope),
    0,
  ) / examples.length;

/**
 * Finds weights by gradient descent (Adam, Kingma and Ba 2015) on the mean square of the bands' differences. The epoch that
 * does best on the validation recordings is taken.
 */
export async function fit(
  recipe: Recipe,
  train: Examples,
  validation: Examples,
  tell: (done: number, message: string) => void,
): Promise<{ readonly weights: Float32Array; readonly epoch: number; readonly distance: number }> {
  const [tf, layers] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-layers'),
    import('@tensorflow/tfjs-backend-cpu'),
  ]);
  if (!(await tf.setBackend('cpu'))) throw new UserError('TensorFlow.js does not start in plain JavaScript');
  const { seed, epochs, patience, batch, learningRate } = recipe;
  const network = layers.sequential();
  WIDTHS.slice(1).forEach((units, at) =>
    network.add(
      layers.layers.dense({
        units,
        ...(at === 0 ? { inputShape: [WIDTHS[0]!] } : {}),
        ...(at < WIDTHS.length - 2 ? { activation: 'tanh' as const } : {}),
        kernelInitializer: layers.initializers.glorotUniform({ seed: seed + at }),
      }),
    ),
  );
  network.compile({ optimizer: tf.train.adam(learningRate), loss: 'meanSquaredError' });
  const random = createRandom(seed, 'order of the recordings');
  const weightsNow = (): Float32Array =>
    Float32Array.from(network.getWeights().flatMap((tensor) => [...tensor.dataSync()]));
  let best = { weights: weightsNow(), epoch: 0, distance: Number.POSITIVE_INFINITY };
  for (let epoch = 1; epoch <= epochs && epoch - best.epoch <= patience; epoch++) {
    const order = random.shuffled(train);
    for (let at = 0; at < order.length; at += batch) {
      const some = order.slice(at, at + batch);
      const inputs = tf.tensor2d(some.map(({ input }) => inputsOf(input)));
      const levels = tf.tensor2d(some.map(({ truth }) => truth.envelope.map((level) => level / OUTPUT_UNIT)));
      await network.trainOnBatch(inputs, levels);
      tf.dispose([inputs, levels]);
    }
    const weights = weightsNow();
    const now = meanDistance(weights, validation);
    if (now < best.distance) best = { weights, epoch, distance: now };
    if (epoch % 10 === 0)
      tell(
        epoch / epochs,
        `epoch ${epoch} of at most ${epochs}: ${now.toFixed(2)} dB on validation recordings, at best ${best.distance.toFixed(2)}`,
      );
  }
  network.dispose();
  return best;
}

/** The verb `train`: writes the weights and how they were come by. */
export async function train({ seed, outputFolder, cacheFolder, tell }: TrainOptions): Promise<TrainResult> {
  const recipe = { ...RECIPE, ...(seed === undefined ? {} : { seed }) };
  const context: DataContext = {
    seed: recipe.seed,
    cacheFolder,
    tell: (done, message) => tell({ done: done / 2, message }),
  };
  const learnedFrom = await recordings.load('train', context);
  const validation = await recordings.load('validation', context);
  const {
    weights,
    epoch,
    distance: decibels,
  } = await fit(recipe, learnedFrom, validation, (done, message) => tell({ done: (1 + done) / 2, message }));
  const bytes = new Uint8Array(weights.buffer);
  const topology = { widths: WIDTHS, activations: ['tanh', 'tanh', 'linear'] };
  const manifest = {
    architecture: `${WIDTHS.join(', ')} numbers, tanh between; ${WEIGHTS} weights`,
    ...recipe,
    data: { id: recordings.id, fingerprint: await recordings.fingerprint(context) },
    split: 'train',
    examples: learnedFrom.length,
    validation: { split: 'validation', examples: validation.length, epoch, meanDistance: decibels },
    runtime: 'TensorFlow.js in plain JavaScript',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    command:
      'rvw train vowel-synthesis --plugin examples/vowel-synthesis/vowel-synthesis.rvw.ts --out examples/vowel-synthesis/weights',
  };
  await mkdir(outputFolder, { recursive: true });
  const files: readonly (readonly [name: string, content: Uint8Array | string])[] = [
    ['weights.bin', bytes],
    ['model.json', `${JSON.stringify(topology)}\n`],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ];
  for (const [name, content] of files) await writeFile(join(outputFolder, name), content);
  return {
    files: files.map(([name]) => join(outputFolder, name)),
    summary: `${decibels.toFixed(2)} dB from the validation recordings on the mean, after ${epoch} epochs`,
  };
}
