import type { FitSettings } from '../training/fit.js';
import type { Augmentation } from './augmentation.js';
import type { Mixture } from './training-set.js';

/** A depthwise separable convolution. */
interface Block {
  /** After it. */
  readonly channels: number;
  /** Windows and bands of its depthwise part; all of the bands makes one of them. */
  readonly kernel: readonly [frames: number, bands: number | 'all'];
  /** In windows and bands; 1 and 1 unless told otherwise. */
  readonly stride?: readonly [frames: number, bands: number];
}

/** The layers of a network: the channels of its first convolution, which halves time and frequency, and what follows. */
export interface Channels {
  readonly first: number;
  readonly blocks: readonly Block[];
}

const SQUARE = [3, 3] as const;

/** A convolution over time alone, of 0.29 seconds: 9 windows of 32 ms. */
const LONG = [9, 1] as const;

/**
 * The size that is shipped: frequency is halved twice more, as early as it is cheap, then all bands become one, and the
 * order of the sounds is learned in many channels over time alone, in windows of 32 ms.
 */
export const CHANNELS: Channels = {
  first: 32,
  blocks: [
    { channels: 64, kernel: SQUARE, stride: [1, 2] },
    { channels: 64, kernel: SQUARE },
    { channels: 64, kernel: SQUARE },
    { channels: 96, kernel: SQUARE, stride: [1, 2] },
    { channels: 136, kernel: [1, 'all'] },
    { channels: 136, kernel: LONG },
    { channels: 136, kernel: LONG },
    { channels: 136, kernel: LONG },
  ],
};

/**
 * About as many weights in another order: time and frequency are halved alike to the end, and the mean and the greatest value
 * are those of all bands. It hears less of when, and minds less how high a voice is.
 */
export const HALVING: Channels = {
  first: 32,
  blocks: [64, 64, 64, 144, 144, 144, 144].map((channels, at) => ({
    channels,
    kernel: SQUARE,
    ...(at === 0 || at === 3 ? { stride: [2, 2] } : {}),
  })),
};

/** The same layers with a multiple of the channels, rounded, and at least one. */
export function widened({ first, blocks }: Channels, width: number): Channels {
  const times = (count: number): number => Math.max(1, Math.round(count * width));
  return {
    first: times(first),
    blocks: blocks.map((block) => ({ ...block, channels: times(block.channels) })),
  };
}

/** What may differ from one training to another. */
export interface KeywordRecipe extends Required<
  Pick<FitSettings, 'epochs' | 'batchSize' | 'schedule' | 'averaging' | 'weightDecay'>
> {
  readonly channels: Channels;
  readonly augmentation: Augmentation;
  readonly mixture: Mixture;
  /** Synthetic clips of each of the twelve classes. */
  readonly clipsPerClass: number;
  /** Further synthetic clips of other words: there are many more of them than of the ten. */
  readonly moreOthers: number;
  /** Further clips of each digit that flite's voices say in disguise, and five times as many of other words. */
  readonly disguised: number;
  /** Whether recordings of people are shown beside the synthetic words. */
  readonly people: boolean;
  /** Weight of the questions about a word's sounds beside that of its answer. */
  readonly phonemes: number;
  /** Networks that are trained first, and what of them goes into this one. */
  readonly teachers: {
    readonly each: readonly Teacher[];
    /** Share of what the network should say that its teachers say, on average; the rest is the label. */
    readonly share: number;
  };
}

/** A network that another one learns from, and that itself learns from its clips alone. */
export interface Teacher {
  /** What sets it apart, for the manifest. */
  readonly name: string;
  /** In what its recipe differs from its pupil's, besides the seed and its teachers. */
  readonly recipe: Partial<Omit<KeywordRecipe, 'teachers'>>;
}

/** Of a network that learns from its clips alone. */
export const NO_TEACHERS: KeywordRecipe['teachers'] = { each: [], share: 0 };

/** How much a clip is changed for a network that learns from it what it is. */
const AUGMENTATION: Augmentation = {
  frequencyWarp: 0.22,
  timeWarp: 0.35,
  bend: { bands: 2, windows: 5 },
  shift: 10,
  blurred: 0.5,
  trimmed: 0.3,
  stress: 10,
  tilt: 14,
  echo: 0.25,
  noise: 0.25,
  band: 0.5,
  masks: 0.15,
  ratios: { low: 12, high: 45 },
};

