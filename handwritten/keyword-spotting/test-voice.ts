import { createRandom } from '../../tasks/kit/random.js';
import { CLIP_LENGTH, SAMPLE_RATE, type Clip } from '../../tasks/keyword-spotting/clip.js';

/** A stretch of sound that the test voice can make; times in ms. */
export type TestSound =
  | {
      readonly kind: 'vowel';
      readonly ms: number;
      /** F1, F2 and F3 in hertz at the beginning and, where it glides, at the end. */
      readonly from: readonly [number, number, number];
      readonly to?: readonly [number, number, number];
      /** Pulses a second; 120 by default. */
      readonly pitch?: number;
      /** Peak of the sound; 0.5 by default. */
      readonly level?: number;
    }
  | { readonly kind: 'hiss'; readonly ms: number; readonly level?: number }
  | { readonly kind: 'noise'; readonly ms: number; readonly level?: number }
  | { readonly kind: 'pause'; readonly ms: number };

/** Bandwidths of the three resonators, in hertz (Klatt 1980). */
const BANDWIDTHS = [60, 90, 120] as const;

/**
 * A voice for tests: pulses through three resonators in a row (Klatt 1980) for vowels, noise for the rest.
 *
 * @param background level of white noise under all of it, 0 for none
 * @returns the sounds one after the other in the middle of a clip
 */
export function testVoice(sounds: readonly TestSound[], background = 0): Clip {
  const random = createRandom(1, 'test voice');
  const noise = (): number => 2 * random.uniform() - 1;
  const samples = sounds.flatMap((sound) => [...make(sound, noise)]);
  const clip = new Float32Array(CLIP_LENGTH).map(() => background * noise());
  const start = Math.max(0, Math.floor((CLIP_LENGTH - samples.length) / 2));
  samples.slice(0, CLIP_LENGTH).forEach((sample, at) => (clip[start + at]! += sample));
  return clip;
}

/** A pure tone for a whole clip. */
export function tone(hertz: number, level: number): Clip {
  return new Float32Array(CLIP_LENGTH).map(
    (_, at) => level * Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE),
  );
}

/** White noise for a whole clip. */
export function whiteNoise(seed: number, level: number): Clip {
  const random = createRandom(seed, 'white noise');
  return new Float32Array(CLIP_LENGTH).map(() => level * (2 * random.uniform() - 1));
}

function make(sound: TestSound, noise: () => number): Float32Array {
  const length = Math.round((sound.ms * SAMPLE_RATE) / 1000);
  if (sound.kind === 'pause') return new Float32Array(length);
  if (sound.kind === 'noise') return scaled(new Float32Array(length).map(noise), sound.level ?? 0.05);
  if (sound.kind === 'hiss') {
    // The second difference of noise rises by 12 dB an octave: most of it lies above 3 kHz, as in s.
    const white = new Float32Array(length + 2).map(noise);
    const hiss = new Float32Array(length).map((_, at) => white[at]! - 2 * white[at + 1]! + white[at + 2]!);
    return scaled(hiss, sound.level ?? 0.05);
  }
  const { from, to = from, pitch = 120 } = sound;
  const period = Math.round(SAMPLE_RATE / pitch);
  // Glottal pulses fall by 12 dB an octave and the lips give 6 back: a leaky sum of single pulses.
  let source = 0;
  let signal = new Float32Array(length).map(
    (_, at) => (source = 0.95 * source + (at % period === 0 ? 1 : 0)),
  );
  BANDWIDTHS.forEach((bandwidth, formant) => {
    signal = resonate(signal, (share) => from[formant]! + share * (to[formant]! - from[formant]!), bandwidth);
  });
  return faded(scaled(signal, sound.level ?? 0.5));
}

function resonate(
  input: Float32Array,
  frequency: (share: number) => number,
  bandwidth: number,
): Float32Array<ArrayBuffer> {
  const output = new Float32Array(input.length);
  const radius = Math.exp((-Math.PI * bandwidth) / SAMPLE_RATE);
  for (let at = 0; at < input.length; at++) {
    const angle = (2 * Math.PI * frequency(at / input.length)) / SAMPLE_RATE;
    const b = 2 * radius * Math.cos(angle);
    const c = -radius * radius;
    output[at] = (1 - b - c) * input[at]! + b * (output[at - 1] ?? 0) + c * (output[at - 2] ?? 0);
  }
  return output;
}

function scaled(samples: Float32Array, peak: number): Float32Array<ArrayBuffer> {
  const most = samples.reduce((largest, sample) => Math.max(largest, Math.abs(sample)), 0);
  return new Float32Array(samples).map((sample) => (most > 0 ? (sample * peak) / most : 0));
}

/** Ten milliseconds up at the start and down at the end, so that cutting makes no click. */
function faded(samples: Float32Array): Float32Array {
  const ramp = 0.01 * SAMPLE_RATE;
  return samples.map((sample, at) => sample * Math.min(1, at / ramp, (samples.length - at) / ramp));
}
