import FFT from 'fft.js';

import { SAMPLE_RATE, type Clip } from './clip.js';

/** Length and distance of the windows in samples: 25 ms every 10 ms, the custom of speech recognition. */
const WINDOW = 400;
const HOP = 160;

/** Length of the transform: the next power of two. */
const TRANSFORM = 512;

/** Range of the bands in Hz. */
const LOWEST = 20;
const HIGHEST = 7_600;

/** Windows of a clip. */
export const FRAMES = 98;

/** Bands of a window. */
export const BANDS = 40;

const mel = (frequency: number): number => 2595 * Math.log10(1 + frequency / 700);
const frequencyOf = (mels: number): number => 700 * (10 ** (mels / 2595) - 1);

/** The middle of a band in Hz. */
export function bandFrequency(band: number): number {
  return frequencyOf(mel(LOWEST) + ((mel(HIGHEST) - mel(LOWEST)) * (band + 1)) / (BANDS + 1));
}

/** What each band takes of the spectrum: overlapping triangles, equally wide to the ear (Davis and Mermelstein 1980). */
const FILTERS = Array.from({ length: BANDS }, (_, band) => {
  const [low, middle, high] = [band - 1, band, band + 1].map(bandFrequency) as [number, number, number];
  const weights: { bin: number; weight: number }[] = [];
  for (let bin = 1; bin <= TRANSFORM / 2; bin++) {
    const frequency = (bin * SAMPLE_RATE) / TRANSFORM;
    const weight = Math.min((frequency - low) / (middle - low), (high - frequency) / (high - middle));
    if (weight > 0) weights.push({ bin, weight });
  }
  return weights;
});

const HANN = Float64Array.from(
  { length: WINDOW },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / WINDOW),
);

/**
 * The clip as a picture of time and frequency, for drawing. Programs bring front ends of their own.
 *
 * @returns {@link FRAMES} × {@link BANDS} levels, window by window from the lowest band, in decibels below the loudest
 *   that a full-scale tone could reach; at least -100
 */
export function logMel(clip: Clip): Float32Array {
  const transform = new FFT(TRANSFORM);
  const spectrum = transform.createComplexArray();
  const windowed = new Float64Array(TRANSFORM);
  const levels = new Float32Array(FRAMES * BANDS);
  for (let frame = 0; frame < FRAMES; frame++) {
    for (let at = 0; at < WINDOW; at++) windowed[at] = clip[frame * HOP + at]! * HANN[at]!;
    transform.realTransform(spectrum, windowed);
    FILTERS.forEach((weights, band) => {
      let power = 0;
      for (const { bin, weight } of weights) {
        power += weight * (spectrum[2 * bin]! ** 2 + spectrum[2 * bin + 1]! ** 2);
      }
      levels[frame * BANDS + band] = Math.max(-100, 10 * Math.log10(power / (WINDOW / 4) ** 2));
    });
  }
  return levels;
}
