import { expect, test } from 'vitest';

import { DIGIT_WORDS, WORDS, type Word } from '../../tasks/keyword-spotting/clip.js';
import { createRandom } from '../../tasks/kit/random.js';
import { NOT_ASKED } from '../training/losses.js';
import { BANDS, FRAMES, PICTURE } from './front-end.js';
import { makeImpostor } from './impostors.js';
import { babble, makeSilence } from './noises.js';
import { PHONEME_QUESTIONS, PHONEMES } from './phonemes.js';
import type { LabelledPicture } from './picture.js';
import { pictureOf } from './picture.js';
import { RECIPE } from './recipe.js';
import { createTrainingSet, makeBatch, repeatedTo } from './training-set.js';

/** A sound that climbs from one band to another: told apart from itself backwards. */
function climbing(word: Word, from: number, to: number, person = 'someone'): LabelledPicture {
  const powers = new Float32Array(PICTURE);
  for (let frame = 20; frame < 44; frame++) {
    powers[frame * BANDS + Math.round(from + ((to - from) * (frame - 20)) / 23)] = 1;
  }
  return { ...pictureOf(powers), word, person };
}

const words = WORDS.map((word, at) => climbing(word, at, at + 12));
const [one, two] = [words[1]!, words[2]!];

test('an impostor is never one of the words it is made of, nor longer than a clip', () => {
  for (let seed = 0; seed < 100; seed++) {
    const impostor = makeImpostor(
      one,
      two,
      (['digits', 'mixed', 'others'] as const)[seed % 3]!,
      createRandom(seed, 'test'),
    );
    expect(impostor.powers).not.toEqual(one.powers);
    expect(impostor.powers).not.toEqual(two.powers);
    expect(impostor.end).toBeLessThanOrEqual(FRAMES);
    expect(impostor.powers.some((power) => power > 0)).toBe(true);
  }
  expect(one.powers).toEqual(climbing('one', 1, 13).powers);
});

test('silence that comes and goes is made of the noise alone', () => {
  const noise = new Float32Array(PICTURE).fill(1);
  const made = Array.from({ length: 50 }, (_, seed) => makeSilence(noise, createRandom(seed, 'test')));
  expect(made.some(({ powers }) => powers[0] === 0)).toBe(true);
  expect(made.some(({ powers }) => powers.every((power) => power === 1))).toBe(true);
  expect(made.some(({ powers }) => Math.max(...powers) > 1)).toBe(true);
  expect(noise.every((power) => power === 1)).toBe(true);
});

test('babble is many voices: no window of it is still', () => {
  const powers = babble(words, createRandom(1, 'test'));
  expect(powers.reduce((sum, power) => sum + power, 0)).toBeGreaterThan(0);
});

