import { ramp, rule, type WeighingRule } from './rule.js';

/** Rules on what comes before the vowel. */
export const onsetRules: readonly WeighingRule[] = [
  rule({
    id: 'hiss-before',
    group: 'onset',
    reads: ['hissBeforeMs'],
    weigh: ({ hissBeforeMs }) => {
      // s lasts 100 ms and more, the release of t 50; a single frame is an accident.
      const clear = ramp(hissBeforeMs, 10, 60);
      return {
        six: 1.5 * clear,
        seven: 1.5 * clear,
        zero: 0.5 * clear,
        two: clear,
        one: -4 * clear,
        nine: -4 * clear,
        eight: -4 * clear,
        five: -clear,
        four: -clear,
      };
    },
    because: ({ hissBeforeMs }) => `a sharp hiss of ${hissBeforeMs} ms before the vowel`,
  }),
  rule({
    id: 'no-hiss-before',
    group: 'onset',
    reads: ['hissBeforeMs', 'narrowBand', 'background'],
    weigh: ({ hissBeforeMs, narrowBand, background }) => {
      // A quiet recording that reaches above 4 kHz shows every s: no sound of speech is sharper.
      const missing = narrowBand ? 0 : ramp(hissBeforeMs, 30, 10) * ramp(background, -20, -30);
      return { six: -3.5 * missing, seven: -3.5 * missing, zero: -0.5 * missing, two: -0.5 * missing };
    },
    because: () => 'no sharp hiss before the vowel, though the recording would show one',
  }),
  rule({
    id: 'no-noise-before',
    group: 'onset',
    reads: ['hissBeforeMs', 'breathBeforeMs', 'narrowBand', 'background'],
    weigh: ({ hissBeforeMs, breathBeforeMs, narrowBand, background }) => {
      // The release of t is heard as well; f and θ are so weak that a microphone may miss them.
      const missing = narrowBand
        ? 0
        : ramp(hissBeforeMs + breathBeforeMs, 20, 0) * ramp(background, -20, -30);
      return { two: -1.5 * missing, three: -missing, four: -missing, five: -0.5 * missing };
    },
    because: () => 'no noise at all before the vowel, though the recording would show one',
  }),
  rule({
    id: 'breath-before',
    group: 'onset',
    reads: ['breathBeforeMs'],
    weigh: ({ breathBeforeMs }) => {
      // f and θ are weak, so that often only a part of their 100 ms is heard; one frame is an accident.
      const clear = ramp(breathBeforeMs, 10, 40);
      return {
        eight: -1.5 * clear,
        one: -clear,
        nine: -clear,
        three: 0.5 * clear,
        four: 0.5 * clear,
        five: 0.5 * clear,
        six: 0.5 * clear,
        seven: 0.5 * clear,
      };
    },
    because: ({ breathBeforeMs }) => `a breath of ${breathBeforeMs} ms before the vowel`,
  }),
  rule({
    id: 'nasal-before',
    group: 'onset',
    reads: ['murmurBeforeMs', 'f1At10', 'f1At30'],
    weigh: ({ murmurBeforeMs, f1At10, f1At30 }) => {
      // n lasts 50 ms and more; every voice needs 20 ms to swell. A nasal as loud as the vowel shows in F1, which
      // jumps from the nose's 280 Hz by half and more when the mouth opens.
      const clear = Math.max(ramp(murmurBeforeMs, 20, 50), ramp(f1At10 / f1At30, 0.8, 0.65));
      // The glide w is weak for 50 ms, and never for 100.
      const long = ramp(murmurBeforeMs, 50, 100);
      return { nine: 1.5 * clear - (1 - clear), five: 0.5 * (1 - clear) - 1.5 * clear, one: -2 * long };
    },
    because: ({ murmurBeforeMs, f1At10, f1At30 }) =>
      `${murmurBeforeMs > 0 ? `a murmur of ${murmurBeforeMs} ms` : 'no murmur'} before the vowel, whose F1 starts from ${f1At10} Hz and soon is ${f1At30} Hz`,
  }),
  rule({
    id: 'lips-hide-f2',
    group: 'onset',
    reads: ['f2At10', 'f2At30'],
    weigh: ({ f2At10, f2At30 }) => {
      // Behind lips as round as those of w, F2 lies so close above F1 that the two are heard as one, and F3 near 2000 Hz
      // is taken for it. No tongue moves F2 down by a third so fast.
      const hidden = ramp(f2At10 / f2At30, 1.4, 1.6) * ramp(f2At30, 1400, 1300);
      return { one: 2 * hidden, four: 0.5 * hidden, nine: -hidden, five: -hidden };
    },
    because: ({ f2At10, f2At30 }) =>
      `F2 seems to leap from ${f2At10} Hz to ${f2At30} Hz, as behind the round lips of w`,
  }),
  rule({
    id: 'lips-or-tongue-tip',
    group: 'onset',
    reads: ['f1At10', 'f1At30', 'f2At10', 'f2At30'],
    weigh: ({ f1At10, f1At30, f2At10, f2At30 }) => {
      // The closure is still heard in F2 of an open vowel: the lips pull its start down to 1200 Hz, from where it
      // rises; the tongue tip pulls it up to 1500 Hz, from where it falls into a back vowel. Before the mouth is open
      // F2 tells nothing, and above 1850 Hz no closure starts it.
      const open = ramp(f1At30, 450, 520);
      const f2 = f1At10 >= 550 ? Math.min(f2At10, f2At30) : f2At30;
      const falls = f1At10 >= 450 && f2At10 <= 1850 ? ramp(f2At10 / f2At30, 1.05, 1.15) : 0;
      const lips = open * ramp(f2, 1400, 1280) * (1 - falls);
      const tip = open * Math.max(falls, ramp(f2, 1300, 1420));
      return {
        five: lips - tip,
        one: 0.5 * lips - tip,
        four: 0.5 * lips - tip,
        nine: tip - lips - 2 * open * ramp(f2, 1600, 1750),
        seven: 0.5 * tip - lips,
        eight: -lips,
      };
    },
    because: ({ f2At10, f2At30 }) => `F2 starts from ${f2At10} Hz and soon is ${f2At30} Hz`,
  }),
];
