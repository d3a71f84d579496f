import { SAMPLE_RATE, type Clip } from '../../../tasks/keyword-spotting/clip.js';
import { FRAME_LENGTH, FRAME_STEP } from './spectrum.js';

/** The voice's pulses are looked for at 4 kHz: every fourth sample. */
const STEP = 4;
const RATE = SAMPLE_RATE / STEP;

/** Length of the moving mean, in samples: 1 ms, which silences 1 kHz and so takes the formants above F1 away. */
const SMOOTHING = 16;

/** 40 ms hold two periods even of a voice of 60 Hz. */
const WINDOW = 0.04 * RATE;

/** From the deepest bass to a child: 60 to 400 Hz. */
const SHORTEST_LAG = RATE / 400;
const LONGEST_LAG = Math.floor(RATE / 60);

/** A later peak of the autocorrelation counts only if it is clearly higher: else the pitch jumps an octave down. */
const OCTAVE_ADVANTAGE = 0.97;

/** How far a frame repeats itself, and how often a second. */
export interface Voicing {
  /** Highest normalised autocorrelation, 0 (noise) to 1 (a pure tone). */
  readonly strength: number;
  /** The rate at which it repeats, in hertz. */
  readonly pitch: number;
}

/**
 * Voicing and pitch of every frame by autocorrelation of the signal below 1 kHz
 * (Dubnowski, Schafer and Rabiner 1976, without the clipping).
 *
 * @returns as many as there are frames in {@link spectra}
 */
export function voicing(clip: Clip): Voicing[] {
  const slow = smoothAndThin(clip);
  const frames: Voicing[] = [];
  for (let start = 0; start + FRAME_LENGTH <= clip.length; start += FRAME_STEP) {
    const centre = (start + FRAME_LENGTH / 2) / STEP;
    frames.push(strongestRepetition(slow, Math.max(0, Math.round(centre - WINDOW / 2))));
  }
  return frames;
}

function smoothAndThin(clip: Clip): Float64Array {
  const slow = new Float64Array(Math.floor(clip.length / STEP));
  let sum = 0;
  for (let n = 0; n < clip.length; n++) {
    sum += clip[n]! - (n >= SMOOTHING ? clip[n - SMOOTHING]! : 0);
    if (n % STEP === STEP - 1) slow[(n - STEP + 1) / STEP] = sum / SMOOTHING;
  }
  return slow;
}

function strongestRepetition(slow: Float64Array, from: number): Voicing {
  const end = Math.min(slow.length, from + WINDOW);
  let mean = 0;
  for (let n = from; n < end; n++) mean += slow[n]! / (end - from);
  const scores = new Float64Array(LONGEST_LAG + 2);
  let highest = 0;
  for (let lag = SHORTEST_LAG - 1; lag <= LONGEST_LAG + 1; lag++) {
    let product = 0;
    let left = 0;
    let right = 0;
    for (let n = from; n + lag < end; n++) {
      const a = slow[n]! - mean;
      const b = slow[n + lag]! - mean;
      product += a * b;
      left += a * a;
      right += b * b;
    }
    const energy = Math.sqrt(left * right);
    const score = energy > 1e-9 ? product / energy : 0;
    scores[lag] = score;
    if (lag >= SHORTEST_LAG && lag <= LONGEST_LAG) highest = Math.max(highest, score);
  }
  if (highest === 0) return { strength: 0, pitch: 0 };
  for (let lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
    const score = scores[lag]!;
    const isPeak = score >= scores[lag - 1]! && score >= scores[lag + 1]!;
    if (isPeak && score >= OCTAVE_ADVANTAGE * highest) return { strength: score, pitch: RATE / lag };
  }
  return { strength: 0, pitch: 0 };
}
