import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { stemmer } from 'stemmer';
import { describe, expect, it } from 'vitest';
import { createRandom, SPLITS, type Decision } from 'rules-vs-weights';

import { align, learnAlignment } from './alignment.js';
import { drawWord } from './drawing.js';
import { ratioOf } from './evaluation.js';
import { editDistance, PHONEMES, phonemesOf } from './phonemes.js';
import { decide, replay, RULES } from './rules.js';
import { spellingToSound } from './task.js';
import { meanErrorsOfCommonestSounds } from './test-baseline.js';
import { windowsOf, windowTask } from './windows.js';
import { loadWords } from './words.js';

const NOBODY = { rule: () => undefined };
const CONTEXT = { seed: 2017, cacheFolder: '' };

const saidIn = (decision: Decision<string>): string => (decision.kind === 'answer' ? decision.answer : '');
const spoken = (word: string): string => saidIn(decide(word, NOBODY));

const sounds = fc
  .array(fc.constantFrom(...Object.keys(PHONEMES)), { maxLength: 8 })
  .map((all) => all.join(' '));
const anyWord = fc.stringMatching(/^[a-z]{1,12}$/);

describe('the words', () => {
  it('have no stem in two splits, and in validation and test one word a stem', async () => {
    const words = await loadWords();
    const stems = SPLITS.map((split) => words[split].map(({ input }) => stemmer(input)));
    const [train, validation, test] = stems.map((all) => new Set(all));
    expect(validation!.size).toBe(words.validation.length);
    expect(test!.size).toBe(words.test.length);
    for (const stem of test!) expect(train!.has(stem) || validation!.has(stem)).toBe(false);
    for (const stem of validation!) expect(train!.has(stem)).toBe(false);
  });

  it('are some thousands for each split, spoken in phonemes that are known', async () => {
    const words = await loadWords();
    expect(words.train.length).toBeGreaterThan(30_000);
    for (const split of ['validation', 'test'] as const)
      expect(Math.abs(words[split].length - 2600)).toBeLessThan(200);
    for (const { truth } of words.test)
      for (const phoneme of phonemesOf(truth)) expect(Object.keys(PHONEMES)).toContain(phoneme);
  });

  it('are beside a floor and a reference that were measured', async () => {
    const { floor, reference } = spellingToSound;
    const { train } = await loadWords();
    const silent = train.map(({ truth }) => editDistance('', truth));
    expect(typeof floor === 'function' && (await floor(CONTEXT))?.value).toBeCloseTo(
      silent.reduce((sum, count) => sum + count, 0) / silent.length,
      9,
    );
    expect(reference!.value).toBeCloseTo(await meanErrorsOfCommonestSounds(), 2);
  });
});

describe('the edit distance', () => {
  it('is that of known pairs', () => {
    expect(editDistance('K AE T', 'K AE T')).toBe(0);
    expect(editDistance('K AE T', 'K AA T S')).toBe(2);
    expect(editDistance('', 'SH IY')).toBe(2);
  });

  it('is a distance', () => {
    fc.assert(
      fc.property(sounds, sounds, sounds, (one, two, three) => {
        expect(editDistance(one, two)).toBe(editDistance(two, one));
        expect(editDistance(one, two) === 0).toBe(one === two);
        expect(editDistance(one, three)).toBeLessThanOrEqual(
          editDistance(one, two) + editDistance(two, three),
        );
      }),
    );
  });

  it('costs who says nothing all phonemes', () => {
    const example = { id: 'she', input: 'she', truth: 'SH IY' };
    expect(spellingToSound.loss!.of({ kind: 'abstain' }, example)).toBe(2);
  });
});

describe('the rules', () => {
  it.each([
    ['ship', 'SH IH P'],
    ['make', 'M EY K'],
    ['making', 'M EY K IH NG'],
    ['knight', 'N AY T'],
    ['phone', 'F OW N'],
    ['nation', 'N EY SH AH N'],
    ['jumped', 'JH AH M P T'],
    ['wanted', 'W AA N T IH D'],
    ['boxes', 'B AA K S IH Z'],
    ['dogs', 'D AO G Z'],
    ['bottle', 'B AA T AH L'],
    ['city', 'S IH T IY'],
  ])('read %s as %s', (word, expected) => {
    expect(spoken(word)).toBe(expected);
  });

  it('are told apart by their words, and each reads some training word', async () => {
    const { train } = await loadWords();
    const all = [...RULES.values()].flat().map(({ name }) => name);
    expect(new Set(all).size).toBe(all.length);
    const read = new Set<string>();
    for (const { input } of train) decide(input, { rule: (words) => read.add(words) });
    // Every letter has a rule for wherever it stands; a q without u is in no training word.
    expect(all.filter((words) => !read.has(words))).toEqual([]);
  });

  it('read anything in letters, and again from what they told', () => {
    fc.assert(
      fc.property(anyWord, (word) => {
        const steps: Parameters<typeof replay>[0][number][] = [];
        const decision = decide(word, {
          rule: (words, facts = {}) => steps.push({ rule: words, because: words, facts }),
        });
        expect(decision.kind).toBe('answer');
        expect(replay(steps)).toEqual(decision);
        expect(steps.map(({ facts }) => facts.letters).join('')).toBe(word);
      }),
    );
  });

  it('abstain where there is no letter that they know', () => {
    expect(decide('café', NOBODY)).toEqual({ kind: 'abstain', reason: 'no rule begins with “é”' });
  });
});

