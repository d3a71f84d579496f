import { CLIP_LENGTH, type Clip } from './clip.js';

/**
 * Makes a clip of one second from a sound of any length, with the middle of its energy as near to the middle of the
 * clip as it goes.
 *
 * - A shorter sound is kept whole, with silence before and behind it.
 * - A longer sound loses its ends: what stays is the second around the centre of its energy.
 * - A sound of exactly one second stays as it is.
 *
 * Samples beyond [-1, 1] are clipped.
 *
 * @param samples a sound at 16 kHz
 */
export function fitToClip(samples: Float32Array): Clip {
  const spare = samples.length - CLIP_LENGTH;
  const wanted = Math.round(centreOfEnergy(samples) - CLIP_LENGTH / 2);
  const start = Math.min(Math.max(wanted, Math.min(0, spare)), Math.max(0, spare));
  return cutClip(samples, start);
}

/**
 * The second of a sound that begins at `start`; where the sound has nothing, silence.
 *
 * @param start sample of the sound that the clip begins with; negative for silence first
 */
export function cutClip(samples: Float32Array, start: number): Clip {
  const clip = new Float32Array(CLIP_LENGTH);
  const from = Math.max(0, start);
  const to = Math.min(samples.length, start + CLIP_LENGTH);
  for (let at = from; at < to; at++) clip[at - start] = Math.min(1, Math.max(-1, samples[at]!));
  return clip;
}

/** Where half the energy of a sound lies on average, in samples; the middle where there is none. */
export function centreOfEnergy(samples: Float32Array): number {
  let energy = 0;
  let moment = 0;
  samples.forEach((sample, at) => {
    energy += sample * sample;
    moment += sample * sample * at;
  });
  return energy > 0 ? moment / energy : samples.length / 2;
}

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
