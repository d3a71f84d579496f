import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Decision, Example, LoadedProgram } from '../../contract/index.js';
import { CLIP_LENGTH, DIGIT_WORDS, type Clip, type Word } from '../clip.js';
import { rootMeanSquare } from '../effects.js';
import { countInterval, NOTHING_COUNTED, shareInterval } from './bounds.js';
import { bestWithin, operate, smooth, sweep, type Score } from './detection.js';
import { streaming } from './evaluation.js';
import { stringTogether } from './recording.js';

/** A clip whose word can be read off its samples: digit n is a click of height (n + 1) / 20 in the middle. */
function example(truth: Word, at: number): Example<Clip, Word> {
  const input = new Float32Array(CLIP_LENGTH);
  const digit = (DIGIT_WORDS as readonly Word[]).indexOf(truth);
  if (digit >= 0) input[CLIP_LENGTH / 2] = (digit + 1) / 20;
  return { id: `example-${at}`, truth, input };
}

const examples = [...DIGIT_WORDS, 'unknown' as const, 'silence' as const].map(example);

/** Reads the click, wherever it is in the clip. */
function readClick(clip: Clip): Decision<Word> {
  const height = clip.reduce((most, sample) => Math.max(most, sample), 0);
  const word = DIGIT_WORDS[Math.round(height * 20) - 1];
  return { kind: 'answer', answer: word ?? 'silence', confidence: 0.9 };
}

const program = (decide: (clip: Clip) => Decision<Word>): LoadedProgram<Clip, Word> => ({
  decide,
  explain: () => ({ kind: 'trace', steps: [] }),
  dispose: () => undefined,
});

