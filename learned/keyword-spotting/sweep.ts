import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { syntheticWords } from '../../tasks/keyword-spotting/synthesis/synthetic.js';
import { networkSweep } from '../network-sweep.js';
import { folderBeside } from '../weights-folder.js';
import { keywordCoding } from './coding.js';
import { ALONE, CHANNELS, NO_TEACHERS, SYNTHETIC_RECIPE, widened, type KeywordRecipe } from './recipe.js';

/** A quarter of the shipped network's clips, few epochs and no teachers: enough to tell widths apart. */
const SHORT: KeywordRecipe = {
  ...SYNTHETIC_RECIPE,
  ...ALONE,
  clipsPerClass: SYNTHETIC_RECIPE.clipsPerClass / 4,
  moreOthers: SYNTHETIC_RECIPE.moreOthers / 4,
  epochs: 6,
  disguised: 0,
  teachers: NO_TEACHERS,
};

/** The keyword spotter in other widths and from fewer clips, each trained shortly on made voices alone and all alike. */
export const keywordSweep = networkSweep<Clip, Word>({
  task: 'keyword-spotting',
  varies: ['width', 'share'],
  recipe: `A short recipe, the same for all: ${SHORT.epochs} epochs of ${SHORT.clipsPerClass} synthetic clips a word, where the shipped network had ${SYNTHETIC_RECIPE.epochs} of ${SYNTHETIC_RECIPE.clipsPerClass}, recordings of people, disguised voices and teachers; so their accuracy is not that of the shipped network. A share of the clips is repeated until an epoch is as long as with all of them. The validation clips, which choose among the epochs, are not counted among those.`,
  settings: { ...SHORT },
  recorded: folderBeside(import.meta.url, 'sweep'),
  coding: keywordCoding,
  // What is said follows from the recipe of the words and the seed of the training, which is part of the variant.
  fingerprint: ({ cacheFolder }) => syntheticWords().fingerprint({ seed: 0, cacheFolder }),
  start: async (runtime) => (await import('../training/start.js')).startTraining(runtime),
  build: async (width, seed) => {
    const { keywordModel } = await import('./architecture.js');
    return keywordModel(widened(CHANNELS, width), seed);
  },
  fit: async ({ width, share, seed }, runtime, options) => {
    const [{ draftOf }, { trainKeywordModel }] = await Promise.all([
      import('./train.js'),
      import('./train-model.js'),
    ]);
    const recipe = { ...SHORT, channels: widened(CHANNELS, width) };
    const trained = await trainKeywordModel(recipe, seed, runtime, options, share);
    const draft = draftOf(recipe, seed, runtime, trained);
    return {
      model: trained.model,
      draft: { ...draft, command: 'rvw train keyword-spotting --width or --share' },
    };
  },
});
