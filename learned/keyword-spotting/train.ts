import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

import type { DataContext, Example, TrainOptions, TrainResult } from '../../tasks/contract/index.js';
import { WORDS, type Clip, type Word } from '../../tasks/keyword-spotting/clip.js';
import { fsdd } from '../../tasks/keyword-spotting/fsdd.js';
import { syntheticWords } from '../../tasks/keyword-spotting/synthesis/synthetic.js';
import { saveModel } from '../layers-model.js';
import { fit, type Fit, type FitSettings } from '../training/fit.js';
import { LEARNING_CURVE_FILE } from '../training/learning-curve.js';
import { crossEntropy } from '../training/losses.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { writeNetwork } from '../weights.js';
import { CHANNELS, keywordModel, type Channels } from './architecture.js';
import type { Augmentation } from './augmentation.js';
import { decideWord } from './decision.js';
import { BANDS, encodeClip, FRAMES, PICTURE } from './front-end.js';
import { loadPictures } from './picture-cache.js';
import { augmentationOf, createTrainingSet, makeBatch, type Mixture } from './training-set.js';

/** What may differ from one training to another. */
export interface KeywordRecipe extends Pick<
  FitSettings,
  'epochs' | 'endAfter' | 'batchSize' | 'schedule' | 'averaging'
> {
  readonly channels: Channels;
  readonly augmentation: Augmentation;
  readonly mixture: Mixture;
  /** Synthetic clips of each of the twelve classes. */
  readonly clipsPerClass: number;
  /** Further synthetic clips of other words: there are many more of them than of the ten. */
  readonly moreOthers: number;
  /** Whether recordings of people are shown beside the synthetic words. */
  readonly people: boolean;
}

/**
 * How the shipped network was trained. Chosen on validation data, and so is its end: after few epochs, while the learning
 * rate is still high. Later the network learns the voices it hears by heart, and takes digits in any other for other
 * words.
 */
export const RECIPE: KeywordRecipe = {
  channels: CHANNELS,
  epochs: 24,
  endAfter: 5,
  batchSize: 64,
  schedule: { peak: 0.004, warmUp: 0.05, floor: 0.01 },
  averaging: 0.998,
  augmentation: {
    frequencyWarp: 0.22,
    timeWarp: 0.35,
    bend: { bands: 2, windows: 5 },
    shift: 10,
    trimmed: 0.3,
    stress: 10,
    tilt: 8,
    echo: 0.25,
    noise: 0.25,
    band: 0.2,
    masks: 0.15,
    ratios: { low: 12, high: 45 },
  },
  mixture: { realRepeats: 3, otherRepeats: 1, impostors: 0.15, silences: 0.03, mixed: 0.2, smoothing: 0.02 },
  clipsPerClass: 2000,
  moreOthers: 3000,
  people: true,
};

/** The same without people, which makes epochs shorter by their recordings: what `weights-synthetic` was trained with. */
export const SYNTHETIC_RECIPE: KeywordRecipe = { ...RECIPE, people: false };

/** Where the environment says that the recordings of people lie; {@link NO_PEOPLE} for nowhere. */
const FOLDER_VARIABLE = 'RVW_FSDD_FOLDER';

/** Trains on made voices alone. */
const NO_PEOPLE = 'none';

/** The seed of the shipped networks. */
export const SEED = 1;

/** Synthetic clips of each class in the validation and the test split, as in the task's own data set. */
const HELD_OUT_CLIPS = { validation: 60, test: 100 } as const;

/** Added to the seed for the further other words, so that they are not said as the first ones. */
const OTHERS_SEED = 1000;

/** What a digit has to reach when epochs are compared: fixed, since the program's own threshold is chosen afterwards. */
const VALIDATION_THRESHOLD = 0.5;

/** Clips that are validated at once. */
const VALIDATION_BATCH = 120;

/** What a training of this network may be told beyond what any training is told. */
export interface KeywordTrainOptions extends TrainOptions {
  /**
   * Where the recordings of people lie; else `RVW_FSDD_FOLDER` in the environment, else where fetching puts them.
   * `none` trains on made voices alone.
   */
  readonly dataFolder?: string;
  readonly recipe?: KeywordRecipe;
}

/**
 * Trains the keyword spotter from scratch, on the training voices of the synthetic words and the three training
 * speakers of the Free Spoken Digit Dataset, and writes it with its manifest and learning curve. The validation voices
 * and the validation speaker are only measured here, and no test data is read.
 *
 * @throws UserError when the recordings are not there or the folder cannot be written
 */
