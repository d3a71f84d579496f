import { dictionary } from 'cmu-pronouncing-dictionary';

import { NOT_ASKED } from '../training/losses.js';

/** The sounds of English as the CMU Pronouncing Dictionary writes them, in its ARPAbet, without stress. */
export const PHONEMES = [
  ...[
    'AA',
    'AE',
    'AH',
    'AO',
    'AW',
    'AY',
    'B',
    'CH',
    'D',
    'DH',
    'EH',
    'ER',
    'EY',
    'F',
    'G',
    'HH',
    'IH',
    'IY',
    'JH',
    'K',
  ],
  ...['L', 'M', 'N', 'NG', 'OW', 'OY', 'P', 'R', 'S', 'SH', 'T', 'TH', 'UH', 'UW', 'V', 'W', 'Y', 'Z', 'ZH'],
] as const;

/** A sound of English. */
export type Phoneme = (typeof PHONEMES)[number];

/** Questions about a word: of each sound whether the word has it, begins with it, and ends with it. */
export const PHONEME_QUESTIONS = 3 * PHONEMES.length;

/**
 * The sounds of a word in their order, by the CMU Pronouncing Dictionary (Carnegie Mellon University, version 0.7b),
 * in the first of its ways to say it.
 *
 * @param word in small letters
 * @returns undefined where the dictionary does not know the word
 * @example
 * phonemesOf('seven'); // ['S', 'EH', 'V', 'AH', 'N']
 */
export function phonemesOf(word: string): readonly Phoneme[] | undefined {
  if (!Object.hasOwn(dictionary, word)) return undefined;
  // Some lines end in a remark, as in "AA1 R HH UW0 S # place, danish".
  const [sounds] = dictionary[word]!.split(' #');
  return sounds!.split(' ').map((sound) => sound.replace(/\d/, '') as Phoneme);
}

/** No sound: what is right to say of silence. */
export const NO_PHONEMES = new Float32Array(PHONEME_QUESTIONS);

/** Asks nothing: of what is in no dictionary. */
export const UNASKED_PHONEMES = new Float32Array(PHONEME_QUESTIONS).fill(NOT_ASKED);

/**
 * What is right to say of a word's sounds: {@link PHONEME_QUESTIONS} numbers of 0 and 1, which sounds it has, then which
 * is the first, then which the last; {@link UNASKED_PHONEMES} where the dictionary does not know the word.
 */
export function phonemeTargets(word: string): Float32Array {
  let targets = remembered.get(word);
  if (!targets) {
    targets = targetsOf(phonemesOf(word));
    remembered.set(word, targets);
  }
  return targets;
}

const remembered = new Map<string, Float32Array>();

function targetsOf(sounds: readonly Phoneme[] | undefined): Float32Array {
  if (!sounds) return UNASKED_PHONEMES;
  const targets = new Float32Array(PHONEME_QUESTIONS);
  const places = sounds.map((sound) => PHONEMES.indexOf(sound));
  for (const place of places) targets[place] = 1;
  targets[PHONEMES.length + places[0]!] = 1;
  targets[2 * PHONEMES.length + places.at(-1)!] = 1;
  return targets;
}
