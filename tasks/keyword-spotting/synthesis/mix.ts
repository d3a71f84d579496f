import { CLIP_LENGTH, SAMPLE_RATE, type Clip } from '../clip.js';
import {
  addNoise,
  babble,
  echo,
  highPass,
  hum,
  lowPass,
  pinkNoise,
  rootMeanSquare,
  scaleToPeak,
  whiteNoise,
} from '../effects.js';
import { cutClip, trimSilence } from '../fit.js';
import type { Random } from '../../kit/random.js';
import { resample } from '../../kit/resample.js';

/** How often each condition is met: an ordinary use of a microphone, as every label has to be plain to a listener. */
const SHARES = { noisy: 0.5, echo: 0.3, telephone: 0.3 } as const;

/**
 * Signal-to-noise ratios in decibels: of clips with noise, and of those that count as clean.
 *
 * A voice at half a metre has about 65 dB(A): that is 15 above a busy room of 50, and 35 above a quiet one of 30. Below
 * that, a listener begins to guess: a made voice lacks what makes a human one robust, and other words that rhyme with
 * a digit differ from it in one consonant, which the noise covers first. What is harsher is for measuring robustness.
 */
const NOISY = { low: 15, high: 35 } as const;
const CLEAN = { low: 35, high: 60 } as const;

/** Voices of the babble: more than anyone can follow. */
const BABBLE_VOICES = 6;

/**
 * Puts a spoken word into a clip as a microphone might have heard it: another length of the vocal tract, an echo, a
 * place in the second, noise, the band of a telephone, a level.
 *
 * @param word as the synthesiser said it, at 16 kHz
 * @param others recordings of the same split, for the babble
 * @param resonances of the speaker, as a factor of those of the word; drawn, unless told otherwise
 */
export function mixWord(
  word: Float32Array,
  others: readonly Float32Array[],
  random: Random,
  resonances?: number,
): Clip {
  // Played faster, a voice sounds like a smaller speaker's: pitch and formants rise together. One speaker's move less.
  const size =
    resonances === undefined ? random.between(0.92, 1.09) : resonances * random.between(0.97, 1.03);
  const sized = resample(word, SAMPLE_RATE, SAMPLE_RATE / size);
  const spoken = trimSilence(sized);
  const placed = cutClip(scaleToPeak(spoken, 0.5), placement(spoken.length, random));
  const room = random.chance(SHARES.echo)
    ? echo(placed, random.between(0.15, 0.6), random.between(0.2, 0.5))
    : placed;
  const ratio = random.chance(SHARES.noisy)
    ? random.between(NOISY.low, NOISY.high)
    : random.between(CLEAN.low, CLEAN.high);
  // The ratio is that of the second's loudest part to the noise, whatever the length of the word.
  const power = rootMeanSquare(trimSilence(placed, 20)) ** 2;
  const mixed = addNoise(room, noise(others, random), ratio, power);
  return finish(mixed, random.between(-26, -1), random);
}

/**
 * A clip without a word: noise of some kind, steady or swelling, loud or next to nothing.
 */
export function mixSilence(random: Random): Clip {
  const swell = {
    rate: random.between(0.2, 3),
    depth: random.between(0, 0.8),
    phase: random.between(0, 6.28),
  };
  const sound = noise([], random).map(
    (sample, at) =>
      sample *
      (1 - swell.depth * (0.5 + 0.5 * Math.sin(swell.phase + (6.28 * swell.rate * at) / SAMPLE_RATE))),
  );
  return finish(sound, random.between(-65, -12), random);
}

/** Where a clip is cut so that a word of this length lies in it: anywhere if it fits, else around its middle. */
function placement(length: number, random: Random): number {
  const spare = CLIP_LENGTH - length;
  return spare > 0 ? -random.integer(spare + 1) : Math.round(-spare / 2);
}

/** Noise of one kind, or of two mixed. */
function noise(others: readonly Float32Array[], random: Random): Float32Array {
  const kinds = [whiteNoise, pinkNoise, hum];
  const speakers = others.filter((other) => other.length > 0);
  if (speakers.length > 0 && random.chance(0.25)) {
    const voices = Array.from({ length: BABBLE_VOICES }, () => random.pick(speakers));
    return babble(CLIP_LENGTH, voices, random);
  }
  const sound = random.pick(kinds)(CLIP_LENGTH, random);
  // Nothing hums in perfect stillness: without some noise beneath, a hum alone would be a sign of this data set.
  return addNoise(sound, random.pick([whiteNoise, pinkNoise])(CLIP_LENGTH, random), random.between(0, 30));
}

/** The band, and the level of the loudest sample in decibels below full scale. */
function finish(sound: Float32Array, level: number, random: Random): Clip {
  const band = random.chance(SHARES.telephone) ? telephone(sound, random) : sound;
  return scaleToPeak(band, 10 ** (level / 20));
}

/** What an 8 kHz recording keeps: nothing above 4 kHz, and often nothing below 300 Hz. */
function telephone(sound: Float32Array, random: Random): Float32Array {
  const low = lowPass(sound, random.between(3300, 3900));
  return random.chance(0.5) ? highPass(low, random.between(100, 300)) : low;
}
