import { BANDS, FRAMES, LEAST_POWER } from './front-end.js';

/** A clip as powers in bands of frequency over time, and where in it something is loud. */
export interface Picture {
  /** As `melPowers` gives them. */
  readonly powers: Float32Array;
  /** The first window with sound, and the one after the last. */
  readonly begin: number;
  readonly end: number;
  /** Mean power of the numbers between the two. */
  readonly loudness: number;
}

const BELOW_LOUDEST = 22;

/**
 * Finds the sound in powers.
 *
 * @param belowLoudest windows within so many decibels of the loudest one count as sound
 */
export function pictureOf(powers: Float32Array, belowLoudest = BELOW_LOUDEST): Picture {
  const sums = Array.from({ length: FRAMES }, (_, frame) => sumOf(powers, frame, frame + 1));
  const threshold = Math.max(...sums) / 10 ** (belowLoudest / 10);
  const loud = (sum: number): boolean => sum > 0 && sum >= threshold;
  const begin = Math.max(0, sums.findIndex(loud));
  const end = Math.max(begin, sums.findLastIndex(loud)) + 1;
  return { powers, begin, end, loudness: sumOf(powers, begin, end) / ((end - begin) * BANDS) + LEAST_POWER };
}

/** The sum of the powers from one window up to another. */
function sumOf(powers: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from * BANDS; at < to * BANDS; at++) sum += powers[at]!;
  return sum;
}

/** One window of a picture, a view. */
export function windowOf(powers: Float32Array, frame: number): Float32Array {
  return powers.subarray(frame * BANDS, (frame + 1) * BANDS);
}
