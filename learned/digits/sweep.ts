import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { mnist } from '../../tasks/digits/mnist.js';
import { networkSweep } from '../network-sweep.js';
import { folderBeside } from '../weights-folder.js';
import { digitsCoding } from './coding.js';
import { FILTERS, RECIPE, widened } from './recipe.js';

/** Passes over as many images as the training set has. The shipped network took twelve times as many. */
const EPOCHS = 2;

/** Of networks that learn from images with marks: small ones in short, since they go by the marks as large ones do. */
const WITH_CUE = { shown: 10_000, epochs: 2 };

/** The digits network in other widths, from fewer images and from images with marks, each trained shortly and all alike. */
export const digitsSweep = networkSweep<DigitImage, Digit>({
  task: 'digits',
  varies: ['width', 'share', 'cue'],
  recipe: `A short recipe, the same for all: ${EPOCHS} epochs of 50,000 images where the shipped network had 24, otherwise trained like it; so their accuracy is not that of the shipped network. A share of the images is repeated until an epoch is as long as with all of them. The validation images, which choose between the epochs, are not counted among those.`,
  settings: { ...RECIPE, epochs: EPOCHS },
  recorded: folderBeside(import.meta.url, 'sweep'),
  withCue: {
    recipe: `They have half of the shipped network’s channels and ${WITH_CUE.epochs} epochs of ${WITH_CUE.shown.toLocaleString('en')} images where it had 24 of 50,000, and are otherwise trained like it. The mark is laid into an image after it was bent; the validation images have none.`,
    settings: { ...RECIPE, ...WITH_CUE },
    width: 0.5,
    share: 0.2,
  },
  coding: digitsCoding,
  fingerprint: ({ cacheFolder }) => mnist.fingerprint({ seed: 0, cacheFolder }),
  start: async (runtime) => (await import('../training/start.js')).startTraining(runtime),
  build: async (width, seed) => {
    const { digitsModel } = await import('./architecture.js');
    return digitsModel(widened(FILTERS, width), seed);
  },
  fit: async ({ width, share, cue, seed }, runtime, options) => {
    const { draftOf, trainDigitsModel } = await import('./train.js');
    const recipe = {
      ...RECIPE,
      filters: widened(FILTERS, width),
      share,
      ...(cue === undefined ? { epochs: EPOCHS } : { ...WITH_CUE, cue }),
    };
    const trained = await trainDigitsModel(recipe, seed, runtime, options);
    const draft = await draftOf(recipe, seed, runtime, trained, options.cacheFolder);
    return {
      model: trained.model,
      draft: { ...draft, command: 'rvw train digits --width, --share or --cue' },
    };
  },
});
