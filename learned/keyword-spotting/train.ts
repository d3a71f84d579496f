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
import { fit, type Fit } from '../training/fit.js';
import { LEARNING_CURVE_FILE } from '../training/learning-curve.js';
import { crossEntropy } from '../training/losses.js';
import { startTraining, type TrainingRuntime } from '../training/start.js';
import { writeNetwork, type ManifestDraft } from '../weights.js';
import { keywordModel } from './architecture.js';
import { decideWord } from './decision.js';
import { BANDS, encodeClip, FRAMES, PICTURE } from './front-end.js';
import { loadPictures } from './picture-cache.js';
import { RECIPE, SYNTHETIC_RECIPE, type KeywordRecipe } from './recipe.js';
import { augmentationOf, createTrainingSet, makeBatch } from './training-set.js';

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
  const { model, curve, best, accuracies } = trained;
  const files = await writeNetwork(options.outputFolder, await saveModel(model), {
    ...draftOf(recipe, seed, runtime, trained),
    command: `${FOLDER_VARIABLE}=${recipe.people ? 'FOLDER' : NO_PEOPLE} rvw train keyword-spotting --seed ${seed} --runtime ${runtime.id}`,
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

/** What a training's manifest says, but the command. */
export function draftOf(
  recipe: KeywordRecipe,
  seed: number,
  runtime: TrainingRuntime,
  { curve, best, seconds, accuracies, examples, fingerprint }: TrainedKeywords,
): Omit<ManifestDraft, 'command'> {
  return {
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
    runtime,
    trainingSeconds: Math.round(seconds),
    details: {
      'epoch that was kept, the best on validation': best.epoch,
      'synthetic clips a class': recipe.clipsPerClass,
      'further synthetic clips of other words': recipe.moreOthers,
      ...(recipe.people
        ? {
            'fsdd training speakers': 'george, jackson, nicolas',
            'accuracy on fsdd validation (yweweler), measured alike': accuracies.fsdd!,
          }
        : {}),
    },
  };
}

/** A trained model, with what it was trained on and how well it hears who is not in that. */
export interface TrainedKeywords extends Fit {
  readonly model: LayersModel;
  readonly examples: number;
  readonly fingerprint: string;
  readonly accuracies: { readonly syntheticExamples: number; readonly fsdd?: number };
}

/** Trains a model by a recipe and writes nothing; for the shipped networks and for the sweep of others. */
export async function trainKeywordModel(
  recipe: KeywordRecipe,
  seed: number,
  runtime: TrainingRuntime,
  {
    cacheFolder,
    dataFolder = process.env[FOLDER_VARIABLE],
    report,
  }: Pick<KeywordTrainOptions, 'cacheFolder' | 'dataFolder' | 'report'>,
): Promise<TrainedKeywords> {
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
  const { epochs, batchSize, schedule, averaging, weightDecay } = recipe;
  const heard = encodeAll(validation);
  const found = await fit({
    model,
    settings: {
      name: `keyword-spotting ${JSON.stringify(recipe)}`,
      seed,
      runtime: `${runtime.id} ${runtime.version}`,
      epochs,
      batchSize,
      schedule,
      averaging,
      weightDecay,
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
