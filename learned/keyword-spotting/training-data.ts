import { createHash } from 'node:crypto';

import type { DataContext, Example, TrainOptions } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { fsdd } from '../../tasks/keyword-spotting/fsdd.js';
import { syntheticWords, type SyntheticWords } from '../../tasks/keyword-spotting/synthesis/synthetic.js';
import { encodeClip, PICTURE } from './front-end.js';
import { loadPictures, type LabelledPicture } from './picture-cache.js';
import type { KeywordRecipe } from './recipe.js';
import { createTrainingSet, type TrainingSet } from './training-set.js';

/** Where the environment says that the recordings of people lie; {@link NO_PEOPLE} for nowhere. */
export const FOLDER_VARIABLE = 'RVW_FSDD_FOLDER';

/** Trains on made voices alone. */
export const NO_PEOPLE = 'none';

/** Synthetic clips of each class in the validation and the test split, as in the task's own data set. */
const HELD_OUT_CLIPS = { validation: 60, test: 100 } as const;

/** Added to the seed for the further other words, so that they are not said as the first ones. */
const OTHERS_SEED = 1000;

/** What a network is trained on, and whom it is validated on. */
export interface TrainingData {
  readonly set: TrainingSet;
  /** Clips that the set is made from. */
  readonly examples: number;
  /** SHA-256 of what they follow from. */
  readonly fingerprint: string;
  /** Synthetic voices that are not trained on. */
  readonly validation: HeardClips;
  /** A person who is not trained on; none where no people are. */
  readonly person: HeardClips | undefined;
}

/** Clips with what the network takes of them. */
export interface HeardClips {
  readonly examples: readonly Example<Clip, Word>[];
  /** {@link PICTURE} levels a clip, one after the other. */
  readonly levels: Float32Array;
}

/** What loading is told of how a training was asked for. */
export interface TrainingDataOptions extends Pick<TrainOptions, 'cacheFolder' | 'report'> {
  readonly dataFolder?: string | undefined;
}

/**
 * Loads what a recipe trains on: made words, more other words, and the training speakers of the Free Spoken Digit Dataset
 * where it wants people. The test splits are not read.
 *
 * @throws UserError when the recordings are not there
 */
export async function loadTrainingData(
  recipe: KeywordRecipe,
  seed: number,
  { cacheFolder, dataFolder = process.env[FOLDER_VARIABLE], report }: TrainingDataOptions,
): Promise<TrainingData> {
  const context: DataContext = {
    seed,
    cacheFolder,
    ...(dataFolder === undefined ? {} : { dataFolder }),
    report: (_, message) => report({ done: 0, message }),
  };
  const words = syntheticWords({ clipsPerClass: { train: recipe.clipsPerClass, ...HELD_OUT_CLIPS } });
  const validation = hear(await words.load('validation', context));
  const others = syntheticWords({
    clipsPerClass: { train: recipe.moreOthers, ...HELD_OUT_CLIPS },
    classes: ['unknown'],
  });
  const othersContext = { ...context, seed: seed + OTHERS_SEED };
  const synthetic = [...(await loadSaid(words, context)), ...(await loadSaid(others, othersContext))];
  const real = recipe.people ? await loadPictures(fsdd, 'train', context) : [];
  const prints = [
    await words.fingerprint(context),
    await others.fingerprint(othersContext),
    ...(recipe.people ? [await fsdd.fingerprint(context)] : []),
  ];
  return {
    // What people say are digits, which are their own names.
    set: createTrainingSet(
      synthetic,
      real.map((picture) => ({ ...picture, said: picture.word })),
      recipe.mixture,
      recipe.augmentation,
    ),
    examples: synthetic.length + real.length,
    fingerprint: createHash('sha256').update(prints.join('\n')).digest('hex'),
    validation,
    person: recipe.people ? hear(await fsdd.load('validation', context)) : undefined,
  };
}

async function loadSaid(words: SyntheticWords, context: DataContext): Promise<LabelledPicture[]> {
  const said = words.said('train', context.seed);
  const pictures = await loadPictures(words, 'train', context);
  return pictures.map((picture, at) => ({ ...picture, said: said[at] }));
}

function hear(examples: readonly Example<Clip, Word>[]): HeardClips {
  const levels = new Float32Array(examples.length * PICTURE);
  examples.forEach(({ input }, at) => levels.set(encodeClip(input), at * PICTURE));
  return { examples, levels };
}
