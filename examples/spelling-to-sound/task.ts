import type { FeatureGroups, FeatureView, Task } from 'rules-vs-weights';

import { drawWord } from './drawing.js';
import { countedErrors } from './evaluation.js';
import { editDistance, phonemesOf } from './phonemes.js';
import { loadWords, LONGEST, words } from './words.js';

const BEFORE_A = 'a'.charCodeAt(0) - 1;

/** Letters as numbers, 0 where the word has ended. */
const features: FeatureView<string> = {
  shape: [LONGEST],
  axes: ['place'],
  meaning: 'the letter in a place, 1 (a) to 26 (z), or 0 where there is none',
  toVector: (word) =>
    Float32Array.from({ length: LONGEST }, (_, at) =>
      at < word.length ? word.charCodeAt(at) - BEFORE_A : 0,
    ),
  fromVector: (vector) =>
    String.fromCharCode(...[...vector].filter((code) => code > 0).map((code) => code + BEFORE_A)),
};

/** Every letter by itself; a place without one is closed up. */
const places: FeatureGroups<string, string> = {
  shape: [LONGEST],
  axes: ['place'],
  meaning: 'a letter',
  blank: '',
  takeApart: (word) => word,
  putTogether: (word, donor, kept) =>
    Array.from(kept, (keep, at) => (keep ? word[at] : donor[at]) ?? '').join(''),
  values: (word) => features.toVector(word),
  same: (one, other, place) => one[place] === other[place],
};

const VOWEL = /[aeiouy]/g;

const yesOrNo = (pattern: RegExp) => (word: string) => (pattern.test(word) ? 1 : 0);

/** Say how an English word is spoken that was never heard. */
export const spellingToSound: Task<string, string> = {
  id: 'spelling-to-sound',
  title: 'Spelling to sound',
  summary:
    'An English word of three to twelve letters is to be pronounced, in the 39 phonemes of ARPAbet without stress. The words are those of the CMU Pronouncing Dictionary that have one pronunciation and stand in an English word list, too, which keeps out names; no word of a test word’s stem is among those for training.',
  floor: async () => {
    const { train } = await loadWords();
    const phonemes = train.map(({ truth }) => phonemesOf(truth).length);
    return {
      title: 'silence',
      value: phonemes.reduce((sum, count) => sum + count, 0) / phonemes.length,
      source: `phonemes of a word, mean of the ${train.length} training words`,
    };
  },
  reference: {
    title: 'every letter as it is spoken most often',
    value: 2.72,
    source: 'examples/spelling-to-sound/test-baseline.ts, on the test words',
  },
  dataSets: [words],
  features,
  groups: places,
  concepts: [
    { id: 'letters', title: 'number of letters', value: (word) => word.length },
    { id: 'vowels', title: 'number of vowel letters', value: (word) => word.match(VOWEL)?.length ?? 0 },
    {
      id: 'vowels-in-a-row',
      title: 'two vowel letters stand side by side',
      value: yesOrNo(/[aeiouy]{2}/),
    },
    { id: 'doubled', title: 'a letter is doubled', value: yesOrNo(/(?<letter>[a-z])\k<letter>/) },
    { id: 'silent-e', title: 'ends in e', value: yesOrNo(/e$/) },
  ],
  loss: {
    title: 'phoneme errors',
    unit: 'phonemes',
    of: (decision, { truth }) => editDistance(decision.kind === 'answer' ? decision.answer : '', truth),
    // One phoneme in twenty words: nobody hears less.
    margin: 0.05,
  },
  sameAnswer: (one, other) => one === other,
  describeAnswer: (sounds) => sounds || 'silence',
  describeTruth: (sounds) => sounds,
  draw: drawWord,
  evaluations: [countedErrors],
};
