import { add, mul, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { TrainProgress } from '../../tasks/contract/index.js';
import { WORDS } from '../../tasks/keyword-spotting/clip.js';
import { fit, type Fit } from '../training/fit.js';
import { crossEntropy, manyCrossEntropies, taught } from '../training/losses.js';
import type { TrainingRuntime } from '../training/start.js';
import { keywordModel, withPhonemes } from './architecture.js';
import { decideWord } from './coding.js';
import { BANDS, FRAMES, PICTURE } from './front-end.js';
import { PHONEME_QUESTIONS } from './phonemes.js';
import { NO_TEACHERS, type KeywordRecipe } from './recipe.js';
import {
  loadTrainingData,
  type HeardClips,
  type TrainingData,
  type TrainingDataOptions,
} from './training-data.js';
import { augmentationOf, makeBatch } from './training-set.js';

/** What a digit has to reach when epochs are compared: fixed, since the program's own threshold is chosen afterwards. */
export const VALIDATION_THRESHOLD = 0.5;

/** Clips that are validated at once. */
const VALIDATION_BATCH = 120;

/** Added to the seed for each teacher, so that they are drawn otherwise than the network and than each other. */
const TEACHERS_SEED = 100;

/** A trained model, with what it was trained on and how well it hears who is not in that. */
export interface TrainedKeywords extends Fit {
  readonly model: LayersModel;
  readonly examples: number;
  readonly fingerprint: string;
  readonly accuracies: { readonly syntheticExamples: number; readonly fsdd?: number };
}

/**
 * Trains a model by a recipe and writes nothing; for the shipped networks and for the sweep of others. Where the recipe
 * has teachers they are trained first, each a little otherwise, and the model learns what they say of the same changed
 * clip: together they are right more often than each, and how they doubt says which words are near each other.
 *
 * @param share of the made clips that are heard, above 0 and up to 1
 */
export async function trainKeywordModel(
  recipe: KeywordRecipe,
  seed: number,
  runtime: TrainingRuntime,
  options: TrainingDataOptions,
  share = 1,
): Promise<TrainedKeywords> {
  const { each } = recipe.teachers;
  const teachers: LayersModel[] = [];
  let seconds = 0;
  const next = (name: string) => ({
    ...options,
    // Networks count alike in the progress, however many their epochs.
    tell: ({ done, message }: TrainProgress) =>
      options.tell({ done: (teachers.length + done) / (each.length + 1), message: `${name}${message}` }),
  });
  for (const [at, { recipe: otherwise }] of each.entries()) {
    const teacherRecipe = { ...recipe, ...otherwise, teachers: NO_TEACHERS };
    const named = next(`teacher ${at + 1} of ${each.length}: `);
    // Each hears its own clips, which are loaded one after the other: there are hundreds of megabytes of them.
    const heard = await loadTrainingData(teacherRecipe, seed, named, share);
    const teacherSeed = seed + TEACHERS_SEED * (at + 1);
    const teacher = await fitNetwork(teacherRecipe, teacherSeed, runtime, heard, [], {
      ...named,
      isTeacher: true,
    });
    seconds += teacher.seconds;
    teachers.push(teacher.model);
  }
  const data = await loadTrainingData(recipe, seed, next(''), share);
  const trained = await fitNetwork(recipe, seed, runtime, data, teachers, next(''));
  teachers.forEach((teacher) => teacher.dispose());
  return {
    ...trained,
    seconds: seconds + trained.seconds,
    examples: data.examples,
    fingerprint: data.fingerprint,
    accuracies: {
      syntheticExamples: data.validation.examples.length,
      ...(data.person ? { fsdd: accuracy(trained.model, data.person) } : {}),
    },
  };
}

/** Trains one network; the checkpoint of a teacher is kept, so that an interrupted training need not train it again. */
async function fitNetwork(
  recipe: KeywordRecipe,
  seed: number,
  runtime: TrainingRuntime,
  { set, examples, fingerprint, validation }: TrainingData,
  teachers: readonly LayersModel[],
  { cacheFolder, tell, isTeacher }: TrainingDataOptions & { readonly isTeacher?: boolean },
): Promise<Fit & { readonly model: LayersModel }> {
  const model = keywordModel(recipe.channels, seed);
  const { epochs, batchSize, schedule, averaging, weightDecay } = recipe;
  const found = await fit({
    model: withPhonemes(model, PHONEME_QUESTIONS, seed),
    settings: {
      name: `keyword-spotting ${fingerprint} ${JSON.stringify(recipe)} ${examples} clips`,
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
        const batch = makeBatch(set, places, own);
        const inputs = tensor(batch.inputs, [places.length, FRAMES, BANDS, 1]);
        const labels = tensor(batch.targets, [places.length, WORDS.length]);
        const phonemes = tensor(batch.phonemes, [places.length, PHONEME_QUESTIONS]);
        return { inputs, targets: [taught(labels, inputs, teachers, recipe.teachers.share), phonemes] };
      };
    },
    loss: ([answers, sounds], [targets, phonemes]) =>
      add(crossEntropy(answers!, targets!), mul(recipe.phonemes, manyCrossEntropies(sounds!, phonemes!))),
    validate: () => accuracy(model, validation),
    cacheFolder,
    tell,
    keepCheckpoint: isTeacher ?? false,
  });
  return { ...found, model };
}

/** Share of the clips that the model, with its threshold, answers rightly. */
function accuracy(model: LayersModel, { examples, levels }: HeardClips): number {
  let right = 0;
  for (let from = 0; from < examples.length; from += VALIDATION_BATCH) {
    const batch = examples.slice(from, from + VALIDATION_BATCH);
    const probabilities = tidy(() => {
      const inputs = levels.subarray(from * PICTURE, (from + batch.length) * PICTURE);
      const pictures = tensor(inputs, [batch.length, FRAMES, BANDS, 1]);
      return (model.apply(pictures, { training: false }) as Tensor).dataSync() as Float32Array;
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
