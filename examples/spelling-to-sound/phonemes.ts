import { distance } from 'fastest-levenshtein';

/** The 39 sounds of ARPAbet, as the CMU dictionary writes them, with a word that has each. */
export const PHONEMES = {
  AA: 'odd',
  AE: 'at',
  AH: 'hut',
  AO: 'ought',
  AW: 'cow',
  AY: 'hide',
  B: 'be',
  CH: 'cheese',
  D: 'dee',
  DH: 'thee',
  EH: 'Ed',
  ER: 'hurt',
  EY: 'ate',
  F: 'fee',
  G: 'green',
  HH: 'he',
  IH: 'it',
  IY: 'eat',
  JH: 'gee',
  K: 'key',
  L: 'lee',
  M: 'me',
  N: 'knee',
  NG: 'ping',
  OW: 'oat',
  OY: 'toy',
  P: 'pee',
  R: 'read',
  S: 'sea',
  SH: 'she',
  T: 'tea',
  TH: 'theta',
  UH: 'hood',
  UW: 'two',
  V: 'vee',
  W: 'we',
  Y: 'yield',
  Z: 'zee',
  ZH: 'seizure',
} as const satisfies Readonly<Record<string, string>>;

/** The phonemes of a pronunciation such as `K AE T`; of nothing, none. */
export const phonemesOf = (sounds: string): readonly string[] =>
  sounds.split(' ').filter((phoneme) => phoneme !== '');

const CHARACTERS = new Map(
  Object.keys(PHONEMES).map((phoneme, at) => [phoneme, String.fromCharCode(65 + at)]),
);

/** One character a phoneme, so that a distance of characters is one of phonemes. */
const inCharacters = (sounds: string): string =>
  phonemesOf(sounds)
    .map((phoneme) => CHARACTERS.get(phoneme) ?? '?')
    .join('');

/**
 * How many phonemes have to be put in, left out or changed to make one pronunciation the other (Levenshtein 1966).
 *
 * @example
 * editDistance('K AE T', 'K AA T S'); // 2
 */
export const editDistance = (one: string, other: string): number =>
  distance(inCharacters(one), inCharacters(other));
