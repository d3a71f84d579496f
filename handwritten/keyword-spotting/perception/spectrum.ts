import FFT from 'fft.js';
import { SAMPLE_RATE, type Clip } from '../../../tasks/keyword-spotting/clip.js';

/** Samples from one frame to the next: 10 ms, the usual step of speech analysis; the shortest events last two. */
export const FRAME_STEP = 160;

/** Samples of a frame: 25 ms, two periods of the lowest common voice (80 Hz). */
export const FRAME_LENGTH = 400;

/** Points of the transform: the power of two above the frame. */
const TRANSFORM_LENGTH = 512;

/** Hertz between neighbouring bins of a frame's spectrum: 31.25. */
export const BIN_WIDTH = SAMPLE_RATE / TRANSFORM_LENGTH;

/** Bins of a frame's spectrum, 0 Hz to 8 kHz. */
export const BINS = TRANSFORM_LENGTH / 2 + 1;

/** What counts as no sound at all: sixteen bits reach down to -96 dB, so anything recorded lies above this. */
export const DIGITAL_SILENCE = -85;

/** Powers are never below this, so that a logarithm of them exists: -100 dB of full scale. */
const LEAST_POWER = 1e-10;

const transform = new FFT(TRANSFORM_LENGTH);

/** Hamming's window, scaled so that the bins of a frame sum up to its mean square. */
const hamming = Float64Array.from(
  { length: FRAME_LENGTH },
  (_, n) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (FRAME_LENGTH - 1)),
);
const POWER_SCALE = 2 / (TRANSFORM_LENGTH * hamming.reduce((sum, weight) => sum + weight * weight, 0));

/** The power spectrum of one frame: {@link BINS} powers, whose sum is the frame's mean square (full scale 1). */
export type Spectrum = Float64Array;

/**
 * The power spectra of a clip, frame by frame.
 *
 * @returns one spectrum every {@link FRAME_STEP} samples (98 for a clip of one second)
 * @example
 * const [first] = spectra(clip); // first[32] is the power near 1 kHz
 */
export function spectra(clip: Clip): Spectrum[] {
  const frames: Spectrum[] = [];
  const windowed: number[] = new Array<number>(TRANSFORM_LENGTH).fill(0);
  const bins = transform.createComplexArray();
  for (let start = 0; start + FRAME_LENGTH <= clip.length; start += FRAME_STEP) {
    for (let n = 0; n < FRAME_LENGTH; n++) windowed[n] = clip[start + n]! * hamming[n]!;
    transform.realTransform(bins, windowed);
    const power = new Float64Array(BINS);
    for (let k = 0; k < BINS; k++) {
      power[k] = POWER_SCALE * (bins[2 * k]! ** 2 + bins[2 * k + 1]! ** 2);
    }
    frames.push(power);
  }
  return frames;
}

/** The level of a band of a spectrum in dB of full scale; edges in hertz. */
export function bandLevel(spectrum: Spectrum, fromHertz: number, toHertz: number): number {
  const last = Math.min(BINS - 1, Math.round(toHertz / BIN_WIDTH) - 1);
  let sum = 0;
  for (let k = Math.round(fromHertz / BIN_WIDTH); k <= last; k++) sum += spectrum[k]!;
  return decibels(sum);
}

/** A power in dB, never below -100. */
export function decibels(power: number): number {
  return 10 * Math.log10(Math.max(LEAST_POWER, power));
}

/**
 * The spectrum of what sounds all the time: the mean of the quietest tenth of the frames that hold any sound.
 *
 * @param levels the level of every frame in dB
 */
export function backgroundSpectrum(frames: readonly Spectrum[], levels: readonly number[]): Spectrum {
  const background = new Float64Array(BINS);
  const live = [...levels.keys()].filter((index) => levels[index]! > DIGITAL_SILENCE);
  live.sort((a, b) => levels[a]! - levels[b]!);
  const quietest = live.slice(0, Math.ceil(live.length / 10));
  for (const index of quietest) {
    const frame = frames[index]!;
    for (let k = 0; k < BINS; k++) background[k]! += frame[k]! / quietest.length;
  }
  return background;
}
