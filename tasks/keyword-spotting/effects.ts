import { SAMPLE_RATE } from './clip.js';
import type { Random } from '../kit/random.js';

/** Noise with the same power at every frequency. */
export function whiteNoise(length: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => random.normal());
}

/** Noise with the same power in every octave, by six leaky sums of white noise (P. Kellet's filter, 1999). */
export function pinkNoise(length: number, random: Random): Float32Array {
  const sums = PINK.map(() => 0);
  return Float32Array.from({ length }, () => {
    const white = random.normal();
    PINK.forEach(([keep, take], at) => (sums[at] = keep * sums[at]! + take * white));
    return sums.reduce((total, sum) => total + sum, 0.5362 * white);
  });
}

/** How much of its last value each sum keeps, and how much of the new one it takes. */
const PINK: readonly (readonly [number, number])[] = [
  [0.99886, 0.0555179],
  [0.99332, 0.0750759],
  [0.969, 0.153852],
  [0.8665, 0.3104856],
  [0.55, 0.5329522],
  [-0.7616, -0.016898],
];

/** Mains hum: 50 or 60 Hz with seven harmonics, each weaker than the last. */
export function hum(length: number, random: Random): Float32Array {
  const base = random.pick([50, 60]);
  const sound = new Float32Array(length);
  for (let harmonic = 1; harmonic <= 8; harmonic++) {
    const step = (2 * Math.PI * base * harmonic) / SAMPLE_RATE;
    const phase = random.between(0, 2 * Math.PI);
    const level = random.between(0.3, 1) / harmonic;
    for (let at = 0; at < length; at++) sound[at]! += level * Math.sin(step * at + phase);
  }
  return sound;
}

/**
 * Many people at once: voices laid over each other, each starting somewhere else and at its own level.
 *
 * @param voices recordings that are not empty; six or more make single words hard to follow
 */
export function babble(length: number, voices: readonly Float32Array[], random: Random): Float32Array {
  const sum = new Float32Array(length);
  for (const voice of voices) {
    const offset = random.integer(voice.length);
    const level = random.between(0.5, 1) / (rootMeanSquare(voice) || 1);
    for (let at = 0; at < length; at++) sum[at]! += level * voice[(at + offset) % voice.length]!;
  }
  return sum;
}

/**
 * Adds noise to a sound at a signal-to-noise ratio.
 *
 * @param sound its power is taken over the part that holds `signal`
 * @param noise at least as long as the sound
 * @param ratio in decibels
 * @param signal power of the signal, mean square; that of the whole sound by default
 */
export function addNoise(
  sound: Float32Array,
  noise: Float32Array,
  ratio: number,
  signal = rootMeanSquare(sound) ** 2,
): Float32Array {
  const level = Math.sqrt(signal / 10 ** (ratio / 10)) / (rootMeanSquare(noise) || 1);
  return sound.map((sample, at) => sample + level * noise[at]!);
}

/**
 * The sound in a room: four echoes that come back ever weaker, blurred by two all-pass filters (M. R. Schroeder,
 * Natural sounding artificial reverberation, 1962).
 *
 * @param decay seconds until the echo is 60 dB down: 0.2 is a furnished room, 0.6 a bare one
 * @param share of the echo in the result, 0 to 1
 */
export function echo(sound: Float32Array, decay: number, share: number): Float32Array {
  const wet = new Float32Array(sound.length);
  for (const delay of COMBS) {
    const feedback = 10 ** ((-3 * delay) / decay);
    const length = Math.round(delay * SAMPLE_RATE);
    const line = new Float32Array(sound.length);
    for (let at = 0; at < sound.length; at++) {
      const back = at < length ? 0 : line[at - length]!;
      line[at] = sound[at]! + feedback * back;
      wet[at]! += back * feedback;
    }
  }
  for (const delay of ALL_PASSES) {
    const length = Math.round(delay * SAMPLE_RATE);
    const before = wet.slice();
    for (let at = 0; at < wet.length; at++) {
      const past = at < length ? 0 : before[at - length]! + ALL_PASS_GAIN * wet[at - length]!;
      wet[at] = past - ALL_PASS_GAIN * before[at]!;
    }
  }
  return sound.map((sample, at) => (1 - share) * sample + (share / 2) * wet[at]!);
}

/** Delays of Schroeder's filters in seconds, without a common divisor so that the echoes do not fall together. */
const COMBS = [0.0297, 0.0371, 0.0411, 0.0437];
const ALL_PASSES = [0.005, 0.0017];
const ALL_PASS_GAIN = 0.7;

/**
 * Takes away what lies above a frequency: Butterworth of eighth order, as four second-order sections (the bilinear
 * transform; R. Bristow-Johnson, Cookbook formulae for audio equalizer biquad filters).
 *
 * @param cutoff where the level is 3 dB down, in Hz, below half the sample rate
 */
export function lowPass(sound: Float32Array, cutoff: number): Float32Array {
  const cosine = Math.cos((2 * Math.PI * cutoff) / SAMPLE_RATE);
  const middle = 1 - cosine;
  return cascade(sound, cutoff, cosine, [middle / 2, middle, middle / 2]);
}

/** Takes away what lies below a frequency: the counterpart of {@link lowPass}. */
export function highPass(sound: Float32Array, cutoff: number): Float32Array {
  const cosine = Math.cos((2 * Math.PI * cutoff) / SAMPLE_RATE);
  const middle = -(1 + cosine);
  return cascade(sound, cutoff, cosine, [-middle / 2, middle, -middle / 2]);
}

/** Quality factors of the four sections of an eighth-order Butterworth filter. */
const SECTIONS = [1, 3, 5, 7].map((odd) => 1 / (2 * Math.cos((odd * Math.PI) / 16)));

function cascade(
  sound: Float32Array,
  cutoff: number,
  cosine: number,
  [b0, b1, b2]: readonly [number, number, number],
): Float32Array {
  const result = sound.slice();
  for (const quality of SECTIONS) {
    const alpha = Math.sin((2 * Math.PI * cutoff) / SAMPLE_RATE) / (2 * quality);
    const scale = 1 + alpha;
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    for (let at = 0; at < result.length; at++) {
      const x = result[at]!;
      const y = (b0 * x + b1 * x1 + b2 * x2 + 2 * cosine * y1 - (1 - alpha) * y2) / scale;
      [x2, x1, y2, y1] = [x1, x, y1, y];
      result[at] = y;
    }
  }
  return result;
}

/** Square root of the mean of the squares; 0 for no samples. */
export function rootMeanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length > 0 ? Math.sqrt(sum / samples.length) : 0;
}

/** The sound with its greatest sample at `peak`; silence stays silence. */
export function scaleToPeak(samples: Float32Array, peak: number): Float32Array {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  return most > 0 ? samples.map((sample) => (sample / most) * peak) : samples.slice();
}
