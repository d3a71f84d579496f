import FFT from 'fft.js';

/** Hz, the range that is judged: all that tells vowels and most of what tells speakers apart. */
const LOWEST = 100;
const HIGHEST = 5000;

const BANDS = 32;

/** Decibels below the strongest band, beneath which nothing is heard. */
const FLOOR = 80;

/** Transforms are this long at least: bins of 10 Hz or less. */
const LEAST_SIZE = 2048;

/** Stevens, Volkmann and Newman (1937), as O'Shaughnessy (1987) writes it. */
export const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);

const hertzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

/** Hz, the middles of all bands, as far apart as they sound. */
export const CENTRES: readonly number[] = Array.from({ length: BANDS }, (_, band) =>
  hertzOf(melOf(LOWEST) + (band / (BANDS - 1)) * (melOf(HIGHEST) - melOf(LOWEST))),
);

/**
 * The envelope of a voice's spectrum, without its harmonics and its loudness.
 *
 * Power is averaged over windows of three periods (Hann), each half a period after the last, then over a width of the
 * pitch, which holds one harmonic wherever it lies: what CheapTrick does (Morise 2015), without its liftering.
 *
 * @param rate samples a second
 * @param pitch of the voice in Hz
 * @returns decibels a band, whose mean is 0
 */
export function envelopeOf(samples: ArrayLike<number>, rate: number, pitch: number): number[] {
  const power = meanPower(samples, Math.round((3 * rate) / pitch), Math.round(rate / pitch / 2));
  const bin = rate / (2 * (power.length - 1));
  const sums = [0];
  for (const value of power) sums.push(sums.at(-1)! + value);
  // A bin's power lies half a bin to either side of it.
  const upTo = (hertz: number): number => {
    const place = Math.max(0, Math.min(power.length, hertz / bin + 0.5));
    const whole = Math.min(power.length - 1, Math.floor(place));
    return sums[whole]! + (place - whole) * power[whole]!;
  };
  const bands = CENTRES.map((centre) => upTo(centre + pitch / 2) - upTo(centre - pitch / 2));
  const least = Math.max(...bands) * 10 ** (-FLOOR / 10);
  if (least === 0) return bands.map(() => 0);
  const levels = bands.map((band) => 10 * Math.log10(Math.max(band, least)));
  const mean = levels.reduce((sum, level) => sum + level, 0) / BANDS;
  return levels.map((level) => level - mean);
}

/** Power by frequency, from 0 to half the rate. */
function meanPower(samples: ArrayLike<number>, length: number, step: number): number[] {
  const size = Math.max(LEAST_SIZE, 2 ** Math.ceil(Math.log2(length)));
  const transform = new FFT(size);
  const spectrum = transform.createComplexArray();
  const frame = new Array<number>(size).fill(0);
  const power = new Array<number>(size / 2 + 1).fill(0);
  for (let start = 0; start === 0 || start + length <= samples.length; start += step) {
    for (let at = 0; at < length; at++) {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / length);
      frame[at] = window * (samples[start + at] ?? 0);
    }
    transform.realTransform(spectrum, frame);
    for (let bin = 0; bin < power.length; bin++)
      power[bin]! += spectrum[2 * bin]! ** 2 + spectrum[2 * bin + 1]! ** 2;
  }
  return power;
}

/** Log-spectral distance (Gray and Markel 1976): root mean square of the differences of all bands, in decibels. */
export function distance(one: readonly number[], other: readonly number[]): number {
  return Math.sqrt(one.reduce((sum, level, band) => sum + (level - other[band]!) ** 2, 0) / one.length);
}

/** Hz, the bands that stand out above both neighbours, the lowest first. */
export const peaksOf = (envelope: readonly number[]): number[] =>
  CENTRES.filter(
    (_, band) =>
      band > 0 &&
      band < BANDS - 1 &&
      envelope[band]! > envelope[band - 1]! &&
      envelope[band]! >= envelope[band + 1]!,
  );
