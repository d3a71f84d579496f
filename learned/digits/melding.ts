import type { NetworkMelding } from '../../tasks/contract/index.js';
import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { loadNetwork } from '../loaded-network.js';
import { folderBeside } from '../weights-folder.js';
import { digitsCoding } from './coding.js';
import { FILTERS, RECIPE, widened } from './recipe.js';

/**
 * Standard deviation of the noise, where paper is 0 and ink 1: strong, and a person still reads most of it. Chosen before any
 * network was trained for it.
 */
const NOISE = 0.5;

/** How the two networks are trained. */
export const MELDING_RECIPE = {
  /** Of the classifier: half as many as the shipped network's. */
  filters: widened(FILTERS, 0.5),
  /**
   * The denoiser's two hidden convolutions; its output is linear. With rectified units and a sigmoid after them it gave blank
   * paper for everything, on validation images.
   */
  denoiser: { filters: 8, activation: 'elu' },
  noise: NOISE,
  /** Of the training images. */
  share: 0.1,
  batchSize: RECIPE.batchSize,
  averaging: 0.99,
  /** Each network by itself. */
  first: { epochs: 3, schedule: { peak: 0.003, warmUp: 0.05, floor: 0.1 } },
  /** Each by itself, or both together. */
  tuning: { epochs: 2, schedule: { peak: 0.001, warmUp: 0.05, floor: 0.01 } },
} as const;

/** See {@link MELDING_RECIPE}. */
export type MeldingRecipe = typeof MELDING_RECIPE;

/** A denoiser and the digits network: trained apart, then tuned apart or together. */
export const digitsMelding: NetworkMelding<DigitImage, Digit> = {
  recipe: `Normal noise of a standard deviation of ${NOISE} of full ink is laid over every image. A denoiser of three convolutions learns to take it away (mean squared error), and the digits network, with half of its channels, learns clean digits, each from the same 5,000 images in ${MELDING_RECIPE.first.epochs} epochs. Then either each is tuned on by itself for ${MELDING_RECIPE.tuning.epochs} epochs, at what it was trained for, or both are tuned as one network for as many, from noisy images to digits. Validation images, which choose among the epochs, have noise where the network sees noise.`,
  settings: MELDING_RECIPE,
  recorded: folderBeside(import.meta.url, 'sweep'),
  noisy: (image, normal) =>
    Uint8Array.from(image, (grey) => Math.min(255, Math.max(0, Math.round(grey + 255 * NOISE * normal())))),
  train: async (seed, options) => {
    const { trainMelded } = await import('./train-melding.js');
    const { networks, ...described } = await trainMelded(MELDING_RECIPE, seed, options);
    return {
      ...described,
      load: async (form, { runtime }) => {
        const { requireRuntime } = await import('../runtimes/registry.js');
        return loadNetwork(digitsCoding, networks[form], await requireRuntime(runtime));
      },
    };
  },
};
