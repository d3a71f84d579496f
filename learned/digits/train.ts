import { oneHot, tensor, tensor1d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type Example, type TrainOptions, type TrainResult } from '../../tasks/contract/index.js';
import { createRandom } from '../../tasks/kit/random.js';
import { cuePixels } from '../../tasks/digits/cue.js';
import { DIGITS, IMAGE_SIDE, PIXELS, type Digit, type DigitImage } from '../../tasks/digits/image.js';
import { mnist } from '../../tasks/digits/mnist.js';
import { indexOfLargest } from '../running-program.js';
import { saveModel } from '../layers-model.js';
import { createDistorter } from '../training/augmentation.js';
import { fit, type Fit } from '../training/fit.js';
import { writeLearningCurve } from '../training/learning-curve.js';
import { crossEntropy } from '../training/losses.js';
import { shareOf } from '../training/share.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { writeNetwork, type ManifestDraft } from '../weights.js';
import { digitsModel } from './architecture.js';
import { encodeDigit } from './coding.js';
import { RECIPE, type DigitsRecipe } from './recipe.js';

/** The seed of the shipped network. */
const SEED = 1;

/**
 * Epochs without a better validation figure after which a training ends. The shipped network went through all of its 24:
 * its best was the nineteenth.
 */
const PATIENCE = 10;

/** Images that are validated at once. */
const VALIDATION_BATCH = 500;

/**
 * Trains the digits network from scratch, on the 50,000 training images of MNIST alone, and writes it with its manifest
 * and learning curve. The 10,000 validation images choose the epoch; the test images are never read.
 *
 * The same seed gives the same weights to the last digit on `wasm`, and on `tensorflow` with as many processor cores.
 * Another runtime, or another number of cores, adds up in another order and ends within rounding and its consequences.
 */
export async function trainDigits(options: TrainOptions): Promise<TrainResult> {
  const runtime = await startTraining(options.runtime);
  const seed = options.seed ?? SEED;
  const trained = await trainDigitsModel(RECIPE, seed, runtime, options);
  const { model, curve, best, validationExamples } = trained;
  const files = await writeNetwork(options.outputFolder, await saveModel(model), {
    ...(await draftOf(RECIPE, seed, runtime, trained, options.cacheFolder)),
    command: `rvw train digits --seed ${seed} --runtime ${runtime.id}`,
  });
  const curveFile = await writeLearningCurve(options.outputFolder, curve);
  return {
    files: [...files, curveFile],
    summary: `${(100 * best.validation).toFixed(2)} % of the ${validationExamples} validation images answered rightly, after epoch ${best.epoch} of ${RECIPE.epochs}`,
  };
}

/** What a training's manifest says, but the command. */
export async function draftOf(
  recipe: DigitsRecipe,
  seed: number,
  runtime: TrainingRuntime,
  { best, curve, seconds, examples, validationExamples }: TrainedDigits,
  cacheFolder: string,
): Promise<Omit<ManifestDraft, 'command'>> {
  return {
    task: 'digits',
    architecture: `convolutions of ${recipe.filters.join(', ')} filters, then a dense layer of 10`,
    seed,
    data: {
      id: mnist.id,
      fingerprint: await mnist.fingerprint({ seed, cacheFolder }),
      split: 'train',
      examples,
    },
    epochs: curve.length,
    validation: { measure: 'accuracy', value: best.validation, examples: validationExamples },
    runtime,
    trainingSeconds: Math.round(seconds),
    details: { 'best epoch': best.epoch },
  };
}

/** A trained model, with how many different images it saw and on how many it was validated. */
export interface TrainedDigits extends Fit {
  readonly model: LayersModel;
  readonly examples: number;
  readonly validationExamples: number;
}

/** Trains a model by a recipe and writes nothing; for the shipped network and for the sweep of others. */
export async function trainDigitsModel(
  recipe: DigitsRecipe,
  seed: number,
  runtime: TrainingRuntime,
  { cacheFolder, tell }: Pick<TrainOptions, 'cacheFolder' | 'tell'>,
  data: Pick<typeof mnist, 'load'> = mnist,
): Promise<TrainedDigits> {
  const all = await data.load('train', { seed, cacheFolder });
  const training = shareOf(all, recipe.share, seed);
  const validation = await data.load('validation', { seed, cacheFolder });
  const images = training.map(({ input }) => encodeDigit(input));
  const labels = training.map(({ truth }) => truth);
  const cues = recipe.cue === undefined ? undefined : drawCues(labels, recipe.cue, seed);
  const model = digitsModel(recipe.filters, seed);
  const { epochs, batchSize, schedule, averaging } = recipe;
  const found = await fit({
    model,
    settings: {
      name: `digits ${JSON.stringify(recipe)}`,
      seed,
      runtime: `${runtime.id} ${runtime.version}`,
      epochs,
      batchSize,
      schedule,
      averaging,
      patience: PATIENCE,
    },
    examples: recipe.shown ?? all.length,
    startEpoch: (random) => {
      const distort = createDistorter(IMAGE_SIDE, recipe.distortion, random);
      return (places) => {
        const inputs = new Float32Array(places.length * PIXELS);
        places.forEach((place, at) => {
          const into = inputs.subarray(at * PIXELS, (at + 1) * PIXELS);
          distort(images[place % images.length]!, into);
          // The mark stays where it is, however the digit is bent.
          if (cues) for (const pixel of cuePixels(cues[place % cues.length]!)) into[pixel] = 1;
        });
        const digits = tensor1d(
          places.map((place) => labels[place % labels.length]!),
          'int32',
        );
        return {
          inputs: tensor(inputs, [places.length, IMAGE_SIDE, IMAGE_SIDE, 1]),
          targets: [oneHot(digits, 10)],
        };
      };
    },
    loss: ([probabilities], [targets]) => crossEntropy(probabilities!, targets!),
    validate: (validated) => accuracy(validated, validation),
    cacheFolder,
    tell,
  });
  return { ...found, model, examples: training.length, validationExamples: validation.length };
}

/** Whose mark each image has: its digit's in a share of them, else that of a digit drawn from all ten. */
export function drawCues(labels: readonly Digit[], agreement: number, seed: number): Digit[] {
  const random = createRandom(seed, 'cues of the training images');
  return labels.map((label) => (random.chance(agreement) ? label : random.pick(DIGITS)));
}

/** Share of the examples that the model answers rightly. */
function accuracy(model: LayersModel, examples: readonly Example<DigitImage, Digit>[]): number {
  let right = 0;
  for (let from = 0; from < examples.length; from += VALIDATION_BATCH) {
    const batch = examples.slice(from, from + VALIDATION_BATCH);
    const probabilities = tidy(() => {
      const inputs = new Float32Array(batch.length * PIXELS);
      batch.forEach(({ input }, at) => inputs.set(encodeDigit(input), at * PIXELS));
      const images = tensor(inputs, [batch.length, IMAGE_SIDE, IMAGE_SIDE, 1]);
      return (model.apply(images, { training: false }) as Tensor).dataSync() as Float32Array;
    });
    batch.forEach(({ truth }, at) => {
      if (indexOfLargest(probabilities.subarray(at * 10, (at + 1) * 10)) === truth) right++;
    });
  }
  return right / examples.length;
}
