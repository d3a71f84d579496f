import { dictionary } from 'cmu-pronouncing-dictionary';
import { expect, test } from 'vitest';

import { DIGIT_WORDS } from '../../tasks/keyword-spotting/clip.js';
import { OTHER_WORDS } from '../../tasks/keyword-spotting/synthesis/words.js';
import {
  PHONEME_QUESTIONS,
  PHONEMES,
  phonemesOf,
  phonemeTargets,
  UNASKED_PHONEMES,
  type Phoneme,
} from './phonemes.js';

const said = (word: string, part: number): Phoneme[] => {
  const targets = phonemeTargets(word).subarray(part * PHONEMES.length, (part + 1) * PHONEMES.length);
  return PHONEMES.filter((_, at) => targets[at] === 1);
};

test('a word has its sounds, a first and a last one', () => {
  expect(phonemesOf('seven')).toEqual(['S', 'EH', 'V', 'AH', 'N']);
  expect(said('seven', 0)).toEqual(['AH', 'EH', 'N', 'S', 'V']);
  expect(said('seven', 1)).toEqual(['S']);
  expect(said('seven', 2)).toEqual(['N']);
  expect(said('heaven', 1)).toEqual(['HH']);
  expect(phonemeTargets('seven')).toHaveLength(PHONEME_QUESTIONS);
});

test('of what no dictionary knows nothing is asked, not even of a name that every object has', () => {
  for (const word of ['', 'zzyzzx', 'valueOf', 'toString']) {
    expect(phonemeTargets(word)).toBe(UNASKED_PHONEMES);
  }
});

test('every sound of the dictionary is known, every digit, and nearly all other words of the training', () => {
  for (const word of Object.keys(dictionary)) {
    for (const sound of phonemesOf(word)!) if (!PHONEMES.includes(sound)) expect.fail(`${word}: ${sound}`);
  }
  for (const word of DIGIT_WORDS) expect(phonemesOf(word)).toBeDefined();
  const unknown = OTHER_WORDS.train.filter((word) => !phonemesOf(word));
  expect(unknown.length).toBeLessThan(0.02 * OTHER_WORDS.train.length);
});
