import type { DigitWord } from '../../../tasks/keyword-spotting/clip.js';

/** How a formant runs through the vowel of a word: hertz at 10, 30, 50, 70 and 90 % of its length. */
export type Course = readonly [number, number, number, number, number];

/** One way to pronounce the voiced part of a word. */
export interface Pronunciation {
  readonly f1: Course;
  readonly f2: Course;
}

/**
 * The lexicon: how the voiced part of every word runs, in each of its common pronunciations. The corner values lie
 * near those of Peterson and Barney (1952) and Hillenbrand and others (1995) for men (i 340/2300, ɪ 420/2000,
 * ɛ 550/1800, e 480/2090, ɑ 750/1150, ɔ 570/850, u 350/900, ʌ 630/1200, ɝ 480/1350, o 500/910); the courses between
 * them are drawn by hand, with the loci of the consonants at the ends: lips near 700 to 1200 Hz, tongue tip near
 * 1700 Hz (Delattre, Liberman and Cooper 1955).
 */
export const LEXICON: Readonly<Record<DigitWord, readonly Pronunciation[]>> = {
  zero: [
    { f1: [350, 380, 430, 470, 450], f2: [1900, 1800, 1450, 1100, 950] },
    { f1: [380, 400, 430, 530, 520], f2: [1800, 1650, 1450, 1300, 1100] },
    // With a long voiced z.
    { f1: [300, 400, 480, 500, 470], f2: [1600, 2000, 1650, 1300, 1150] },
    // With a close front vowel and a central last one, as in England.
    { f1: [430, 480, 550, 600, 500], f2: [2300, 2150, 1600, 1350, 1400] },
  ],
  one: [
    { f1: [380, 500, 620, 580, 450], f2: [750, 900, 1150, 1350, 1450] },
    // The lips opened before the recording began.
    { f1: [550, 620, 620, 600, 500], f2: [1050, 1150, 1300, 1400, 1500] },
    // With a very open vowel, as in much of America.
    { f1: [500, 700, 730, 600, 350], f2: [850, 1120, 1220, 1350, 1600] },
    // With a nasal as strong as the vowel: the nose resonates near 280 Hz (Fujimura 1962).
    { f1: [350, 550, 600, 350, 300], f2: [780, 920, 1120, 1650, 1800] },
    // So short that the tongue is on its way to n from the start.
    { f1: [380, 540, 620, 480, 340], f2: [800, 1050, 1500, 1620, 1650] },
    // With an n whose tongue tip lies far forward.
    { f1: [430, 600, 650, 550, 480], f2: [700, 1150, 1350, 1500, 1900] },
    // A dark vowel that stays dark.
    { f1: [350, 450, 550, 500, 380], f2: [650, 800, 1050, 1150, 1100] },
  ],
  two: [
    // From the tongue tip back to u, as in much of the world.
    { f1: [360, 350, 340, 330, 320], f2: [1700, 1450, 1250, 1100, 1000] },
    // Fronted, as in much of America and England today.
    { f1: [360, 360, 350, 340, 330], f2: [1800, 1700, 1600, 1500, 1400] },
    // From a very front tongue, as in the American South.
    { f1: [350, 370, 380, 360, 330], f2: [2100, 1850, 1500, 1250, 1150] },
    // With the throat still open after t, which raises F1 at first (Stevens and Klatt 1974).
    { f1: [520, 490, 460, 420, 360], f2: [1700, 1600, 1500, 1350, 1200] },
    // Back from the start.
    { f1: [350, 350, 350, 350, 340], f2: [1150, 950, 850, 820, 800] },
  ],
  three: [
    { f1: [420, 400, 370, 340, 330], f2: [1500, 1700, 1950, 2100, 2200] },
    // A long r.
    { f1: [400, 390, 390, 380, 350], f2: [1300, 1350, 1650, 1900, 2050] },
  ],
  four: [
    { f1: [480, 500, 490, 470, 450], f2: [880, 880, 920, 1050, 1350] },
    // With an r that colours the vowel from the start.
    { f1: [490, 540, 560, 540, 500], f2: [930, 980, 1150, 1400, 1500] },
    // Without r.
    { f1: [560, 560, 550, 520, 500], f2: [900, 880, 880, 860, 850] },
  ],
  five: [
    { f1: [620, 690, 640, 530, 430], f2: [1150, 1200, 1400, 1700, 1850] },
    // A quick glide.
    { f1: [640, 650, 540, 430, 370], f2: [1200, 1320, 1620, 1880, 1900] },
    // A long ɑ and a late, slight glide.
    { f1: [600, 700, 720, 680, 550], f2: [1100, 1150, 1250, 1400, 1600] },
  ],
  six: [
    { f1: [420, 420, 420, 420, 400], f2: [1850, 1950, 2000, 2000, 1950] },
    // A central ɪ.
    { f1: [450, 460, 470, 470, 460], f2: [1550, 1600, 1620, 1650, 1700] },
  ],
  seven: [
    { f1: [540, 550, 470, 470, 440], f2: [1700, 1680, 1580, 1560, 1600] },
    // The second vowel swallowed, so that v runs into n.
    { f1: [570, 450, 280, 270, 260], f2: [1700, 1700, 1700, 1700, 1650] },
  ],
  eight: [
    { f1: [490, 470, 430, 390, 360], f2: [1900, 1980, 2050, 2120, 2150] },
    // A wide glide, as in London and Sydney.
    { f1: [640, 640, 570, 490, 380], f2: [1700, 1820, 1950, 2120, 2300] },
  ],
  nine: [
    { f1: [400, 620, 650, 560, 420], f2: [1600, 1450, 1550, 1800, 1950] },
    // With nasals as strong as the vowel.
    { f1: [280, 680, 680, 400, 290], f2: [1600, 1350, 1450, 1750, 1800] },
    // With a vowel that starts far back, so that F2 first falls from n.
    { f1: [550, 650, 660, 600, 480], f2: [1500, 1230, 1230, 1570, 1870] },
    // The first nasal fell off, or is as strong as the vowel.
    { f1: [620, 650, 620, 520, 430], f2: [1430, 1500, 1700, 1900, 2000] },
  ],
};
