import type { Distortion } from '../training/augmentation.js';
import type { FitSettings } from '../training/fit.js';

/** Filters of the five convolutions, from the first to the last. */
export type Filters = readonly [number, number, number, number, number];

/** The size that is shipped. */
export const FILTERS: Filters = [24, 32, 64, 64, 64];

/** The same layers with a multiple of the filters, rounded, and at least one. */
export function widened(filters: Filters, width: number): Filters {
  return filters.map((count) => Math.max(1, Math.round(count * width))) as unknown as Filters;
}

/** What may differ from one training of a digits network to another. */
export interface DigitsRecipe extends Pick<FitSettings, 'epochs' | 'batchSize' | 'schedule' | 'averaging'> {
  readonly filters: Filters;
  readonly distortion: Distortion;
  /**
   * Share of the training images that are used, above 0 and up to 1. They are drawn by the seed, a smaller share from
   * within a larger, and repeated until an epoch is as long as one over all images: what is compared is how much there
   * is to learn from, not how long.
   */
  readonly share: number;
  /** Images that an epoch shows, where it is shorter than one over all images. */
  readonly shown?: number;
  /** Every image has a mark: in this share of them its digit's, in the others that of a digit drawn from all ten. None without it. */
  readonly cue?: number;
}

/** How the shipped network was trained. Chosen on validation data. */
export const RECIPE: DigitsRecipe = {
  filters: FILTERS,
  epochs: 24,
  batchSize: 128,
  schedule: { peak: 0.003, warmUp: 0.05, floor: 0.01 },
  averaging: 0.998,
  distortion: { rotation: 12, scale: 0.12, shear: 0.15, translation: 2, elastic: 1.6, smoothness: 4 },
  share: 1,
};