test('an epoch shows every digit, people as often as the mixture says, and what is none', () => {
  const people = words.filter(({ word }) => (DIGIT_WORDS as readonly Word[]).includes(word));
  const mixture = {
    realRepeats: 3,
    others: 0.1,
    impostors: 0.5,
    silences: 0.5,
    mixed: 0,
    smoothing: 0.12,
  };
  const set = createTrainingSet(words, people, mixture, RECIPE.augmentation);
  // Ten digits and thirty of people, a tenth as many other words, and half as many of each other kind.
  expect(set.length).toBe(40 + 4 + 20 + 20);
  const places = Array.from({ length: set.length }, (_, place) => place);
  const { inputs, targets } = makeBatch(set, places, createRandom(1, 'test'));
  expect(inputs.every(Number.isFinite)).toBe(true);
  const shown = new Map<string, number>();
  for (const place of places) {
    const target = targets.subarray(place * WORDS.length, (place + 1) * WORDS.length);
    expect(target.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    const most = Math.max(...target);
    WORDS.forEach((word, at) => {
      if (target[at]! > most - 1e-6) shown.set(word, (shown.get(word) ?? 0) + 1);
    });
  }
  for (const word of DIGIT_WORDS) expect(shown.get(word)).toBe(4);
  expect(shown.get('unknown')).toBeGreaterThanOrEqual(24);
  expect(shown.get('silence')).toBe(20);
  const again = makeBatch(set, places, createRandom(1, 'test')).inputs;
  expect(again.every((value, at) => value === inputs[at])).toBe(true);
});

test('the sounds of a word are asked for where they are known, of silence none, and nothing of what is made up', () => {
  const still = { ...RECIPE.augmentation, noise: 0 };
  const silence = climbing('silence', 0, 0);
  const said = { ...climbing('five', 3, 9), said: 'five' };
  const two = climbing('two', 1, 2);
  const other = { ...climbing('unknown', 9, 3), said: 'heaven' };
  const mixture = { realRepeats: 1, others: 20, impostors: 20, silences: 20, mixed: 0, smoothing: 0 };
  const set = createTrainingSet([said, two, other, silence], [], mixture, still);
  const places = Array.from({ length: set.length }, (_, place) => place);
  const { phonemes, targets } = makeBatch(set, places, createRandom(1, 'test'));
  const soundsOf = (place: number): Float32Array =>
    phonemes.subarray(place * PHONEME_QUESTIONS, (place + 1) * PHONEME_QUESTIONS);
  const has = (place: number): string[] => PHONEMES.filter((_, at) => soundsOf(place)[at] === 1);
  expect(has(0)).toEqual(['AY', 'F', 'V']);
  // A word of which it is not known how it is said.
  expect(soundsOf(1).every((asked) => asked === NOT_ASKED)).toBe(true);
  expect(has(2)).toEqual(['AH', 'EH', 'HH', 'N', 'V']);
  expect(soundsOf(2 + 40).every((asked) => asked === NOT_ASKED)).toBe(true);
  for (const place of places.slice(2 + 40 + 40)) {
    const silent = targets[place * WORDS.length + WORDS.indexOf('silence')] === 1;
    expect(soundsOf(place).every((asked) => asked === (silent ? 0 : NOT_ASKED))).toBe(true);
  }
});

test('a word laid over another has the sounds of both in their shares, and none where one is unknown', () => {
  const still = { ...RECIPE.augmentation, noise: 0 };
  const silence = climbing('silence', 0, 0);
  const mixture = { realRepeats: 0, others: 0, impostors: 0, silences: 0, mixed: 1, smoothing: 0 };
  const make = (said: string | undefined): Float32Array => {
    const digits = [
      { ...climbing('five', 3, 9), said: 'five' },
      { ...climbing('two', 9, 3), said },
    ];
    const set = createTrainingSet([...digits, climbing('unknown', 4, 5), silence], [], mixture, still);
    return makeBatch(
      set,
      Array.from({ length: 20 }, () => 0),
      createRandom(1, 'test'),
    ).phonemes;
  };
  const sound = (of: Float32Array, at: number, phoneme: (typeof PHONEMES)[number]): number =>
    of[at * PHONEME_QUESTIONS + PHONEMES.indexOf(phoneme)]!;
  const known = make('two');
  const shares = Array.from(
    { length: 20 },
    (_, at) => [sound(known, at, 'F'), sound(known, at, 'T')] as const,
  );
  for (const [five, two] of shares) expect(five + two).toBeCloseTo(1, 5);
  expect(shares.some(([, two]) => two > 0 && two <= 0.5)).toBe(true);
  const unknown = make(undefined);
  shares.forEach(([, two], at) => expect(sound(unknown, at, 'F')).toBe(two > 0 ? NOT_ASKED : 1));
});

test('a voice that says more other words than another is heard no more often', () => {
  const often = Array.from({ length: 30 }, () => climbing('unknown', 2, 4, 'often'));
  const seldom = climbing('unknown', 27, 29, 'seldom');
  const silence = climbing('silence', 0, 0);
  const digits = DIGIT_WORDS.map((word) => climbing(word, 15, 15));
  const mixture = { realRepeats: 1, others: 40, impostors: 0, silences: 0, mixed: 0, smoothing: 0 };
  const still = { ...RECIPE.augmentation, tilt: 0, noise: 0 };
  const set = createTrainingSet([...often, seldom, silence, ...digits], [], mixture, still);
  const places = Array.from({ length: 400 }, (_, at) => digits.length + at);
  const { inputs, targets } = makeBatch(set, places, createRandom(1, 'test'));
  let high = 0;
  for (const place of places.keys()) {
    expect(targets[place * WORDS.length + WORDS.indexOf('unknown')]).toBe(1);
    const levels = inputs.subarray(place * PICTURE, (place + 1) * PICTURE);
    if (levels.indexOf(Math.max(...levels)) % BANDS > 15) high++;
  }
  // Half of them, within four standard deviations of a fair draw.
  expect(high).toBeGreaterThan(160);
  expect(high).toBeLessThan(240);
});

test('fewer examples are repeated until an epoch is as long as with all of them', () => {
  const { mixture, augmentation } = RECIPE;
  const set = createTrainingSet(words, [], { ...mixture, mixed: 0 }, augmentation);
  const longer = repeatedTo(set, 3 * set.length + 1);
  expect(longer.length).toBe(3 * set.length + 1);
  const at = (from: typeof set, place: number) => makeBatch(from, [place], createRandom(1, 'test'));
  expect(at(longer, 3 * set.length)).toEqual(at(set, 0));
  expect(repeatedTo(set, set.length)).toBe(set);
});
