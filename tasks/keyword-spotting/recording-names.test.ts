import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DIGIT_WORDS } from './clip.js';
import { digitOf, readNames } from './recording-names.js';

/** Word and speaker of each path, in its order. */
const read = (...paths: string[]): string[] => {
  const { named, wordless } = readNames(paths);
  return [...named.map(({ word, speaker }) => `${word} by ${speaker ?? '?'}`), ...wordless];
};

describe('the names of recordings', () => {
  it('have the word in their folder, and may have the speaker in their own', () => {
    expect(
      read(
        'seven/anna_nohash_0.wav',
        'Seven/7_anna_0.wav',
        '7/seven_anna_0.wav',
        'seven/1.wav',
        'house/ben_nohash_2.wav',
        'house/house_ben_2.wav',
        'house/ben_2.wav',
      ),
    ).toEqual([
      'seven by anna',
      'seven by anna',
      'seven by anna',
      'seven by ?',
      'house by ben',
      'house by ben',
      'house by ?',
    ]);
  });

  it('say the word where they lie in no folder, or in one where all of them do', () => {
    expect(read('7_theo_0.wav', 'two_mary_ann_3.wav', 'note.wav', 'house_theo_0.wav')).toEqual([
      'seven by theo',
      'two by mary_ann',
      'note.wav',
      'house_theo_0.wav',
    ]);
    expect(read('recordings/7_theo_0.wav', 'recordings/2_theo_0.wav')).toEqual([
      'seven by theo',
      'two by theo',
    ]);
    expect(read('01/7_01_0.wav', '02/7_02_0.wav', 'house/7_theo_0.wav', 'house/b.wav')).toEqual([
      'seven by 01',
      'seven by 02',
      'house by theo',
      'house by ?',
    ]);
  });

  it('have the speaker in a folder of its own, outside of the word or inside', () => {
    expect(read('anna/seven/1.wav', 'anna/house/1.wav', 'ben/3/1.wav', 'ben/three/c_nohash_1.wav')).toEqual([
      'seven by anna',
      'house by anna',
      'three by ben',
      'three by c',
    ]);
    expect(read('seven/anna/1.wav', 'house/anna/1.wav')).toEqual(['seven by anna', 'house by anna']);
    expect(read('house/anna/1.wav')).toEqual(['house by anna']);
  });

  it('are read alike in whatever order, each once', () => {
    const part = fc.constantFrom('seven', '3', 'house', 'anna', '7_ben_0', 'ben_nohash_1');
    const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.wav`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 8 }), (paths) => {
        const sorted = (list: string[]) =>
          readNames(list)
            .named.map((one) => JSON.stringify(one))
            .sort();
        const { named, wordless } = readNames(paths);
        expect([...named.map((one) => one.path), ...wordless].sort()).toEqual([...paths].sort());
        expect(sorted([...paths].reverse())).toEqual(sorted(paths));
      }),
    );
  });
});

it('knows the ten words by name, whatever its case, and by figure', () => {
  for (const [digit, word] of DIGIT_WORDS.entries()) {
    expect([digitOf(String(digit)), digitOf(word.toUpperCase())]).toEqual([word, word]);
  }
  expect(['house', '10', '07', 'sevens', ''].map(digitOf)).toEqual(Array(5).fill(undefined));
});
