import type { NetworkMelding } from '../../tasks/contract/index.js';
import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { loadNetwork } from '../loaded-network.js';
import { folderBeside } from '../weights-folder.js';
import { digitsCoding } from './coding.js';
import { MELDING_RECIPE, NOISE } from './melding-recipe.js';

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
