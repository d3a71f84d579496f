import { DIGIT_WORDS } from '../../../tasks/keyword-spotting/clip.js';
import { ruleMaker } from '../../rule-path.js';
import type { Facts } from '../perception/facts.js';
import type { Evidence } from './evidence.js';
import { LEXICON, type Course } from './lexicon.js';
import { ramp, rule, type WeighingRule } from './rule.js';

/** A formant that is this far off still fits half: speakers of one sex differ by about 15 % (Peterson and Barney). */
const TOLERANCE = 0.15;

/** Most bits that a perfect course wins, and that an impossible one loses: the front-back glide tells more. */
const WEIGHTS = { f1: { win: 3, lose: -5 }, f2: { win: 4, lose: -8 } };

/** One miss of the tracker must not outvote four hits: no moment counts as further off than this many tolerances. */
const FURTHEST = 3;

/** F1 at five moments of the vowel. */
export const F1_FACTS = ['f1At10', 'f1At30', 'f1At50', 'f1At70', 'f1At90'] as const;
/** F2 at the same moments. */
export const F2_FACTS = ['f2At10', 'f2At30', 'f2At50', 'f2At70', 'f2At90'] as const;

/** Share of the worst possible misfit: 0 on the course, 1 far from it everywhere. */
function misfit(heard: readonly number[], course: Course): number {
  const parts = course.map((expected, moment) => {
    const away = Math.abs(Math.log(heard[moment]! / expected)) / TOLERANCE;
    return Math.min(1, away / FURTHEST);
  });
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

function bits({ win, lose }: { win: number; lose: number }, share: number): number {
  return win + (lose - win) * share;
}

/** The quality of the vowel and its glide: how well the formants follow each word's best pronunciation. */
const courseRule = rule({
  id: 'formant-courses',
  group: 'vowel',
  reads: [...F1_FACTS, ...F2_FACTS],
  weigh: (facts) => {
    const f1 = F1_FACTS.map((name) => facts[name]);
    const f2 = F2_FACTS.map((name) => facts[name]);
    const evidence: Evidence = {};
    for (const word of DIGIT_WORDS) {
      evidence[word] = Math.max(
        ...LEXICON[word].map(
          (way) => bits(WEIGHTS.f1, misfit(f1, way.f1)) + bits(WEIGHTS.f2, misfit(f2, way.f2)),
        ),
      );
    }
    return evidence;
  },
  because: (facts) =>
    `the mouth opens to F1 ${F1_FACTS.map((name) => facts[name]).join(' → ')} Hz while the tongue moves to F2 ${F2_FACTS.map((name) => facts[name]).join(' → ')} Hz`,
});

/** Rules on the vowel: its courses, its openness, its end, its colour. */
export const vowelRules: readonly WeighingRule[] = [
  courseRule,
  rule({
    id: 'how-open',
    group: 'vowel',
    reads: ['f1At30', 'f1At50'],
    weigh: ({ f1At30, f1At50 }) => {
      const widest = Math.max(f1At30, f1At50);
      // i and u lie near 350 Hz, ɪ near 420; e near 480, ɛ, ɔ and o near 550; ʌ and ɑ above 600.
      const close = ramp(widest, 480, 420);
      const open = ramp(widest, 500, 580);
      return {
        five: -2 * close,
        nine: -2 * close,
        one: -1.5 * close,
        seven: -0.5 * close,
        two: -2 * open,
        three: -2 * open,
        six: -1.5 * open,
        zero: -0.5 * open,
      };
    },
    because: ({ f1At30, f1At50 }) => `in its first half the mouth opens to F1 ${Math.max(f1At30, f1At50)} Hz`,
  }),
  rule({
    id: 'closes-or-stays',
    group: 'vowel',
    reads: ['f1At10', 'f1At30', 'f1At90'],
    weigh: ({ f1At10, f1At30, f1At90 }) => {
      // From e to ɪ or i the mouth closes by a quarter (480 to 360 Hz), over the ɪ of six it stays as it is. After θ and r
      // it closes as well, but from below e.
      const start = Math.max(f1At10, f1At30);
      const left = f1At90 / start;
      const closes = ramp(left, 0.9, 0.78) * ramp(start, 400, 450);
      const stays = ramp(left, 0.86, 0.95);
      return { eight: 1.5 * closes - 1.5 * stays, six: stays - 1.5 * closes };
    },
    because: ({ f1At10, f1At30, f1At90 }) =>
      `from F1 ${Math.max(f1At10, f1At30)} Hz the mouth comes to ${f1At90} Hz at the end`,
  }),
  rule({
    id: 'where-the-glide-ends',
    group: 'vowel',
    reads: ['f1At90', 'f2At90'],
    weigh: ({ f1At90, f2At90 }) => {
      // Below 350 Hz F1 is that of the nose, and F2 tells nothing of the tongue.
      const mouth = ramp(f1At90, 330, 370);
      // The glide of ai ends near ɪ (2000 Hz), one ends at the tongue tip's 1500.
      const front = mouth * ramp(f2At90, 1600, 1800);
      const central = mouth * ramp(f2At90, 1650, 1500);
      return { one: central - 1.5 * front, five: -central, nine: -0.5 * central };
    },
    because: ({ f2At90 }) => `the tongue ends at F2 ${f2At90} Hz`,
  }),
  rule({
    id: 'bright-or-dark',
    group: 'vowel',
    reads: ['brightness'],
    weigh: ({ brightness }) => {
      // Front vowels lie near -10 dB and back ones near -30, so -20 tells nothing.
      const bright = ramp(brightness, -20, -14);
      const dark = ramp(brightness, -20, -26);
      return {
        two: -1.5 * bright,
        four: -2 * bright,
        one: -bright,
        three: -1.5 * dark,
        six: -1.5 * dark,
        eight: -1.5 * dark,
      };
    },
    because: ({ brightness }) => `above 1.8 kHz the vowel is ${-brightness} dB weaker than below 900 Hz`,
  }),
];

/** Without a vowel whose formants could be followed, there is nothing to weigh. */
export const noFormantsRule = ruleMaker<Facts, string | undefined>()({
  id: 'no-formants',
  reads: [...F1_FACTS, ...F2_FACTS],
  says: (facts) =>
    [...F1_FACTS, ...F2_FACTS].every((name) => facts[name] > 0)
      ? undefined
      : 'there is no vowel whose formants could be followed',
  because: () => 'no vowel whose formants could be followed: no answer',
});
