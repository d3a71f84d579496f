import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigitWord } from '../../../tasks/keyword-spotting/clip.js';
import { openBook } from '../../rule-book.js';
import type { Facts } from '../perception/facts.js';
import { BOOK } from './judge.js';
import { LEXICON } from './lexicon.js';
import { anyFacts, courseFacts, plainFacts } from './test-facts.js';

const { decide, explain } = openBook(BOOK);

function answer(facts: Partial<Facts>, ...without: string[]): string {
  const decision = openBook(BOOK, without).decide({ ...plainFacts, ...facts });
  return decision.kind === 'answer' ? decision.answer : 'abstains';
}

function courses(word: DigitWord): Partial<Facts> {
  return courseFacts(LEXICON[word][0]!);
}

describe('judge', () => {
  it.each(['zero', 'one', 'two', 'three', 'four', 'five', 'nine'] as const)(
    'knows %s by the course of its formants',
    (word) => {
      const dark = ['zero', 'one', 'two', 'four'].includes(word);
      const facts = { ...courses(word), vowelMs: 250, brightness: dark ? -28 : -12 };
      expect(answer(facts)).toBe(word);
    },
  );

  it('knows six by its hisses around a short vowel', () => {
    expect(answer({ hissBeforeMs: 120, gapMs: 60, hissAfterMs: 120, vowelMs: 110 })).toBe('six');
  });

  it('knows eight by the gap after a vowel that nothing comes before', () => {
    expect(answer({ ...courses('eight'), vowelMs: 220, gapMs: 80, breathAfterMs: 40 })).toBe('eight');
  });

  it('tells eight from six by a noise that comes after the vowel alone, and by how the mouth closes', () => {
    const sharp = { ...courses('eight'), vowelMs: 140, hissAfterMs: 120, gapMs: 50, narrowBand: false };
    expect(answer(sharp)).toBe('eight');
    expect(answer({ ...courses('six'), vowelMs: 140, hissAfterMs: 120, gapMs: 50, hissBeforeMs: 120 })).toBe(
      'six',
    );
    expect(answer({ ...sharp, narrowBand: true, hissAfterMs: 40, gapMs: 30 })).toBe('eight');
  });

  it('knows seven by the dip of its v', () => {
    const facts = { ...courses('seven'), hissBeforeMs: 100, vowelMs: 300, dip: 14, dipAt: 45 };
    expect(answer(facts)).toBe('seven');
  });

  it('knows the round lips of w by an F2 that seems to leap', () => {
    const back = {
      ...courses('four'),
      f2At30: 1050,
      f2At50: 1120,
      f2At70: 1150,
      vowelMs: 260,
      brightness: -20,
    };
    expect(answer({ ...back, f2At10: 2000 })).toBe('one');
    expect(answer({ ...back, f2At10: 1000 })).toBe('four');
  });

  it('believes less in one after a long murmur, and in zero where there is no time for two syllables', () => {
    const bits = (word: 'one' | 'zero', facts: Partial<Facts>): number => {
      return Number(explain({ ...plainFacts, ...facts }).steps.at(-1)!.facts[word]);
    };
    const one = courses('one');
    const short = bits('one', { ...one, murmurBeforeMs: 40 });
    expect(short - bits('one', { ...one, murmurBeforeMs: 130 })).toBeCloseTo(2);
    const zero = courses('zero');
    expect(bits('zero', { ...zero, vowelMs: 300 }) - bits('zero', { ...zero, vowelMs: 190 })).toBeCloseTo(2);
  });

  it('tells nine from five by the murmur before the vowel', () => {
    const between = {
      ...courses('five'),
      f2At10: 1350,
      f2At30: 1400,
      f2At50: 1550,
      vowelMs: 280,
      brightness: -18,
    };
    expect(answer({ ...between, murmurBeforeMs: 70 })).toBe('nine');
    expect(answer({ ...between, murmurBeforeMs: 0 })).toBe('five');
    const deaf = ['onset', 'agreement'];
    expect(answer({ ...between, murmurBeforeMs: 70 }, ...deaf)).toBe(answer(between, ...deaf));
  });

  it('hears in the start of the vowel whether lips or tongue tip closed before it', () => {
    const open = {
      ...courses('five'),
      murmurBeforeMs: 35,
      vowelMs: 280,
      brightness: -18,
      f2At30: 1300,
      f2At50: 1350,
    };
    expect(answer({ ...open, f2At10: 1120 })).toBe('five');
    expect(answer({ ...open, f2At10: 1600 })).toBe('nine');
  });

  it('takes what no digit has for another word', () => {
    const two = { ...courses('two'), vowelMs: 300, brightness: -25 };
    expect(answer(two)).toBe('two');
    expect(answer({ ...two, voicelessInsideMs: 80, vowels: 3, vowelMs: 600 })).toBe('unknown');
    expect(answer({ ...two, voicelessInsideMs: 80, vowels: 3, vowelMs: 600 }, 'other-words')).toBe('two');
  });

  it('takes a vowel that fits no word for another word', () => {
    const strange = { f1At10: 900, f1At30: 900, f1At50: 900, f1At70: 900, f1At90: 900 };
    expect(answer(strange)).toBe('unknown');
  });

  it('hears silence where there is no sound, no vowel, or one steady sound', () => {
    expect(answer({ loudness: -80 })).toBe('silence');
    expect(answer({ vowelMs: 40 })).toBe('silence');
    expect(answer({ background: -4 })).toBe('silence');
    expect(answer({ background: -4, liveMs: 400 })).not.toBe('silence');
    expect(answer({ vowelMs: 40 }, 'silence')).not.toBe('silence');
  });

  it('abstains where no formants could be followed', () => {
    expect(answer({ f2At50: 0 })).toBe('abstains');
  });

  it('is surer the clearer the evidence', () => {
    const bare = decide(plainFacts);
    const clear = decide({ ...plainFacts, hissBeforeMs: 120, gapMs: 60, hissAfterMs: 120, vowelMs: 110 });
    expect(clear.kind === 'answer' && clear.confidence!).toBeGreaterThan(0.8);
    expect(bare.kind === 'answer' && bare.confidence!).toBeLessThan(0.8);
  });

  it('gives a probability and the candidate with the most bits, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decide(facts);
        if (decision.kind !== 'answer' || decision.answer === 'silence') return;
        expect(decision.confidence).toBeGreaterThan(0);
        expect(decision.confidence).toBeLessThanOrEqual(1);
        const bits = explain(facts).steps.at(-1)!.facts as Readonly<Record<string, number>>;
        expect(bits[decision.answer]).toBe(Math.max(...Object.values(bits)));
      }),
    );
  });
});
