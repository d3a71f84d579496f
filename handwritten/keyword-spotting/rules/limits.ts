import type { DigitWord } from '../../../tasks/keyword-spotting/clip.js';
import type { Facts } from '../perception/facts.js';
import { ramp } from './rule.js';

/** A formant at a moment of the vowel. */
export type Moment<Formant extends 'f1' | 'f2'> = Extract<keyof Facts, `${Formant}At${number}`>;

/** How far a formant may be from a word: from `right` on it may be slurred, from `wrong` on it is another word's. In hertz. */
interface Limit<Formant extends 'f1' | 'f2'> {
  readonly at: Moment<Formant>;
  readonly right: number;
  readonly wrong: number;
}

type Limits<Formant extends 'f1' | 'f2'> = Readonly<Record<DigitWord, readonly Limit<Formant>[]>>;

/** An upper limit where `right` is below `wrong`, else a lower one. */
function limit<Formant extends 'f1' | 'f2'>(
  at: Moment<Formant>,
  right: number,
  wrong: number,
): Limit<Formant> {
  return { at, right, wrong };
}

/**
 * How open the mouth may be. Close vowels (i and u, 350 Hz) stay below 450 whoever speaks and ɪ (420) below 520; ɛ, ɔ and o
 * (550) lie between 400 and 650 and a and ʌ (above 600) open beyond 500. What ends in i, ɪ or t ends close.
 */
export const F1_LIMITS: Limits<'f1'> = {
  // z shuts the mouth, and ɪ or i follows.
  zero: [limit('f1At10', 450, 530), limit('f1At30', 560, 660), limit('f1At90', 620, 700)],
  one: [limit('f1At50', 450, 370)],
  two: [limit('f1At50', 430, 500), limit('f1At70', 430, 500)],
  three: [limit('f1At50', 450, 530), limit('f1At70', 450, 530), limit('f1At90', 450, 530)],
  four: [limit('f1At30', 420, 360), limit('f1At50', 640, 720), limit('f1At90', 400, 320)],
  five: [limit('f1At30', 550, 470)],
  six: [limit('f1At50', 530, 610), limit('f1At90', 540, 620)],
  // v and n shut the mouth after ɛ.
  seven: [
    limit('f1At30', 400, 340),
    limit('f1At30', 700, 780),
    limit('f1At70', 580, 660),
    limit('f1At90', 580, 660),
  ],
  eight: [limit('f1At30', 680, 760), limit('f1At70', 500, 580), limit('f1At90', 460, 540)],
  nine: [limit('f1At50', 500, 420)],
};

/**
 * Where the tongue may be. Front vowels (i and e, 2100 Hz and more; ɪ and ɛ, 1700 to 2000) stay above 1500 whoever speaks,
 * back ones (o, ɔ and u, 900 Hz) below 1200; ʌ and the first half of ai (1200) lie between. n and the neutral vowel before
 * it are said with the tongue near 1600.
 */
export const F2_LIMITS: Limits<'f2'> = {
  // From ɪ or i to o.
  zero: [limit('f2At10', 1400, 1200)],
  // From w to n.
  one: [limit('f2At30', 1250, 1450), limit('f2At50', 1550, 1750)],
  // Its tongue may be anywhere between the teeth and the throat.
  two: [],
  three: [limit('f2At50', 1600, 1400), limit('f2At70', 1600, 1400)],
  four: [limit('f2At30', 1050, 1250), limit('f2At50', 1100, 1300)],
  // From a to ɪ.
  five: [
    limit('f2At10', 950, 850),
    limit('f2At30', 1500, 1700),
    limit('f2At50', 1650, 1850),
    limit('f2At70', 1250, 1050),
  ],
  six: [limit('f2At30', 1500, 1300), limit('f2At50', 1500, 1300), limit('f2At70', 1500, 1300)],
  seven: [
    limit('f2At30', 1400, 1200),
    limit('f2At30', 1950, 2150),
    limit('f2At50', 1250, 1100),
    limit('f2At70', 1250, 1100),
  ],
  eight: [
    limit('f2At10', 1600, 1400),
    limit('f2At30', 1600, 1400),
    limit('f2At50', 1700, 1500),
    limit('f2At70', 1700, 1500),
  ],
  nine: [
    limit('f2At10', 1050, 900),
    limit('f2At30', 1700, 1900),
    limit('f2At50', 1800, 2000),
    limit('f2At70', 1300, 1100),
  ],
};

/** How clearly the formants of a vowel are another word's, by the limit that they miss by most: 0 not at all, 1 clearly. */
export function beyond<Formant extends 'f1' | 'f2'>(
  facts: Readonly<Pick<Facts, Moment<Formant>>>,
  limits: readonly Limit<Formant>[],
): number {
  return Math.max(0, ...limits.map(({ at, right, wrong }) => ramp(facts[at], right, wrong)));
}
