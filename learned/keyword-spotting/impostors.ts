import type { Random } from '../../tasks/kit/random.js';
import { BANDS, FRAMES, PICTURE } from './front-end.js';
import { pictureOf, windowOf, type Picture } from './picture.js';

/**
 * Makes what sounds like speech and is none of the ten words, out of words: so that "another word" is learned also in
 * the voices that were only ever recorded saying digits. Otherwise a network learns the voice and not the word.
 *
 * @param one a word
 * @param other another word, not the same as the first
 * @param from what the two are. Of two digits only what is far from any of them is made: half a "five" before half a
 *   "nine" may well be either, and a network that must tell them hears every unknown voice as another word. A digit and
 *   another word are put together, so that no part of a digit is enough.
 * @example
 * makeImpostor(river, heavy, 'others', random); // perhaps the beginning of river and the end of heavy
 */
export function makeImpostor(one: Picture, other: Picture, from: keyof typeof WAYS, random: Random): Picture {
  return pictureOf(random.pick(WAYS[from])(one, other, random));
}

type Way = (one: Picture, other: Picture, random: Random) => Float32Array;

const lengthOf = ({ begin, end }: Picture): number => end - begin;

/** The word backwards. */
const reversed: Way = ({ powers, begin, end }) =>
  place(Array.from({ length: end - begin }, (_, at) => windowOf(powers, end - 1 - at)));

/** The word cut in four, in another order, such that no two parts follow each other as they did. */
const scrambled: Way = ({ powers, begin, end }, _, random) => {
  const orders = [
    [1, 3, 0, 2],
    [2, 0, 3, 1],
    [3, 2, 1, 0],
    [3, 1, 0, 2],
    [2, 1, 0, 3],
  ];
  const length = end - begin;
  const cuts = [0, 1, 2, 3, 4].map((part) => begin + Math.round((length * part) / 4));
  return place(random.pick(orders).flatMap((part) => windows(powers, cuts[part]!, cuts[part + 1]!)));
};

/** The beginning of one word and the end of the other. */
const spliced: Way = (one, other, random) => {
  const share = random.between(0.4, 0.6);
  return place([
    ...windows(one.powers, one.begin, one.begin + Math.round(lengthOf(one) * share)),
    ...windows(other.powers, other.begin + Math.round(lengthOf(other) * share), other.end),
  ]);
};

/** A third of the word, or less: its beginning, or its end. */
const partial: Way = ({ powers, begin, end }, _, random) => {
  const kept = Math.max(1, Math.round((end - begin) * random.between(0.15, 0.33)));
  return random.chance(0.5)
    ? place(windows(powers, begin, begin + kept))
    : place(windows(powers, end - kept, end));
};

/** Both words at the same time, equally loud. */
const overlaid: Way = (one, other) => {
  const level = one.loudness / other.loudness;
  return one.powers.map((power, at) => power + level * other.powers[at]!);
};

/** A word that takes the sounds of another's middle in between. */
const inserted: Way = (one, other) => {
  const middle = one.begin + Math.round(lengthOf(one) / 2);
  const quarter = Math.round(lengthOf(other) / 4);
  return place([
    ...windows(one.powers, one.begin, middle),
    ...windows(other.powers, other.begin + quarter, other.end - quarter),
    ...windows(one.powers, middle, one.end),
  ]);
};

/** The same with the two words in each other's place. */
const swapped =
  (way: Way): Way =>
  (one, other, random) =>
    way(other, one, random);

/** A second of running speech: both words, one after the other, from some moment on. */
const phrase: Way = (one, other, random) => {
  const level = one.loudness / other.loudness;
  const both = [
    ...windows(one.powers, one.begin, one.end),
    ...windows(other.powers, other.begin, other.end).map((window) => window.map((power) => power * level)),
  ];
  const spare = Math.max(0, both.length - FRAMES);
  return place(both.slice(random.integer(spare + 1)));
};

/** How what is made of such words is made; a way that stands twice is taken twice as often. */
const WAYS = {
  digits: [reversed, scrambled, partial, overlaid],
  mixed: [spliced, swapped(spliced), inserted, swapped(inserted)],
  others: [reversed, scrambled, partial, overlaid, spliced, spliced, inserted, phrase, phrase],
} as const satisfies Record<string, readonly Way[]>;

function windows(powers: Float32Array, from: number, to: number): Float32Array[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => windowOf(powers, from + at));
}

/** Puts windows into the middle of silence; what does not fit is left out. */
function place(sound: readonly Float32Array[]): Float32Array {
  const powers = new Float32Array(PICTURE);
  const kept = sound.slice(0, FRAMES);
  const first = Math.floor((FRAMES - kept.length) / 2);
  kept.forEach((window, at) => powers.set(window, (first + at) * BANDS));
  return powers;
}
