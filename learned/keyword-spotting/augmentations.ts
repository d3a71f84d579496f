import type { Augmentation } from '../../tasks/contract/index.js';
import { RECIPE } from './recipe.js';

const { noise, ratios, echo, band, frequencyWarp, timeWarp, shift } = RECIPE.augmentation;

/** Seconds from one window of the picture to the next. */
const HOP = 0.016;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** What was done to the clips that the networks learned from, beyond what the data itself holds. */
export const keywordAugmentations: readonly Augmentation[] = [
  {
    what: `noise, hum or voices under ${percent(noise)} of the clips, ${ratios.low} to ${ratios.high} dB below`,
    like: ['white-noise', 'babble', 'hum'],
  },
  { what: `shifts of up to ${(shift * HOP).toFixed(2)} s`, like: ['time-shift'] },
  { what: `time stretched by a factor of up to ${1 + timeWarp}`, like: ['speed'] },
  { what: `frequencies moved by a factor of up to ${1 + frequencyWarp}`, like: ['pitch'] },
  { what: `rooms around ${percent(echo)} of the clips, 60 dB down after 0.15 to 0.7 s`, like: ['echo'] },
  {
    what: `a lowest or highest frequency for ${percent(band)} of the clips each, 3,000 to 3,800 Hz at the top`,
    like: ['band-limit'],
  },
];
