import { createHash } from 'node:crypto';

import { UserError, type DataContext, type Example, type TrainOptions } from '../../tasks/contract/index.js';
import { DIGIT_WORDS, type Clip, type Word } from '../../tasks/keyword-spotting/clip.js';
import { fsdd } from '../../tasks/keyword-spotting/fsdd.js';
import {
  syntheticWords,
  type SyntheticOptions,
  type SyntheticWords,
} from '../../tasks/keyword-spotting/synthesis/synthetic.js';
import { shareOf } from '../training/share.js';
import { encodeClip, PICTURE } from './front-end.js';
import { loadPictures, type LabelledPicture } from './picture.js';
import type { KeywordRecipe } from './recipe.js';
import { createTrainingSet, repeatedTo, type TrainingSet } from './training-set.js';

/** Where the environment says that the recordings of people lie; {@link NO_PEOPLE} for nowhere. */
export const FOLDER_VARIABLE = 'RVW_FSDD_FOLDER';

/** Trains on made voices alone. */
export const NO_PEOPLE = 'none';

/** Synthetic clips of each class in the validation and the test split, as in the task's own data set. */
const HELD_OUT_CLIPS = { validation: 60, test: 100 } as const;

/** Added to the seed for the further other words, so that they are not said as the first ones. */
const OTHERS_SEED = 1000;

/** Added to the seed for the digits, and for the other words, of disguised voices. */
const DISGUISED_SEEDS = { digits: 5000, others: 6000 } as const;

/** Other words of disguised voices, as a multiple of their clips of one digit: half as many as digits. */
const DISGUISED_OTHERS = 5;

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
export interface TrainingDataOptions extends Pick<TrainOptions, 'cacheFolder' | 'tell'> {
  readonly dataFolder?: string | undefined;
}

/**
 * Loads what a recipe trains on: made words, more other words, and the training speakers of the Free Spoken Digit Dataset
 * where it wants people. The test splits are not read.
 *
 * @param share of the made clips that are heard, above 0 and up to 1; they are repeated until an epoch is as long as with
 *   all of them
 * @throws UserError when the recordings are not there, or a share leaves nothing to make an epoch of
 */
export async function loadTrainingData(
  recipe: KeywordRecipe,
  seed: number,
  { cacheFolder, dataFolder = process.env[FOLDER_VARIABLE], tell }: TrainingDataOptions,
  share = 1,
): Promise<TrainingData> {
  const context: DataContext = {
    seed,
    cacheFolder,
    ...(dataFolder === undefined ? {} : { dataFolder }),
    tell: (_, message) => tell({ done: 0, message }),
  };
  const words = syntheticWords({ clipsPerClass: { train: recipe.clipsPerClass, ...HELD_OUT_CLIPS } });
  const validation = hear(await words.load('validation', context));
  const sources = [
    { words, context },
    ...furtherWords(recipe).map(({ further, ...options }) => ({
      words: syntheticWords(options),
      context: { ...context, seed: seed + further },
    })),
  ];
  const synthetic: LabelledPicture[] = [];
  const prints: string[] = [];
  for (const source of sources) {
    synthetic.push(...(await loadSaid(source.words, source.context)));
    prints.push(await source.words.fingerprint(source.context));
  }
  const real = recipe.people ? await loadPictures(fsdd, 'train', context) : [];
  if (recipe.people) prints.push(await fsdd.fingerprint(context));
  const heard = shareOf(synthetic, share, seed);
  checkShare(heard, share);
  // What people say are digits, which are their own names.
  const said = real.map((picture) => ({ ...picture, said: picture.word }));
  const setOf = (clips: readonly LabelledPicture[]): TrainingSet =>
    createTrainingSet(clips, said, recipe.mixture, recipe.augmentation);
  return {
    set: repeatedTo(setOf(heard), setOf(synthetic).length),
    examples: heard.length + real.length,
    fingerprint: createHash('sha256').update(prints.join('\n')).digest('hex'),
    validation,
    person: recipe.people ? hear(await fsdd.load('validation', context)) : undefined,
  };
}

/** An epoch has words, other words, impostors of two words, and silence: of each there must be something. */
function checkShare(heard: readonly LabelledPicture[], share: number): void {
  const words = new Set(heard.map(({ word }) => word));
  const digits = DIGIT_WORDS.filter((word) => words.has(word)).length;
  if (digits >= 2 && words.has('unknown') && words.has('silence')) return;
  throw new UserError(
    `a share of ${share} leaves ${heard.length} clips with ${digits} of the ten words, ${words.has('unknown') ? 'some' : 'no'} other words and ${words.has('silence') ? 'some' : 'no'} silence, of which no epoch can be made; take a larger share`,
  );
}

/** What is said beside the data set of the task, each with what is added to the seed for it. */
function furtherWords({
  moreOthers,
  disguised,
}: KeywordRecipe): (SyntheticOptions & { readonly further: number })[] {
  const clips = (train: number) => ({ train, ...HELD_OUT_CLIPS });
  const others: SyntheticOptions = { classes: ['unknown'] };
  const sets = [{ ...others, clipsPerClass: clips(moreOthers), further: OTHERS_SEED }];
  if (disguised === 0) return sets;
  const flite: SyntheticOptions = { engines: ['flite'], disguised: true };
  return [
    ...sets,
    { ...flite, clipsPerClass: clips(disguised), classes: DIGIT_WORDS, further: DISGUISED_SEEDS.digits },
    {
      ...flite,
      ...others,
      clipsPerClass: clips(DISGUISED_OTHERS * disguised),
      further: DISGUISED_SEEDS.others,
    },
  ];
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
