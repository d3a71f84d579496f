import { DIGIT_WORDS, type DigitWord } from '../../../tasks/keyword-spotting/clip.js';
import type { Evidence } from './evidence.js';
import { ramp, rule, type WeighingRule } from './rule.js';

/** Bits against a word of which a part is clearly another: more than any single part can speak for it. */
const CONTRADICTED = -4;

/**
 * How far the mouth opens in the first half of each word: F1 in hertz, from what is surely too close (the first) to what
 * is close enough, and from what is open enough to what is surely too open (the last). The vowels of the lexicon with
 * what speakers differ by: i and u stay below 450, ɪ and r-coloured o below 550, ɛ, e and ɔ below 680, and a of five and
 * nine, which nothing is too open for, opens above 500.
 */
const OPENNESS: Readonly<Record<DigitWord, readonly [number, number, number, number]>> = {
  zero: [0, 0, 640, 720],
  one: [400, 450, Infinity, Infinity],
  two: [0, 0, 450, 520],
  three: [0, 0, 480, 550],
  four: [370, 420, 640, 720],
  five: [460, 530, Infinity, Infinity],
  six: [0, 0, 520, 600],
  seven: [370, 420, 700, 780],
  eight: [0, 0, 680, 760],
  nine: [460, 530, Infinity, Infinity],
};

/** Rules on what all parts of a word must agree in: however well the others fit, one that contradicts makes it another word. */
export const agreementRules: readonly WeighingRule[] = [
  rule({
    id: 'openness-of-the-word',
    group: 'agreement',
    reads: ['f1At30', 'f1At50'],
    weigh: ({ f1At30, f1At50 }) => {
      const widest = Math.max(f1At30, f1At50);
      return against((word) => {
        const [tooClose, closeEnough, openEnough, tooOpen] = OPENNESS[word];
        if (widest < closeEnough) return ramp(widest, closeEnough, tooClose);
        return widest > openEnough ? ramp(widest, openEnough, tooOpen) : 0;
      });
    },
    because: ({ f1At30, f1At50 }) => `F1 of ${Math.max(f1At30, f1At50)} Hz in the first half`,
  }),
  rule({
    id: 'tongue-draws-back',
    group: 'agreement',
    reads: ['f2At30', 'f2At90'],
    weigh: ({ f2At30, f2At90 }) => {
      // Only zero ends far behind where it began, and two, whose tongue leaves t: the other words end with a front
      // glide, n, r, or where they began. v and n of seven lie a little behind ɛ. F2 that falls by a quarter is o or au.
      const fallen = f2At90 / f2At30;
      return against((word) => {
        if (word === 'zero' || word === 'two') return 0;
        return word === 'seven' ? ramp(fallen, 0.82, 0.68) : ramp(fallen, 0.9, 0.75);
      });
    },
    because: ({ f2At30, f2At90 }) => `the tongue draws back from F2 ${f2At30} Hz to ${f2At90} Hz`,
  }),
  rule({
    id: 'opens-at-the-end',
    group: 'agreement',
    reads: ['f1At30', 'f1At50', 'f1At90'],
    weigh: ({ f1At30, f1At50, f1At90 }) => {
      // Every digit closes towards its end, but for zero, whose o is as open as its ɪ or a little more. n may make the
      // end of one seem open.
      const opening = f1At90 / Math.max(f1At30, f1At50);
      return against((word) =>
        word === 'zero' || word === 'one' ? ramp(opening, 1.5, 1.8) : ramp(opening, 1.2, 1.4),
      );
    },
    because: ({ f1At90 }) => `the mouth opens towards the end, to F1 ${f1At90} Hz`,
  }),
  rule({
    id: 'starts-close',
    group: 'agreement',
    reads: ['f1At10', 'f2At10'],
    weigh: ({ f1At10, f2At10 }) => {
      // z is said with the tongue tip up and the mouth all but shut, and ɪ or i follows: F1 starts below 450 Hz, F2 in
      // front of the neutral 1500.
      const shut = ramp(f1At10, 450, 530);
      const back = ramp(f2At10, 1400, 1200);
      return { zero: CONTRADICTED * Math.max(shut, back) };
    },
    because: ({ f1At10, f2At10 }) => `the voice starts from F1 ${f1At10} Hz and F2 ${f2At10} Hz`,
  }),
  rule({
    id: 'stays-close',
    group: 'agreement',
    reads: ['f1At50'],
    // u is as close as a vowel can be; it is open to nobody in its middle.
    weigh: ({ f1At50 }) => ({ two: CONTRADICTED * ramp(f1At50, 430, 500) }),
    because: ({ f1At50 }) => `in its middle the mouth is open to F1 ${f1At50} Hz`,
  }),
  rule({
    id: 'tongue-stays-in-front',
    group: 'agreement',
    reads: ['f2At50', 'f2At70'],
    weigh: ({ f2At50, f2At70 }) => {
      // i, ɪ and e are front vowels all through; from ɛ by v to n the tongue never goes behind the middle.
      const furthest = Math.min(f2At50, f2At70);
      const behind = ramp(furthest, 1500, 1300);
      return {
        three: CONTRADICTED * behind,
        six: CONTRADICTED * behind,
        eight: CONTRADICTED * behind,
        seven: CONTRADICTED * ramp(furthest, 1250, 1100),
      };
    },
    because: ({ f2At50, f2At70 }) => `in its second half the tongue is at F2 ${Math.min(f2At50, f2At70)} Hz`,
  }),
  rule({
    id: 'voice-before-voiceless',
    group: 'agreement',
    reads: ['murmurBeforeMs'],
    weigh: ({ murmurBeforeMs }) => {
      // t, θ, f and s have no voice, and nothing comes before the vowel of eight: a voice takes 20 or 30 ms to swell.
      const murmur = ramp(murmurBeforeMs, 40, 70);
      return against((word) => (word === 'zero' || word === 'one' || word === 'nine' ? 0 : murmur));
    },
    because: ({ murmurBeforeMs }) => `a murmur of ${murmurBeforeMs} ms before the vowel`,
  }),
  rule({
    id: 'stop-inside',
    group: 'agreement',
    reads: ['dip', 'dipAt'],
    weigh: ({ dip, dipAt }) => {
      // r of zero takes some 10 dB from the voice, v of seven 20; a stop takes all of it, some 30. The others hold on
      // until they end.
      const inside = ramp(dipAt, 15, 30) * ramp(dipAt, 85, 75);
      return against((word) => {
        if (word === 'seven') return inside * ramp(dip, 28, 34);
        return inside * (word === 'zero' ? ramp(dip, 16, 24) : ramp(dip, 12, 20));
      });
    },
    because: ({ dip, dipAt }) => `the voice dips by ${dip} dB at ${dipAt} % of its length`,
  }),
];

/** Bits against every word, as far as it is contradicted: 0 not at all, 1 clearly. */
function against(contradicted: (word: DigitWord) => number): Evidence {
  const evidence: Evidence = {};
  for (const word of DIGIT_WORDS) {
    const share = contradicted(word);
    if (share > 0) evidence[word] = CONTRADICTED * share;
  }
  return evidence;
}
