import type { Random } from '../../kit/random.js';
import { CLIP_LENGTH, type Clip } from '../clip.js';
import { addNoise, babble, hum, rootMeanSquare, whiteNoise } from '../effects.js';
import { trimSilence } from '../fit.js';
import { clipPerturbation } from './clip-change.js';

/** In decibels. */
const RATIOS = [
  ['20 dB above the noise', 20],
  ['15 dB above the noise', 15],
  ['10 dB above the noise', 10],
] as const;

const HEARD =
  'signal-to-noise ratio over the loud part of the clip, chosen by spectrogram, so that every sound of a word can still be seen at the greatest severity; below it, listeners begin to guess the made voices';

/** Adds a noise as far below the loud part of a clip as is asked. */
function under(clip: Clip, ratio: number, noise: Float32Array): Float32Array {
  return addNoise(clip, noise, ratio, rootMeanSquare(trimSilence(clip, 20)) ** 2);
}

const noisy = (
  id: string,
  title: string,
  meaning: string,
  noise: (random: Random, others: readonly Clip[]) => Float32Array,
) =>
  clipPerturbation<number>({
    id,
    title,
    meaning,
    source: HEARD,
    levels: RATIOS,
    change: (clip, ratio, random, others) => under(clip, ratio, noise(random, others)),
  });

/** The same power at every frequency. */
export const white = noisy('white-noise', 'White noise', 'a steady hiss', (random) =>
  whiteNoise(CLIP_LENGTH, random),
);

/** More voices than anyone can follow. */
const VOICES = 6;

/** Other examples, all at once; a hiss where there are none. */
export const voices = noisy(
  'babble',
  'Babble',
  `${VOICES} other examples of the data, all at once`,
  (random, others) =>
    others.length === 0
      ? whiteNoise(CLIP_LENGTH, random)
      : babble(
          CLIP_LENGTH,
          Array.from({ length: VOICES }, () => random.pick(others)),
          random,
        ),
);

/** 50 or 60 Hz with seven harmonics. */
export const mains = noisy('hum', 'Hum', 'the hum of the mains with its harmonics', (random) =>
  hum(CLIP_LENGTH, random),
);
