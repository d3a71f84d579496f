import type { FitSettings } from '../training/fit.js';
import type { Augmentation } from './augmentation.js';
import type { Mixture } from './training-set.js';

/** Channels after the first convolution, and after each separable one. */
export interface Channels {
  readonly first: number;
  readonly blocks: readonly number[];
}

/** The size that is shipped. */
export const CHANNELS: Channels = { first: 32, blocks: [64, 64, 64, 144, 144, 144, 144] };

/** The same layers with a multiple of the channels, rounded, and at least one. */
export function widened({ first, blocks }: Channels, width: number): Channels {
  const times = (count: number): number => Math.max(1, Math.round(count * width));
  return { first: times(first), blocks: blocks.map(times) };
}

/** What may differ from one training to another. */
export interface KeywordRecipe extends Pick<
  FitSettings,
  'epochs' | 'endAfter' | 'batchSize' | 'schedule' | 'averaging'
> {
  readonly channels: Channels;
  readonly augmentation: Augmentation;
  readonly mixture: Mixture;
  /** Synthetic clips of each of the twelve classes. */
  readonly clipsPerClass: number;
  /** Further synthetic clips of other words: there are many more of them than of the ten. */
  readonly moreOthers: number;
  /** Whether recordings of people are shown beside the synthetic words. */
  readonly people: boolean;
}

/**
 * How the shipped network was trained. Chosen on validation data, and so is its end: after few epochs, while the learning
 * rate is still high. Later the network learns the voices it hears by heart, and takes digits in any other for other
 * words.
 */
export const RECIPE: KeywordRecipe = {
  channels: CHANNELS,
  epochs: 24,
  endAfter: 5,
  batchSize: 64,
  schedule: { peak: 0.004, warmUp: 0.05, floor: 0.01 },
  averaging: 0.998,
  augmentation: {
    frequencyWarp: 0.22,
    timeWarp: 0.35,
    bend: { bands: 2, windows: 5 },
    shift: 10,
    trimmed: 0.3,
    stress: 10,
    tilt: 8,
    echo: 0.25,
    noise: 0.25,
    band: 0.2,
    masks: 0.15,
    ratios: { low: 12, high: 45 },
  },
  mixture: { realRepeats: 3, otherRepeats: 1, impostors: 0.15, silences: 0.03, mixed: 0.2, smoothing: 0.02 },
  clipsPerClass: 2000,
  moreOthers: 3000,
  people: true,
};

/** The same without people, which makes epochs shorter by their recordings: what `weights-synthetic` was trained with. */
export const SYNTHETIC_RECIPE: KeywordRecipe = { ...RECIPE, people: false };
