import type { Decision, Example, FeatureView } from '../contract/index.js';

/** Samples a second. */
export const SAMPLE_RATE = 16_000;

/** Samples of a clip: one second. */
export const CLIP_LENGTH = SAMPLE_RATE;

/** One second of mono sound: {@link CLIP_LENGTH} samples at {@link SAMPLE_RATE}, each in [-1, 1]. */
export type Clip = Float32Array;

/** The ten spoken digits, in numeric order. */
export const DIGIT_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
] as const;

/** One of the ten words to spot. */
export type DigitWord = (typeof DIGIT_WORDS)[number];

/** What a clip holds: one of the ten words, another word, or no word at all. */
export type Word = DigitWord | 'unknown' | 'silence';

/** The twelve answers. */
export const WORDS: readonly Word[] = [...DIGIT_WORDS, 'unknown', 'silence'];

/** The word as a reader should see it: `unknown` and `silence` say what they stand for. */
export function describeWord(word: Word): string {
  if (word === 'unknown') return 'another word';
  return word === 'silence' ? 'no word' : word;
}

/** True when the program answered, and with the word that the clip holds. */
export function scoreWord(decision: Decision<Word>, example: Example<Clip, Word>): boolean {
  return decision.kind === 'answer' && decision.answer === example.truth;
}

/**
 * The clip as its 16,000 samples.
 *
 * A picture of it in bands of frequency would be easier to read, but a band picture has no inverse: many sounds share
 * one, and most changed pictures belong to no sound. The samples are what a program gets, so a measure that changes
 * them changes what the program hears and nothing else.
 */
export const clipFeatures: FeatureView<Clip> = {
  shape: [CLIP_LENGTH],
  axes: ['sample'],
  meaning: 'sound pressure at one sixteen-thousandth of a second, -1 to 1',
  range: [-1, 1],
  toVector: (clip) => Float32Array.from(clip),
  fromVector: (vector) => Float32Array.from(vector, (sample) => Math.min(1, Math.max(-1, sample))),
};
