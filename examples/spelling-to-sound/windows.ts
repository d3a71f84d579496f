import type { DataSet, Example, Split, Task } from 'rules-vs-weights';

import { align, learnAlignment } from './alignment.js';
import { PHONEMES } from './phonemes.js';
import { loadWords, words } from './words.js';

/** Letters to either side that the network sees; NETtalk saw three. */
const REACH = 4;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Stands where a window reaches over an end of its word: no letter. */
export const NO_LETTER = '_';

const WIDTH = 2 * REACH + 1;

/**
 * What a letter may stand for: nothing, a phoneme, or one of the pairs that the alignment of the training words came to
 * more often than ten times.
 */
export const SOUNDS = ['', ...Object.keys(PHONEMES), 'K S', 'Y UW', 'Y AH', 'AH M', 'G Z', 'Y UH'];

/**
 * Every letter of a word with those around it.
 *
 * @example
 * windowsOf('cat')[0]; // '____cat__'
 */
export function windowsOf(word: string): readonly string[] {
  const padded = NO_LETTER.repeat(REACH) + word + NO_LETTER.repeat(REACH);
  return Array.from({ length: word.length }, (_, at) => padded.slice(at, at + WIDTH));
}

type Windows = Readonly<Record<Exclude<Split, 'test'>, readonly Example<string, string>[]>>;

async function readWindows(): Promise<Windows> {
  const all = await loadWords();
  // Learned on training words alone; of those for validation it only says which sound belongs to which letter.
  const likelihood = learnAlignment(all.train);
  const known = new Set(SOUNDS);
  const cut = (split: keyof Windows): readonly Example<string, string>[] =>
    all[split].flatMap(({ id, input, truth }) => {
      const sounds = align(input, truth, likelihood);
      // Abbreviations that are spelled out, such as `ems`, are no words to learn from.
      if (!sounds?.every((one) => known.has(one))) return [];
      return windowsOf(input).map((window, at) => ({ id: `${id}-${at}`, input: window, truth: sounds[at]! }));
    });
  return { train: cut('train'), validation: cut('validation') };
}

let read: Promise<Windows> | undefined;

/** What is tested are whole words: there are no windows of those. */
const letters: DataSet<string, string> = {
  ...words,
  load: async (split) => (split === 'test' ? [] : (await (read ??= readWindows()))[split]),
};

/**
 * What the network is trained for: the sound of the middle letter of a window. It has the same words under the same names as
 * the task that it serves.
 *
 * @param id the task that it serves
 */
export const windowTask = (id: string): Task<string, string> => ({
  id,
  title: 'The sound of a letter',
  summary: 'What a letter stands for among its neighbours.',
  dataSets: [letters],
  classes: SOUNDS,
  features: {
    shape: [WIDTH * LETTERS.length],
    axes: ['place and letter'],
    meaning: '1 where this letter stands in this place of the window',
    toVector: (window) => {
      const vector = new Float32Array(WIDTH * LETTERS.length);
      for (let place = 0; place < WIDTH; place++) {
        const letter = LETTERS.indexOf(window[place]!);
        if (letter !== -1) vector[place * LETTERS.length + letter] = 1;
      }
      return vector;
    },
    fromVector: (vector) =>
      Array.from({ length: WIDTH }, (_, place) => {
        const letter = vector.subarray(place * LETTERS.length, (place + 1) * LETTERS.length).indexOf(1);
        return LETTERS[letter] ?? NO_LETTER;
      }).join(''),
  },
  score: (decision, { truth }) => decision.kind === 'answer' && decision.answer === truth,
  describeAnswer: (sounds) => sounds || 'silent',
  describeTruth: (sounds) => sounds || 'silent',
  draw: (window) => `<svg viewBox="0 0 90 20"><title>${window}</title></svg>`,
});