export async function trainKeywordSpotting(options: KeywordTrainOptions): Promise<TrainResult> {
  const dataFolder = options.dataFolder ?? process.env[FOLDER_VARIABLE];
  const recipe = options.recipe ?? (dataFolder === NO_PEOPLE ? SYNTHETIC_RECIPE : RECIPE);
  const runtime = await startTraining(options.runtime);
  const seed = options.seed ?? SEED;
  const trained = await trainKeywordModel(recipe, seed, runtime, options);
  const { model, curve, best, seconds, accuracies, examples, fingerprint } = trained;
  const files = await writeNetwork(options.outputFolder, await saveModel(model), {
    task: 'keyword-spotting',
    architecture: `a convolution of ${recipe.channels.first} filters, ${recipe.channels.blocks.length} depthwise separable ones of ${recipe.channels.blocks.join(', ')}, batch normalisations, then a dense layer of ${WORDS.length}`,
    seed,
    data: { id: recipe.people ? 'synthetic + fsdd' : 'synthetic', fingerprint, split: 'train', examples },
    epochs: curve.length,
    validation: {
      measure: `accuracy on synthetic validation voices, digits below ${VALIDATION_THRESHOLD} counted as other words`,
      value: best.validation,
      examples: accuracies.syntheticExamples,
    },
    command: `${FOLDER_VARIABLE}=${recipe.people ? 'FOLDER' : NO_PEOPLE} rvw train keyword-spotting --seed ${seed} --runtime ${runtime.id}`,
    runtime,
    trainingSeconds: Math.round(seconds),
    details: {
      'epochs that the learning rate is laid out for': recipe.epochs,
      'synthetic clips a class': recipe.clipsPerClass,
      'further synthetic clips of other words': recipe.moreOthers,
      ...(recipe.people
        ? {
            'fsdd training speakers': 'george, jackson, nicolas',
            'accuracy on fsdd validation (yweweler), measured alike': accuracies.fsdd!,
          }
        : {}),
    },
  });
  const curveFile = join(options.outputFolder, LEARNING_CURVE_FILE);
  await writeFileAtomic(curveFile, `${JSON.stringify(curve, null, 1)}\n`);
  const real =
    accuracies.fsdd === undefined
      ? ''
      : ` and ${(100 * accuracies.fsdd).toFixed(2)} % of the words of a person it never heard`;
  return {
    files: [...files, curveFile],
    summary: `${(100 * best.validation).toFixed(2)} % of ${accuracies.syntheticExamples} synthetic clips in unheard voices${real} answered rightly, after ${best.epoch} epochs`,
  };
}

/** Trains a model by a recipe and writes nothing; for the shipped networks and for experiments with others. */
export async function trainKeywordModel(
  recipe: KeywordRecipe,
  seed: number,
  runtime: TrainingRuntime,
  { cacheFolder, dataFolder = process.env[FOLDER_VARIABLE], report }: KeywordTrainOptions,
): Promise<
  Fit & {
    model: LayersModel;
    examples: number;
    fingerprint: string;
    accuracies: { syntheticExamples: number; fsdd?: number };
  }
> {
  const context: DataContext = {
    seed,
    cacheFolder,
    ...(dataFolder === undefined ? {} : { dataFolder }),
    report: (_, message) => report({ done: 0, message }),
  };
  const words = syntheticWords({ clipsPerClass: { train: recipe.clipsPerClass, ...HELD_OUT_CLIPS } });
  const validation = await words.load('validation', context);
  const others = syntheticWords({
    clipsPerClass: { train: recipe.moreOthers, ...HELD_OUT_CLIPS },
    classes: ['unknown'],
  });
  const othersContext = { ...context, seed: seed + OTHERS_SEED };
  const synthetic = [
    ...(await loadPictures(words, 'train', context)),
    ...(await loadPictures(others, 'train', othersContext)),
  ];
  const real = recipe.people ? await loadPictures(fsdd, 'train', context) : [];
  const person = recipe.people ? await fsdd.load('validation', context) : [];
  const set = createTrainingSet(synthetic, real, recipe.mixture, recipe.augmentation);
  const model = keywordModel(recipe.channels, seed);
  const { epochs, endAfter, batchSize, schedule, averaging } = recipe;
  const heard = encodeAll(validation);
  const found = await fit({
    model,
    settings: {
      name: `keyword-spotting ${JSON.stringify(recipe)}`,
      seed,
      runtime: `${runtime.id} ${runtime.version}`,
      epochs,
      ...(endAfter === undefined ? {} : { endAfter }),
      batchSize,
      schedule,
      averaging,
    },
    examples: set.length,
    startEpoch: (random) => {
      const own = augmentationOf(random.integer(2 ** 31));
      return (places) => {
        const { inputs, targets } = makeBatch(set, places, own);
        return {
          inputs: tensor(inputs, [places.length, FRAMES, BANDS, 1]),
          targets: [tensor(targets, [places.length, WORDS.length])],
        };
      };
    },
    loss: ([probabilities], [targets]) => crossEntropy(probabilities!, targets!),
    validate: (validated) => accuracy(validated, validation, heard),
    cacheFolder,
    report,
  });
  const prints = [
    await words.fingerprint(context),
    await others.fingerprint(othersContext),
    ...(recipe.people ? [await fsdd.fingerprint(context)] : []),
  ];
  return {
    ...found,
    model,
    examples: synthetic.length + real.length,
    fingerprint: createHash('sha256').update(prints.join('\n')).digest('hex'),
    accuracies: {
      syntheticExamples: validation.length,
      ...(recipe.people ? { fsdd: accuracy(model, person, encodeAll(person)) } : {}),
    },
  };
}

/** All clips as the network takes them, one after the other. */
export function encodeAll(examples: readonly Example<Clip, Word>[]): Float32Array {
  const all = new Float32Array(examples.length * PICTURE);
  examples.forEach(({ input }, at) => all.set(encodeClip(input), at * PICTURE));
  return all;
}

/** Share of the examples that the model, with its threshold, answers rightly. */
function accuracy(model: LayersModel, examples: readonly Example<Clip, Word>[], heard: Float32Array): number {
  let right = 0;
  for (let from = 0; from < examples.length; from += VALIDATION_BATCH) {
    const batch = examples.slice(from, from + VALIDATION_BATCH);
    const probabilities = tidy(() => {
      const inputs = heard.subarray(from * PICTURE, (from + batch.length) * PICTURE);
      const levels = tensor(inputs, [batch.length, FRAMES, BANDS, 1]);
      return (model.apply(levels, { training: false }) as Tensor).dataSync() as Float32Array;
    });
    batch.forEach(({ truth }, at) => {
      const decision = decideWord(
        probabilities.subarray(at * WORDS.length, (at + 1) * WORDS.length),
        VALIDATION_THRESHOLD,
      );
      if (decision.kind === 'answer' && decision.answer === truth) right++;
    });
  }
  return right / examples.length;
}