/** For one that learns what its teachers say: of voices and words that there are not, they say something too. */
const STRONGER: Augmentation = {
  ...AUGMENTATION,
  frequencyWarp: 0.3,
  bend: { bands: 3, windows: 7 },
  blurred: 0.7,
  stress: 14,
  tilt: 20,
};

const MIXTURE: Mixture = {
  realRepeats: 5,
  others: 0.25,
  impostors: 0.13,
  silences: 0.04,
  mixed: 0.2,
  smoothing: 0.02,
};

/** In what a network that learns without teachers is trained otherwise. */
export const ALONE = {
  epochs: 12,
  schedule: { peak: 0.004, warmUp: 0.05, floor: 0.25 },
  augmentation: AUGMENTATION,
  mixture: MIXTURE,
} as const satisfies Teacher['recipe'];

/** They differ, since networks that differ are together right more often than those that only their seeds set apart. */
const TEACHERS: readonly Teacher[] = [
  {
    name: 'one that halves time to the end, in more noise and without disguised voices',
    recipe: {
      ...ALONE,
      channels: HALVING,
      disguised: 0,
      augmentation: { ...AUGMENTATION, noise: 0.6, ratios: { low: 12, high: 35 } },
    },
  },
  { name: 'one of the same layers', recipe: ALONE },
];

/**
 * How the shipped network was trained, chosen on validation data: 3,600 words in validation voices of the synthesisers,
 * 500 of the validation speaker, and 240 recordings of other words. It is right in 98.8 and 95.6 % and takes 14 for digits;
 * its two teachers averaged, in 98.8 and 95.0 % and 9. All figures are of single trainings, and a seed alone moves the
 * first by some tenths.
 *
 * What made the difference: answers of teachers alone, with which it learns nothing by heart however long it trains
 * (Beyer and others 2022, "Knowledge distillation: A good teacher is patient and consistent"); teachers that differ in
 * their layers; and other words shown more often. Where labels are learned, more other words make them more expected;
 * what teachers say of one does not depend on how often it is shown. With 0.25 of other words and 0.13 of impostors it was
 * 98.3 and 95.2 % and 22 (its best epoch was the tenth, this one's is the last), and of the 105 other words that flite's
 * validation voice says, 22 instead of 14 were taken for digits.
 *
 * What it costs: the network before it, of {@link HALVING} layers, taught by one like itself and by its labels, was right
 * in 98.1 % of the 3,600, but in 97.4 % of the validation speaker's words. These layers without teachers had 97.7 and
 * 95.2, and with disguised voices 97.9 and 93.6.
 *
 * What was no better for layers that halve time: 20 epochs, two teachers or four, whether alike or not (97.9 to 98.3);
 * 16,000 words of a dictionary as other words; kernels of 5 × 3; other words drawn by clip instead of by voice; levels of
 * each band mixed with those of another voice (Zhou and others 2021, "MixStyle"); training on the validation voices as
 * well. Made-up words one sound from a digit were worse (96.6). Alone, a rate that falls to nothing lets a network learn by
 * heart the voices that it hears, those of the few people first, and take digits in any other for other words.
 */
export const RECIPE: KeywordRecipe = {
  channels: CHANNELS,
  epochs: 24,
  batchSize: 64,
  schedule: { peak: 0.004, warmUp: 0.05, floor: 0.1 },
  averaging: 0.9997,
  weightDecay: 0.1,
  augmentation: STRONGER,
  mixture: { ...MIXTURE, mixed: 0.6, others: 0.4, impostors: 0.2 },
  clipsPerClass: 2000,
  moreOthers: 16000,
  disguised: 800,
  people: true,
  phonemes: 0.05,
  teachers: { each: TEACHERS, share: 1 },
};

/** The same without people, which makes epochs shorter by their recordings: what `weights-synthetic` was trained with. */
export const SYNTHETIC_RECIPE: KeywordRecipe = { ...RECIPE, people: false };
