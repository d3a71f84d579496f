import type { Random } from '../../tasks/kit/random.js';
import { BANDS, bandAt, bandFrequency, FRAMES, LEAST_POWER, PICTURE } from './front-end.js';
import { pictureOf, windowOf, type Picture } from './picture.js';

/** How far a training clip may be changed. */
export interface Augmentation {
  /** Frequencies are multiplied by up to 1 + this, or divided: the length of the vocal tract. */
  readonly frequencyWarp: number;
  /** Time is stretched by up to 1 + this, or shrunk. */
  readonly timeWarp: number;
  /** Bands, and windows, that a place of the picture moves at most beside that: the manner of a speaker. */
  readonly bend: { readonly bands: number; readonly windows: number };
  /** Windows that a word is moved at most, as long as it stays within the clip. */
  readonly shift: number;
  /** Decibels that the level of a moment is changed at most: one speaker's weak beginning is another's strong one. */
  readonly stress: number;
  /** Decibels that the level of a frequency is changed at most, about, by a channel. */
  readonly tilt: number;
  /** Share of the clips whose resonances are made wider: synthesisers differ in how narrow a formant is. */
  readonly blurred: number;
  /** Shares of the clips that are cut where they are quiet, given an echo, noise, a narrower band, and masks. */
  readonly trimmed: number;
  readonly echo: number;
  readonly noise: number;
  readonly band: number;
  readonly masks: number;
  /** Signal-to-noise ratios in decibels. */
  readonly ratios: { readonly low: number; readonly high: number };
}

/** Windows and bands that one mask covers at most (Park and others 2019, "SpecAugment"). */
const MASKED_WINDOWS = 8;
const MASKED_BANDS = 5;

/** Steps in which a picture is blurred at most. */
const BLURS = 4;

/**
 * Changes how a word sounds, but not which word it is: another speaker's vocal tract (Jaitly and Hinton 2013, "Vocal
 * Tract Length Perturbation"), tempo, moment, microphone, room and noise. All of it is done on powers in bands, where
 * a channel is a factor a band, noise adds up and an echo is a decay; to change the samples and transform them again
 * would take fifty times as long.
 *
 * @param picture left alone
 * @param noise draws the powers of a noise as long as a clip; their loudness does not matter
 * @returns fresh powers
 */
export function augment(
  picture: Picture,
  noise: () => Float32Array,
  limits: Augmentation,
  random: Random,
): Float32Array {
  const powers = warp(picture, limits, random);
  stress(powers, limits.stress, random);
  if (random.chance(limits.blurred)) blur(powers, random);
  if (random.chance(limits.trimmed)) trim(powers, random);
  if (random.chance(limits.echo)) addEcho(powers, random);
  if (random.chance(limits.noise)) {
    const { low, high } = limits.ratios;
    addNoise(powers, picture.loudness, noise(), random.between(low, high), random);
  }
  colour(powers, limits, random);
  if (random.chance(limits.masks)) mask(powers, random);
  raiseFloor(powers, random);
  return powers;
}

/** A factor between 1 / (1 + limit) and 1 + limit, as likely to raise as to lower. */
const factor = (limit: number, random: Random): number => (1 + limit) ** random.between(-1, 1);

/** Reads the picture at other frequencies and times; where it holds nothing, there is silence. */
function warp({ powers, begin, end }: Picture, limits: Augmentation, random: Random): Float32Array {
  const pitch = factor(limits.frequencyWarp, random);
  const longest = (FRAMES - 2) / (end - begin);
  const stretch = Math.min(factor(limits.timeWarp, random), Math.max(1, longest));
  const middle = (begin + end) / 2;
  const half = ((end - begin) * stretch) / 2;
  // The middle of the word moves, and the word stays whole where it can.
  const low = Math.min(half, FRAMES / 2);
  const moved = middle + random.between(-limits.shift, limits.shift);
  const target = Math.min(Math.max(moved, low), FRAMES - low);
  const higher = wave(limits.bend.bands, BANDS, random);
  const later = wave(limits.bend.windows, FRAMES, random);
  const sources = Array.from({ length: BANDS }, (_, band) =>
    Math.min(BANDS - 1, Math.max(0, bandAt(bandFrequency(band) / pitch) + higher(band))),
  );
  const warped = new Float32Array(PICTURE);
  for (let frame = 0; frame < FRAMES; frame++) {
    const time = middle + (frame + 0.5 - target) / stretch - 0.5 + later(frame);
    const earlier = Math.floor(time);
    if (earlier < 0 || earlier >= FRAMES) continue;
    const next = Math.min(FRAMES - 1, earlier + 1);
    const along = time - earlier;
    for (let band = 0; band < BANDS; band++) {
      const source = sources[band]!;
      const below = Math.floor(source);
      const above = Math.min(BANDS - 1, below + 1);
      const up = source - below;
      const first = (1 - up) * powers[earlier * BANDS + below]! + up * powers[earlier * BANDS + above]!;
      const second = (1 - up) * powers[next * BANDS + below]! + up * powers[next * BANDS + above]!;
      warped[frame * BANDS + band] = (1 - along) * first + along * second;
    }
  }
  return warped;
}

