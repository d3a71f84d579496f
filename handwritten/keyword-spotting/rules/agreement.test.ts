import { describe, expect, it } from 'vitest';
import { DIGIT_WORDS, type DigitWord } from '../../../tasks/keyword-spotting/clip.js';
import { openBook } from '../../rule-book.js';
import type { Facts } from '../perception/facts.js';
import { agreementRules } from './agreement.js';
import { BOOK } from './judge.js';
import { LEXICON, type Course } from './lexicon.js';
import { courseFacts, plainFacts } from './test-facts.js';

/** Bits that the rules of agreement say of a word. */
function bits(word: DigitWord, facts: Partial<Facts>): number {
  return agreementRules
    .map((rule) => rule.says({ ...plainFacts, ...facts }, undefined)?.[word] ?? 0)
    .reduce((sum, one) => sum + one, 0);
}

function answer(facts: Partial<Facts>, ...without: string[]): string {
  const decision = openBook(BOOK, without).decide({ ...plainFacts, ...facts });
  return decision.kind === 'answer' ? decision.answer : 'abstains';
}

const WAYS = DIGIT_WORDS.flatMap((word) =>
  LEXICON[word].map((way, at) => [`${word}, pronunciation ${at + 1}`, word, way] as const),
);

describe('agreement', () => {
  it.each(WAYS)('hardly contradicts the lexicon: %s', (_, word, way) => {
    expect(bits(word, courseFacts(way))).toBeGreaterThan(-2);
  });

  /** Vowels of words that are no digits, with what is heard around them. */
  const OTHERS: Readonly<
    Record<string, { readonly f1: Course; readonly f2: Course; readonly more?: Partial<Facts> }>
  > = {
    go: { f1: [480, 580, 580, 560, 500], f2: [1450, 1280, 1170, 1080, 950], more: { brightness: -30 } },
    down: {
      f1: [530, 680, 700, 620, 560],
      f2: [1600, 1450, 1250, 1100, 1000],
      more: { nasalAfterMs: 50, vowelMs: 300 },
    },
    house: {
      f1: [600, 720, 650, 550, 450],
      f2: [1450, 1350, 1150, 1000, 950],
      more: { hissAfterMs: 120, vowelMs: 250 },
    },
    yes: {
      f1: [400, 500, 550, 580, 560],
      f2: [2100, 1950, 1800, 1750, 1700],
      more: { hissAfterMs: 150, vowelMs: 220 },
    },
  };

  it.each(Object.entries(OTHERS))('takes %s for another word, by what contradicts', (_, { f1, f2, more }) => {
    expect(answer({ ...courseFacts({ f1, f2 }), ...more })).toBe('unknown');
  });

  it.each(['go', 'down'])('would take %s for a digit without it', (word) => {
    const { f1, f2, more } = OTHERS[word]!;
    expect(DIGIT_WORDS).toContain(answer({ ...courseFacts({ f1, f2 }), ...more }, 'agreement'));
  });

  it('lets no voice come before what is voiceless, but before z, w and n', () => {
    const murmur = { murmurBeforeMs: 90 };
    for (const word of DIGIT_WORDS) {
      const own = courseFacts(LEXICON[word][0]!);
      const cost = bits(word, own) - bits(word, { ...own, ...murmur });
      expect(cost).toBe(['zero', 'one', 'nine'].includes(word) ? 0 : 4);
    }
  });

  it('knows a stop in the middle of a voice from v and r', () => {
    const at = { dipAt: 50 };
    expect(bits('seven', { ...courseFacts(LEXICON.seven[0]!), ...at, dip: 25 })).toBe(0);
    expect(bits('seven', { ...courseFacts(LEXICON.seven[0]!), ...at, dip: 42 })).toBe(-4);
    expect(bits('zero', { ...courseFacts(LEXICON.zero[0]!), ...at, dip: 10 })).toBe(0);
    expect(bits('zero', { ...courseFacts(LEXICON.zero[0]!), ...at, dip: 25 })).toBe(-4);
    expect(bits('one', { ...courseFacts(LEXICON.one[0]!), ...at, dip: 18 })).toBe(-4);
    expect(bits('one', { ...courseFacts(LEXICON.one[0]!), dipAt: 95, dip: 18 })).toBe(0);
  });

  it('says nothing where nothing contradicts', () => {
    const six = courseFacts(LEXICON.six[0]!);
    const said = agreementRules.map((rule) => rule.says({ ...plainFacts, ...six }, undefined));
    expect(said.every((evidence) => (evidence?.six ?? 0) === 0)).toBe(true);
  });
});
