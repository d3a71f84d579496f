import { FILTERS, RECIPE, widened } from './recipe.js';

/**
 * Standard deviation of the noise, where paper is 0 and ink 1: strong, and a person still reads most of it. Chosen before any
 * network was trained for it.
 */
export const NOISE = 0.5;

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
