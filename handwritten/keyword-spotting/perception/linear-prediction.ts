import { improveRoots, ringOfRoots } from './roots.js';
import { BIN_WIDTH, decibels, type Spectrum } from './spectrum.js';

/** Formants are looked for below 4 kHz: there F1 to F3 lie, and telephone-band recordings have nothing above it. */
const BAND_BINS = Math.round(4000 / BIN_WIDTH);

/** Rate of a signal that ends at 4 kHz. */
const BAND_RATE = 2 * BAND_BINS * BIN_WIDTH;

/** Two poles for each of the four formants below 4 kHz and two for the tilt: the usual order at this rate. */
const ORDER = 10;

/** Lifts the high frequencies by about 6 dB an octave, which the voice's source and the lips take away. */
const PRE_EMPHASIS = 0.95;

/** A floor 40 dB below the whole keeps the equations well conditioned where a spectrum has holes. */
const WHITE_NOISE_CORRECTION = 1 + 1e-4;

/** A root this near the real axis is a real one: a tilt of the spectrum, and no resonance. */
const LEAST_ANGLE = 1e-3;

/** A frame with less power than this holds nothing: 100 dB below full scale. */
const LEAST_POWER = 1e-10;

/** A pole pair of the vocal tract. */
export interface Resonance {
  /** In hertz. */
  readonly frequency: number;
  /** In hertz; a formant has 40 to 300, a mere tilt more. */
  readonly bandwidth: number;
  /** Strength of the pre-emphasised spectrum there, in dB, to be compared with that of the frame's other resonances. */
  readonly level: number;
}

const cosines = Float64Array.from({ length: 2 * BAND_BINS }, (_, n) => Math.cos((Math.PI * n) / BAND_BINS));
const emphasis = Float64Array.from(
  { length: BAND_BINS + 1 },
  (_, k) => 1 + PRE_EMPHASIS ** 2 - 2 * PRE_EMPHASIS * cosines[k]!,
);

/** Finds the resonances of one clip's frames; it starts each search at the frame before. */
export class ResonanceFinder {
  #roots = ringOfRoots(ORDER);

  /**
   * The resonances of a frame below 4 kHz, lowest first: the poles of linear prediction from a part of the
   * spectrum ("selective linear prediction", Makhoul 1975).
   *
   * @param spectrum the frame
   * @param background powers to take away first, bin by bin (spectral subtraction, Boll 1979)
   */
  find(spectrum: Spectrum, background: Spectrum): Resonance[] {
    const correlation = autocorrelation(spectrum, background);
    if (correlation[0]! < LEAST_POWER) return [];
    const { real: reals, imaginary: imaginaries } = this.#roots;
    if (!improveRoots(predictor(correlation), this.#roots)) {
      this.#roots = ringOfRoots(ORDER);
      return [];
    }
    const resonances: Resonance[] = [];
    for (let n = 0; n < ORDER; n++) {
      const real = reals[n]!;
      const imaginary = imaginaries[n]!;
      if (imaginary < LEAST_ANGLE) continue;
      const frequency = (Math.atan2(imaginary, real) * BAND_RATE) / (2 * Math.PI);
      resonances.push({
        frequency,
        bandwidth: (-Math.log(Math.hypot(real, imaginary)) * BAND_RATE) / Math.PI,
        level: levelNear(spectrum, frequency),
      });
    }
    return resonances.sort((a, b) => a.frequency - b.frequency);
  }
}

/** The strongest of the five bins around a frequency: a harmonic of the voice lies within 80 Hz. */
function levelNear(spectrum: Spectrum, frequency: number): number {
  const centre = Math.round(frequency / BIN_WIDTH);
  let strongest = 0;
  for (let k = Math.max(0, centre - 2); k <= Math.min(BAND_BINS, centre + 2); k++) {
    strongest = Math.max(strongest, spectrum[k]! * emphasis[k]!);
  }
  return decibels(strongest);
}

/** Autocorrelation of the band as the cosine transform of its power. */
function autocorrelation(spectrum: Spectrum, background: Spectrum): Float64Array {
  const result = new Float64Array(ORDER + 1);
  for (let k = 0; k <= BAND_BINS; k++) {
    // Never less than a hundredth (-20 dB): a spectrum that was cut to zero would ring.
    const cleaned = Math.max(spectrum[k]! - background[k]!, 0.01 * spectrum[k]!);
    const power = cleaned * emphasis[k]! * (k === 0 || k === BAND_BINS ? 0.5 : 1);
    for (let lag = 0; lag <= ORDER; lag++) result[lag]! += power * cosines[(k * lag) % (2 * BAND_BINS)]!;
  }
  result[0]! *= WHITE_NOISE_CORRECTION;
  return result;
}

/** Levinson and Durbin's recursion: the coefficients 1, a1, …, a10 of the inverse filter. */
function predictor(correlation: Float64Array): Float64Array {
  const a = new Float64Array(ORDER + 1);
  a[0] = 1;
  let error = correlation[0]!;
  if (error <= 0) return a;
  for (let order = 1; order <= ORDER; order++) {
    let sum = correlation[order]!;
    for (let j = 1; j < order; j++) sum += a[j]! * correlation[order - j]!;
    const reflection = -sum / error;
    for (let j = 1; j <= order >> 1; j++) {
      const low = a[j]!;
      const high = a[order - j]!;
      a[j] = low + reflection * high;
      if (j !== order - j) a[order - j] = high + reflection * low;
    }
    a[order] = reflection;
    error *= 1 - reflection * reflection;
  }
  return a;
}
