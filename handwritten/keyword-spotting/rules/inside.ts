import { ramp, rule, type WeighingRule } from './rule.js';

/** Rules on a consonant inside the voice, and on how long the voice lasts. */
export const insideRules: readonly WeighingRule[] = [
  rule({
    id: 'dip-in-the-middle',
    group: 'middle',
    reads: ['dip', 'dipAt'],
    weigh: ({ dip, dipAt }) => {
      // v takes 10 dB from the voice and more; 4 dB are the flutter of any vowel. It stands in the middle of seven: what
      // dips at an edge is a beginning or an end.
      const clear = ramp(dip, 4, 10) * ramp(dipAt, 15, 30) * ramp(dipAt, 85, 70);
      // A dip after two thirds may be the gap of a stop that the room fills.
      const early = clear * ramp(dipAt, 70, 60);
      const late = ramp(dip, 4, 10) * ramp(dipAt, 60, 70) * ramp(dipAt, 95, 85);
      return {
        seven: 3 * clear - 2 * (1 - clear),
        zero: 1.5 * clear,
        six: 1.5 * late - 2 * early,
        eight: late - 2 * early,
        one: -2 * clear,
        two: -2 * clear,
        four: -2 * clear,
        three: -clear,
        five: -1.5 * clear,
        nine: -1.5 * clear,
      };
    },
    because: ({ dip, dipAt }) =>
      dip < 4 ? 'the voice does not dip' : `the voice dips by ${dip} dB at ${dipAt} % of its length`,
  }),
  rule({
    id: 'short-vowel',
    group: 'length',
    reads: ['vowelMs'],
    weigh: ({ vowelMs }) => {
      // ɪ before voiceless stops lasts about 100 ms, diphthongs and long vowels 200 to 300 (Peterson and Lehiste 1960).
      const short = ramp(vowelMs, 180, 120);
      const long = ramp(vowelMs, 150, 200);
      return {
        six: 2 * short - 3 * long,
        three: -1.5 * short,
        // t cuts eɪ short, to two thirds of its length (House and Fairbanks 1953).
        eight: -short - 3 * ramp(vowelMs, 270, 340),
        two: -0.5 * short,
        // Zero has two syllables, which take 250 ms and more.
        zero: -2 * ramp(vowelMs, 260, 200),
        seven: -1 * short,
        nine: -1 * short,
        five: -1 * short,
        one: -0.5 * short,
        four: -0.5 * short,
      };
    },
    because: ({ vowelMs }) => `the vowel lasts ${vowelMs} ms`,
  }),
];