describe('the alignment', () => {
  it('finds what letters of a language stand for that was made for it', () => {
    // As in English, most letters say one sound, few two, and few none.
    const says: Readonly<Record<string, string>> = { a: 'AA', b: 'B', d: 'D', o: 'OW', x: 'K S', e: '' };
    const speak = (word: string): string =>
      Array.from(word)
        .map((letter) => says[letter])
        .filter(Boolean)
        .join(' ');
    const random = createRandom(1, 'words');
    const words = Array.from({ length: 300 }, () => {
      const input = Array.from({ length: 5 }, () => random.pick(Array.from('abdoabdoabdoxe'))).join('');
      return { input, truth: speak(input) };
    });
    const likelihood = learnAlignment(words);
    expect(align('bodexa', speak('bodexa'), likelihood)).toEqual(['B', 'OW', 'D', '', 'K S', 'AA']);
  });

  it('gives all phonemes in their order, or nothing where the letters cannot bear them', () => {
    const indifferent = (): number => 0;
    expect(align('ab', 'AA B K S T', indifferent)).toBeUndefined();
    fc.assert(
      fc.property(anyWord, sounds, (word, all) => {
        const groups = align(word, all, indifferent);
        if (phonemesOf(all).length > 2 * word.length) expect(groups).toBeUndefined();
        else expect(groups!.filter((one) => one !== '').join(' ')).toBe(all);
      }),
    );
  });
});

describe('the windows', () => {
  it('show a letter among four on either side', () => {
    expect(windowsOf('cat')).toEqual(['____cat__', '___cat___', '__cat____']);
  });

  it('come back from their numbers, and hold nothing to be tested on', async () => {
    const { features, dataSets } = windowTask('spelling-to-sound');
    for (const window of windowsOf('knight'))
      expect(features.fromVector(features.toVector(window))).toBe(window);
    expect(await dataSets[0].load('test', CONTEXT)).toEqual([]);
  });
});

it('a ratio has the interval of a share where every denominator is one', () => {
  const share = ratioOf([1, 0, 1, 0], [1, 1, 1, 1]);
  expect(share.value).toBe(50);
  // The standard error of a mean of these four is the square root of (1 ÷ 3) ÷ 4.
  expect(share.high - share.value).toBeCloseTo(100 * 1.96 * Math.sqrt(1 / 12), 9);
  expect(ratioOf([1, 2], [10, 20])).toMatchObject({ value: 10, low: 10, high: 10 });
});

it('a word is drawn with its pronunciation and what its letters spoke for', () => {
  const attribution = { kind: 'attribution', method: 'none', values: Float32Array.of(1, -1, 0) } as const;
  const drawn = drawWord('cat', { answer: 'K AE T', attribution });
  expect(drawn).toContain('<title>cat, spoken K AE T</title>');
  expect(drawn.match(/<rect/g)).toHaveLength(3);
  expect(drawWord('cat', { enough: [0, 2] }).match(/#009e73/g)).toHaveLength(2);
});

describe('the command line', () => {
  const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const plugin = pathOf('./spelling-to-sound.rvw.ts');

  /** Rejects where the command fails; what is tested is what was built. */
  const rvw = (...words: string[]) =>
    promisify(execFile)(process.execPath, [pathOf('../../dist/harness/command-line/main.js'), ...words]);

  it('finds no fault in the plugin', async () => {
    expect((await rvw('check', plugin)).stdout).toContain('no faults');
  });

  it('measures both programs, which beat the reference, the network by more', async () => {
    const out = await mkdtemp(join(tmpdir(), 'spelling-'));
    try {
      const only = ['--quick', '--only', 'accuracy,latency', '--split', 'validation'];
      await rvw('run', 'spelling-to-sound', '--plugin', plugin, ...only, '--out', out);
      const { cells } = JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as {
        cells: { program: string; measures: { accuracy: { result: { mean: { value: number } } } } }[];
      };
      const meanOf = (id: string): number =>
        cells.find(({ program }) => program === id)!.measures.accuracy.result.mean.value;
      expect(meanOf('learned')).toBeLessThan(meanOf('handwritten'));
      expect(meanOf('handwritten')).toBeLessThan(spellingToSound.reference!.value!);
    } finally {
      await rm(out, { recursive: true });
    }
  });
});
