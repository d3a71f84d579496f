import { cutSound, fitSound } from '../kit/fit-sound.js';
import { CLIP_LENGTH, type Clip } from './clip.js';

/** Makes a clip of one second from a sound of any length at 16 kHz: see {@link fitSound}. */
export const fitToClip = (samples: Float32Array): Clip => fitSound(samples, CLIP_LENGTH);

/** The second of a sound that begins at `start`, negative for silence first: see {@link cutSound}. */
export const cutClip = (samples: Float32Array, start: number): Clip => cutSound(samples, start, CLIP_LENGTH);

/** Windows in which {@link trimSilence} looks for sound: 10 ms. */
const TRIM_WINDOW = 160;

/**
 * A sound without the silence at its ends, to 10 ms.
 *
 * @param belowPeak windows whose level is this many decibels below that of the loudest window count as silence
 * @returns a view on the same samples
 */
export function trimSilence(samples: Float32Array, belowPeak = 45): Float32Array {
  const levels: number[] = [];
  for (let from = 0; from < samples.length; from += TRIM_WINDOW) {
    levels.push(samples.subarray(from, from + TRIM_WINDOW).reduce((sum, value) => sum + value * value, 0));
  }
  const threshold = Math.max(0, ...levels) / 10 ** (belowPeak / 10);
  const loud = (level: number): boolean => level > 0 && level >= threshold;
  const first = levels.findIndex(loud);
  return first < 0
    ? samples.subarray(0, 0)
    : samples.subarray(first * TRIM_WINDOW, (levels.findLastIndex(loud) + 1) * TRIM_WINDOW);
}