describe('stringTogether', () => {
  const recording = stringTogether(examples, 1);

  it('puts every word where it says, and hears every clip once', () => {
    expect(recording.words.map(({ word }) => word).sort()).toEqual([...DIGIT_WORDS].sort());
    for (const { word, start } of recording.words) {
      expect(readClick(recording.clipAt(Math.round(start * 16_000)))).toMatchObject({ answer: word });
    }
  });

  it('gives the same samples however it is cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 * 16_000 }),
        fc.integer({ min: 0, max: 8_000 }),
        (start, shift) => {
          const one = recording.clipAt(start).subarray(shift);
          const other = recording.clipAt(start + shift).subarray(0, CLIP_LENGTH - shift);
          expect(Buffer.from(one.slice().buffer).equals(Buffer.from(other.slice().buffer))).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('has the same samples wherever it names the same moment of the noise, in a quiet room', () => {
    const seen = new Map<number, Float32Array>();
    let again = 0;
    for (let start = 0; start < recording.length * 16_000 - CLIP_LENGTH; start += 3_200) {
      const moment = recording.noiseAt(start);
      if (moment === undefined) continue;
      const clip = recording.clipAt(start);
      const before = seen.get(moment);
      if (before) {
        again++;
        expect(Buffer.from(clip.buffer).equals(Buffer.from(before.buffer))).toBe(true);
      } else seen.set(moment, clip);
    }
    expect(again).toBeGreaterThan(50);
    expect(20 * Math.log10(rootMeanSquare(seen.get(0)!))).toBeCloseTo(-55, -1);
    const [first] = recording.words;
    expect(recording.noiseAt(Math.round(first!.start * 16_000) - 15_999)).toBeUndefined();
  });

  it('leaves so much between two clips that no window holds two, and follows its seed', () => {
    const starts = recording.words.map(({ start }) => start);
    expect(starts.every((start, at) => at === 0 || start - starts[at - 1]! >= 8)).toBe(true);
    expect(stringTogether(examples, 1).words).toEqual(recording.words);
    expect(stringTogether(examples, 2).words).not.toEqual(recording.words);
  });
});

describe('operate', () => {
  const words = [
    { word: 'one', start: 2 },
    { word: 'two', start: 5 },
  ] as const;
  const score = (time: number, word: Score['word'], value = 1): Score => ({ time, word, score: value });

  it.each([
    ['a word in its place', [score(2.1, 'one')], 1, 0],
    ['both words', [score(1.5, 'one'), score(5.5, 'two')], 0, 0],
    ['another word in its place', [score(2.1, 'three')], 2, 1],
    ['a word too early', [score(1.2, 'one')], 2, 1],
    ['a word too late', [score(2.8, 'one')], 2, 1],
    ['one word twice within the refractory time', [score(1.4, 'one'), score(2.6, 'one')], 1, 0],
    ['one word twice', [score(1.3, 'one'), score(2.95, 'one')], 1, 1],
    ['another word right after', [score(2.1, 'one'), score(2.2, 'six')], 1, 1],
    ['a word below the threshold', [score(2.1, 'one', 0.4)], 2, 0],
    ['nothing', [score(2.1, 'one', 0)], 2, 0],
  ])('counts %s', (_, scores, misses, falseAlarms) => {
    expect(operate(scores, words, 0.5)).toEqual({ threshold: 0.5, misses, falseAlarms });
  });

  it('detects nothing above every score', () => {
    const points = sweep([score(2, 'one', 0.3), score(3.3, 'two', 0.8), score(5, 'two', 0.6)], words);
    expect(points[0]).toMatchObject({ threshold: 0, misses: 0, falseAlarms: 1 });
    expect(points.at(-1)).toMatchObject({ threshold: Infinity, misses: 2, falseAlarms: 0 });
    expect(bestWithin(points, 0)).toMatchObject({ misses: 2 });
    expect(bestWithin(points, 1)).toMatchObject({ misses: 0 });
  });
});

describe('smooth', () => {
  it('believes a word less that is heard once than one that is heard six times', () => {
    const answers: Word[] = ['silence', 'one', 'silence', 'two', 'two', 'two', 'two', 'two', 'two'];
    const scores = smooth(answers.map((answer) => ({ kind: 'answer', answer, confidence: 0.9 })));
    expect(scores[1]!.score).toBeCloseTo(0.15);
    expect(scores[8]).toMatchObject({ word: 'two' });
    expect(scores[8]!.score).toBeCloseTo(0.9);
    expect(scores[8]!.time).toBeCloseTo(0.55);
  });

  it('takes an abstention for nothing', () => {
    expect(smooth([{ kind: 'abstain' }])[0]!.score).toBe(0);
  });
});

describe('bounds', () => {
  it('agree with published values', () => {
    // Clopper and Pearson: 1 of 10; the rule of three (Hanley and Lippman-Hand 1983); Garwood's table: 5 counted.
    expect(shareInterval(1, 10).low).toBeCloseTo(0.0025, 4);
    expect(shareInterval(1, 10).high).toBeCloseTo(0.445, 3);
    expect(shareInterval(0, 10)).toMatchObject({ low: 0 });
    expect(NOTHING_COUNTED).toBeCloseTo(2.996, 3);
    expect(countInterval(0).low).toBe(0);
    expect(countInterval(0).high).toBeCloseTo(3.689, 3);
    expect(countInterval(5).low).toBeCloseTo(1.623, 3);
    expect(countInterval(5).high).toBeCloseTo(11.668, 3);
    // Large counts are nearly normal: 1,600 ± 1.96 · 40, and a little more above than below (Byar's approximation).
    expect(countInterval(1600).low).toBeCloseTo(1522.55, 1);
    expect(countInterval(1600).high).toBeCloseTo(1680.36, 1);
  });
});

describe('streaming', () => {
  /** 41 times the twelve clips: a little more than three hours. */
  const hours = Array.from({ length: 41 }, () => examples).flat();
  let asked = 0;
  const run = (decide: (clip: Clip) => Decision<Word>, clips = hours) => {
    asked = 0;
    const counting = (clip: Clip) => {
      asked++;
      return decide(clip);
    };
    return streaming.run(program(counting), { seed: 1, examples: clips });
  };
  const figureOf = (
    figures: readonly { title: string; value: number; low?: number; high?: number }[],
    title: RegExp,
  ) => figures.find((figure) => title.test(figure.title));

  it('finds every word for a program that hears them all', async () => {
    const { figures, summary } = await run(readClick);
    expect(figureOf(figures, /missed with at most one false alarm an hour/)).toMatchObject({
      value: 0,
      low: 0,
    });
    expect(figureOf(figures, /missed with at most/)!.high).toBeCloseTo(0.00896, 5);
    expect(figureOf(figures, /False alarms without/)).toMatchObject({ value: 0, low: 0 });
    expect(figureOf(figures, /Words spoken/)!.value).toBe(410);
    expect(summary).toMatch(/^492 clips, each heard once in 3\.\d hours, 410 of them one of the ten words/);
  });

  it('says which rate three hours cannot resolve, and gives no number for it', async () => {
    const { figures, summary } = await run(readClick);
    expect(summary).toMatch(
      /Not resolvable with 3\.\d hours: at most one false alarm in 10 hours; even none in it would only show fewer than 0\.9\d an hour/,
    );
    expect(figureOf(figures, /10 hours/)).toBeUndefined();
    const short = await run(readClick, examples);
    expect(short.summary).toMatch(
      /Not resolvable with 5 minutes: at most one false alarm an hour, or one false alarm in 10/,
    );
    expect(figureOf(short.figures, /an hour/)).toBeUndefined();
    expect(figureOf(short.figures, /missed without a threshold/)!.value).toBe(0);
  });

  it('decides on a moment of noise but once', async () => {
    await run(readClick, examples);
    // 20 or 21 windows touch a clip; a minute of noise has 600.
    expect(asked).toBeLessThanOrEqual(12 * 21 + 600);
    expect(asked).toBeGreaterThan(12 * 19);
  });

  it('misses everything for a program that never answers', async () => {
    const { figures } = await run(() => ({ kind: 'abstain' }));
    expect(figureOf(figures, /missed with at most/)!.value).toBe(1);
    expect(figureOf(figures, /False alarms without/)!.value).toBe(0);
  });

  it('does not credit a program that says one word all the time', async () => {
    const { figures } = await run(() => ({ kind: 'answer', answer: 'one', confidence: 1 }));
    expect(figureOf(figures, /missed with at most/)!.value).toBe(1);
    expect(figureOf(figures, /False alarms without/)!.value).toBeGreaterThan(1000);
  });

  it('has nothing to say of clips without a word', async () => {
    const silent = examples.filter(({ truth }) => truth === 'silence');
    expect(await run(readClick, silent)).toMatchObject({
      figures: [],
      summary: expect.stringMatching(/^Nothing to detect/) as string,
    });
  });
});
