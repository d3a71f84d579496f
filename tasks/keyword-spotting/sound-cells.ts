import FFT from 'fft.js';

import type { FeatureGroups } from '../contract/index.js';
import { CLIP_LENGTH, SAMPLE_RATE, type Clip } from './clip.js';

/** Samples of a window, half of which it shares with the next. */
const WINDOW = 512;
const HOP = WINDOW / 2;

/** Windows that together cover a clip; the first begins half a window before it, so that every sample is in two. */
const WINDOWS = Math.ceil(CLIP_LENGTH / HOP) + 1;

/** Tenths of a second. */
export const STRETCHES = 10;

/** Upper ends of the bands in Hz: what a first and second formant, and the hiss of an s, are told apart by. */
export const BAND_ENDS = [500, 1_000, 2_000, 3_000, 4_500, SAMPLE_RATE / 2] as const;

/** Frequencies of a window: the rest of its spectrum is their mirror image. */
const BINS = WINDOW / 2 + 1;

/** The square root of Hann's window: used twice, on the way there and back, halves that overlap add up to one. */
const ROOT_HANN = Float64Array.from({ length: WINDOW }, (_, at) => Math.sin((Math.PI * (at + 0.5)) / WINDOW));

/** Spectra of all windows, in complex numbers: `[(window * BINS + bin) * 2 + part]`. */
type Spectra = Float32Array;

const BAND_OF_BIN = Uint8Array.from({ length: BINS }, (_, bin) =>
  BAND_ENDS.findIndex((end) => (bin * SAMPLE_RATE) / WINDOW <= end),
);

/** The tenth of a second that the middle of each window lies in. */
const STRETCH_OF_WINDOW = Uint8Array.from({ length: WINDOWS }, (_, window) =>
  Math.min(STRETCHES - 1, Math.floor((window * HOP * STRETCHES) / CLIP_LENGTH)),
);

const groupOf = (window: number, bin: number): number =>
  STRETCH_OF_WINDOW[window]! * BAND_ENDS.length + BAND_OF_BIN[bin]!;

const transform = new FFT(WINDOW);

/**
 * Cells of time and frequency, and sounds that are put together from those of two: by a short-time Fourier transform
 * whose windows overlap by half, and overlap-add on the way back (Griffin and Lim 1984). Every program gets samples, as
 * ever; with all cells kept they are those that the clip had, but for rounding.
 */
export const soundCells: FeatureGroups<Clip, Spectra> = {
  shape: [STRETCHES, BAND_ENDS.length],
  axes: ['tenth of a second', 'band'],
  meaning: 'a tenth of a second in a band of frequencies',
  blank: new Float32Array(CLIP_LENGTH),
  takeApart: (clip) => {
    const spectra = new Float32Array(WINDOWS * BINS * 2);
    const windowed = new Float64Array(WINDOW);
    const spectrum = transform.createComplexArray();
    for (let window = 0; window < WINDOWS; window++) {
      const from = (window - 1) * HOP;
      for (let at = 0; at < WINDOW; at++) windowed[at] = (clip[from + at] ?? 0) * ROOT_HANN[at]!;
      transform.realTransform(spectrum, windowed);
      for (let part = 0; part < BINS * 2; part++) spectra[window * BINS * 2 + part] = spectrum[part]!;
    }
    return spectra;
  },
  putTogether: (parts, donor, kept) => {
    const clip = new Float32Array(CLIP_LENGTH);
    const spectrum = transform.createComplexArray();
    const samples = transform.createComplexArray();
    for (let window = 0; window < WINDOWS; window++) {
      for (let bin = 0; bin < BINS; bin++) {
        const place = (window * BINS + bin) * 2;
        const source = kept[groupOf(window, bin)] === 1 ? parts : donor;
        spectrum[2 * bin] = source[place]!;
        spectrum[2 * bin + 1] = source[place + 1]!;
      }
      transform.completeSpectrum(spectrum);
      transform.inverseTransform(samples, spectrum);
      const from = (window - 1) * HOP;
      for (let at = Math.max(0, -from); at < Math.min(WINDOW, CLIP_LENGTH - from); at++)
        clip[from + at] = clip[from + at]! + samples[2 * at]! * ROOT_HANN[at]!;
    }
    return clip.map((sample) => Math.min(1, Math.max(-1, sample)));
  },
  /** Loudness of each cell in decibels below full scale, at least -100. */
  values: (spectra) => {
    const power = new Float64Array(STRETCHES * BAND_ENDS.length);
    for (let window = 0; window < WINDOWS; window++)
      for (let bin = 0; bin < BINS; bin++) {
        const place = (window * BINS + bin) * 2;
        power[groupOf(window, bin)]! += spectra[place]! ** 2 + spectra[place + 1]! ** 2;
      }
    return Float32Array.from(power, (sum) => Math.max(-100, 10 * Math.log10(sum / CLIP_LENGTH / WINDOW)));
  },
};
