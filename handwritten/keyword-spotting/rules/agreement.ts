import { DIGIT_WORDS, type DigitWord } from '../../../tasks/keyword-spotting/clip.js';
import type { Evidence } from './evidence.js';
import { beyond, F1_LIMITS, F2_LIMITS } from './limits.js';
import { ramp, rule, type WeighingRule } from './rule.js';
import { F1_FACTS, F2_FACTS } from './vowel.js';

/** Bits against a word of which a part is clearly another: more than any single part can speak for it. */
const CONTRADICTED = -4;

/** Rules on what all parts of a word must agree in: however well the others fit, one that contradicts makes it another word. */
export const agreementRules: readonly WeighingRule[] = [
  rule({
    id: 'mouth-of-another-word',
    group: 'agreement',
    reads: F1_FACTS,
    weigh: (facts) => against((word) => beyond(facts, F1_LIMITS[word])),
    because: (facts) => `the mouth opens to F1 ${F1_FACTS.map((name) => facts[name]).join(' → ')} Hz`,
  }),
  rule({
    id: 'tongue-of-another-word',
    group: 'agreement',
    reads: F2_FACTS,
    weigh: (facts) => against((word) => beyond(facts, F2_LIMITS[word])),
    because: (facts) => `the tongue moves to F2 ${F2_FACTS.map((name) => facts[name]).join(' → ')} Hz`,
  }),
  rule({
    id: 'way-of-the-tongue',
    group: 'agreement',
    reads: ['f2At10', 'f2At30', 'f2At70', 'f2At90'],
    weigh: ({ f2At10, f2At30, f2At70, f2At90 }) => {
      // In one, three, five and nine the tongue comes forward, by a third and more; in zero it goes back by as much. Of
      // the others none but two, whose tongue leaves t, ends far behind its beginning, as o and au do: four, six and
      // eight stay or come forward; v and n of seven lie a little behind ɛ, and not before it.
      const forward = ramp(Math.max(f2At70, f2At90) / Math.min(f2At10, f2At30), 1.15, 1);
      const end = Math.min(f2At70, f2At90);
      const back = Math.max(ramp(end / Math.max(f2At10, f2At30), 0.85, 1), ramp(end, 1450, 1650));
      const fallen = f2At90 / f2At30;
      const stays = ramp(fallen, 0.9, 0.75);
      return {
        one: CONTRADICTED * forward,
        three: CONTRADICTED * forward,
        five: CONTRADICTED * forward,
        nine: CONTRADICTED * forward,
        zero: CONTRADICTED * back,
        four: CONTRADICTED * stays,
        six: CONTRADICTED * stays,
        eight: CONTRADICTED * stays,
        seven: CONTRADICTED * Math.max(ramp(fallen, 0.82, 0.68), ramp(end, 1850, 2050)),
      };
    },
    because: ({ f2At10, f2At30, f2At70, f2At90 }) =>
      `the tongue goes from F2 ${f2At10} and ${f2At30} Hz to ${f2At70} and ${f2At90} Hz`,
  }),
  rule({
    id: 'lips-of-w',
    group: 'agreement',
    reads: ['f2At10', 'f2At30'],
    weigh: ({ f2At10, f2At30 }) => {
      // w is said with the roundest lips there are, and F2 near 700 Hz; before it opens to ʌ (1200) it is heard once.
      const lowest = Math.min(f2At10, f2At30);
      return { one: CONTRADICTED * ramp(lowest, 1050, 1250) };
    },
    because: ({ f2At10, f2At30 }) => `F2 is never below ${Math.min(f2At10, f2At30)} Hz at first`,
  }),
  rule({
    id: 'stays-open',
    group: 'agreement',
    reads: ['f1At30', 'f1At50', 'f1At90'],
    weigh: ({ f1At30, f1At50, f1At90 }) => {
      // ai closes, and v and n close more.
      const open = ramp(f1At90 / Math.max(f1At30, f1At50), 1, 1.15);
      return { five: CONTRADICTED * open, nine: CONTRADICTED * open };
    },
    because: ({ f1At90 }) => `at the end the mouth is as open as before, F1 ${f1At90} Hz`,
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
      // r of zero takes some 10 dB from the voice, v of seven 20 to 30; a stop takes all of it, 40. The voices of six and
      // eight may sink by 12 before s and t; the others hold on.
      const inside = ramp(dipAt, 15, 30) * ramp(dipAt, 85, 75);
      const deep: Partial<Record<DigitWord, number>> = {
        zero: ramp(dip, 14, 20),
        seven: ramp(dip, 34, 42),
        six: ramp(dip, 12, 20),
        eight: ramp(dip, 12, 20),
      };
      return against((word) => inside * (deep[word] ?? ramp(dip, 10, 16)));
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