/**
 * Silences what comes before and after the loud part. Collections of single words are often cut by level, and the weak
 * sounds at the ends go first: of "six" as a person recorded it there may be left little more than the vowel.
 */
function trim(powers: Float32Array, random: Random): void {
  const { begin, end } = pictureOf(powers, random.between(12, 30));
  powers.fill(0, 0, begin * BANDS);
  powers.fill(0, end * BANDS);
}

/** A slow wave of at most `limit`, one to three half periods long over `length` places. */
function wave(limit: number, length: number, random: Random): (place: number) => number {
  const height = random.between(0, limit);
  const phase = random.between(0, 2 * Math.PI);
  const step = (Math.PI * random.between(1, 3)) / length;
  return (place) => height * Math.sin(phase + step * place);
}

/** Spreads each band over its neighbours, in up to {@link BLURS} steps. */
function blur(powers: Float32Array, random: Random): void {
  const steps = 1 + random.integer(BLURS);
  const share = random.between(0.1, 0.3);
  for (let frame = 0; frame < FRAMES; frame++) {
    const window = windowOf(powers, frame);
    for (let step = 0; step < steps; step++) {
      let before = window[0]!;
      for (let band = 0; band < BANDS; band++) {
        const own = window[band]!;
        const after = band + 1 < BANDS ? window[band + 1]! : own;
        window[band] = (1 - 2 * share) * own + share * (before + after);
        before = own;
      }
    }
  }
}

/** Makes some moments louder and others softer. */
function stress(powers: Float32Array, limit: number, random: Random): void {
  const louder = wave(limit, FRAMES, random);
  for (let frame = 0; frame < FRAMES; frame++) {
    const gain = 10 ** (louder(frame) / 10);
    for (let at = frame * BANDS; at < (frame + 1) * BANDS; at++) powers[at]! *= gain;
  }
}

/** A room: what was heard decays by 60 decibels in 0.15 to 0.7 seconds. */
function addEcho(powers: Float32Array, random: Random): void {
  const windows = random.between(0.15, 0.7) / 0.016;
  const keep = 10 ** (-6 / windows);
  const share = 10 ** (random.between(-16, -3) / 10);
  const left = new Float32Array(BANDS);
  for (let frame = 0; frame < FRAMES; frame++) {
    const window = windowOf(powers, frame);
    for (let band = 0; band < BANDS; band++) {
      const direct = window[band]!;
      window[band] = direct + share * left[band]!;
      left[band] = keep * (left[band]! + direct);
    }
  }
}

/** Adds noise from another moment of it on, at a signal-to-noise ratio in decibels. */
function addNoise(
  powers: Float32Array,
  loudness: number,
  noise: Float32Array,
  ratio: number,
  random: Random,
): void {
  const start = random.integer(FRAMES) * BANDS;
  const level = loudness / 10 ** (ratio / 10) / pictureOf(noise).loudness;
  for (let at = 0; at < PICTURE; at++) powers[at]! += level * noise[(at + start) % PICTURE]!;
}

/** A microphone and a line: a tilt, a wave over the frequencies, and now and then the narrow band of a telephone. */
function colour(powers: Float32Array, { tilt, band: narrow }: Augmentation, random: Random): void {
  const slope = random.between(-tilt, tilt);
  const ripple = wave(tilt / 2, BANDS, random);
  const lowest = random.chance(narrow) ? random.between(80, 350) : 0;
  const highest = random.chance(narrow) ? random.between(3000, 3800) : 8000;
  const gains = Float64Array.from({ length: BANDS }, (_, band) => {
    const place = band / (BANDS - 1);
    const frequency = bandFrequency(band);
    const cut =
      24 * Math.max(0, Math.log2(lowest / frequency)) + 200 * Math.max(0, Math.log2(frequency / highest));
    return 10 ** ((slope * (2 * place - 1) + ripple(band) - cut) / 10);
  });
  for (let at = 0; at < PICTURE; at++) powers[at]! *= gains[at % BANDS]!;
}

/** Silences a stretch of time and a band of frequencies. */
function mask(powers: Float32Array, random: Random): void {
  const windows = random.integer(MASKED_WINDOWS + 1);
  const from = random.integer(FRAMES - windows + 1);
  powers.fill(LEAST_POWER, from * BANDS, (from + windows) * BANDS);
  const bands = random.integer(MASKED_BANDS + 1);
  const lowest = random.integer(BANDS - bands + 1);
  for (let frame = 0; frame < FRAMES; frame++) {
    windowOf(powers, frame).fill(LEAST_POWER, lowest, lowest + bands);
  }
}

/** Recordings differ in how deep their silence is. */
function raiseFloor(powers: Float32Array, random: Random): void {
  let sum = 0;
  for (let at = 0; at < PICTURE; at++) sum += powers[at]!;
  const floor = sum / PICTURE / 10 ** (random.between(40, 70) / 10);
  for (let at = 0; at < PICTURE; at++) powers[at] = Math.max(powers[at]!, floor);
}
