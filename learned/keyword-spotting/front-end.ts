import FFT from 'fft.js';

import { CLIP_LENGTH, SAMPLE_RATE, type Clip } from '../../tasks/keyword-spotting/clip.js';

/** Length of a window, which is that of its transform, in samples: 32 ms. */
export const WINDOW = 512;

/** From one window to the next, in samples: 16 ms, short beside any sound of speech but a burst. */
export const HOP = 256;

/** Windows of a clip. */
export const FRAMES = Math.floor((CLIP_LENGTH - WINDOW) / HOP) + 1;

/** Bands of a window. */
export const BANDS = 42;

/** Numbers of a picture: {@link FRAMES} × {@link BANDS}. */
export const PICTURE = FRAMES * BANDS;

/**
 * Range of the bands in Hz: all that a clip holds but its edges, since a hiss is told by what lies above 4 kHz.
 * A telephone, or a recording at 8 kHz, holds nothing there; the training cuts it off in every other clip, so that its
 * presence does not tell where a recording comes from.
 */
const LOWEST = 60;
const HIGHEST = 7_600;

/**
 * From the middle of a band to its edge, in Hz, at least: so wide that the harmonics of most voices fall together, since
 * which word it is does not depend on the pitch.
 */
const NARROWEST = 110;

/** What the network hears lies within so many decibels below the clip's mean level. */
const RANGE = 60;

/** Decibels that become 1 for the network: about the spread of the levels in speech. */
const UNIT = 20;

/** The floor as a share of the mean power. */
export const SHARE_OF_FLOOR = 10 ** (-RANGE / 10);

/** What a natural logarithm of a power is multiplied with to be a level. */
export const LEVEL_OF_LOGARITHM = 10 / Math.LN10 / UNIT;

/** Keeps the logarithm of silence finite; far below the noise of 16-bit samples. */
export const LEAST_POWER = 1e-14;

const mel = (frequency: number): number => 2595 * Math.log10(1 + frequency / 700);
const STEP = (mel(HIGHEST) - mel(LOWEST)) / (BANDS + 1);

/** The middle of a band in Hz; the bands need not be whole numbers. */
export function bandFrequency(band: number): number {
  return 700 * (10 ** ((mel(LOWEST) + STEP * (band + 1)) / 2595) - 1);
}

/** The inverse of {@link bandFrequency}. */
export function bandAt(frequency: number): number {
  return (mel(frequency) - mel(LOWEST)) / STEP - 1;
}

/**
 * What each band takes of the spectrum: overlapping triangles, but for the lowest equally wide to the ear (Davis and
 * Mermelstein 1980).
 */
export const FILTERS = Array.from({ length: BANDS }, (_, band) => {
  const middle = bandFrequency(band);
  const low = Math.min(bandFrequency(band - 1), middle - NARROWEST);
  const high = Math.max(bandFrequency(band + 1), middle + NARROWEST);
  const first = Math.max(1, Math.ceil((low * WINDOW) / SAMPLE_RATE));
  const last = Math.floor((high * WINDOW) / SAMPLE_RATE);
  const weights = Float64Array.from({ length: last - first + 1 }, (_, at) => {
    const frequency = ((first + at) * SAMPLE_RATE) / WINDOW;
    return Math.max(0, Math.min((frequency - low) / (middle - low), (high - frequency) / (high - middle)));
  });
  return { first, weights };
});

/** Hann's window, so that a full-scale tone has the same power whatever its length. */
export const HANN = Float64Array.from(
  { length: WINDOW },
  (_, at) => (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / WINDOW)) / WINDOW,
);

// Reused from call to call, so that a decision leaves little for the collector; each call overwrites them whole.
const transform = new FFT(WINDOW);
const spectrum = transform.createComplexArray();
const windowed = new Float64Array(WINDOW);

/**
 * The power of a clip in bands of frequency over time.
 *
 * @returns {@link FRAMES} × {@link BANDS} powers, window by window from the lowest band; a full-scale tone reaches
 *   about 1/16
 */
export function melPowers(clip: Clip): Float32Array {
  const powers = new Float32Array(PICTURE);
  for (let frame = 0; frame < FRAMES; frame++) {
    const from = frame * HOP;
    for (let at = 0; at < WINDOW; at++) windowed[at] = clip[from + at]! * HANN[at]!;
    transform.realTransform(spectrum, windowed);
    for (let band = 0; band < BANDS; band++) {
      const { first, weights } = FILTERS[band]!;
      let power = 0;
      for (let at = 0; at < weights.length; at++) {
        const real = spectrum[2 * (first + at)]!;
        const imaginary = spectrum[2 * (first + at) + 1]!;
        power += weights[at]! * (real * real + imaginary * imaginary);
      }
      powers[frame * BANDS + band] = power;
    }
  }
  return powers;
}

/**
 * Powers as the network takes them: levels relative to the clip's mean power, so that loudness does not matter, cut off
 * {@link RANGE} decibels below it.
 *
 * @param powers as {@link melPowers} gives them; left alone
 * @param into where the levels are written; a fresh array by default
 * @returns numbers from -2 to about 2
 */
export function relativeLevels(
  powers: Float32Array,
  into: Float32Array = new Float32Array(PICTURE),
): Float32Array {
  let sum = 0;
  for (let at = 0; at < PICTURE; at++) sum += powers[at]!;
  const mean = sum / PICTURE + LEAST_POWER;
  const floor = mean * SHARE_OF_FLOOR;
  for (let at = 0; at < PICTURE; at++) {
    into[at] = (10 * Math.log10(Math.max(powers[at]! + LEAST_POWER, floor) / mean)) / UNIT + 1;
  }
  return into;
}

/**
 * A clip as the network takes it: mel-frequency levels, {@link FRAMES} × {@link BANDS}, one after the other.
 *
 * @example
 * encodeClip(clip).length; // 2562
 */
export function encodeClip(clip: Clip): Float32Array {
  return relativeLevels(melPowers(clip));
}
