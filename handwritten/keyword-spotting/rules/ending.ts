import { ramp, rule, type WeighingRule } from './rule.js';

/** Rules on what comes after the vowel. */
export const endingRules: readonly WeighingRule[] = [
  rule({
    id: 'nasal-after',
    group: 'ending',
    reads: ['nasalAfterMs'],
    weigh: ({ nasalAfterMs }) => {
      // n lasts 50 ms and more; the end of any voice may look like one for 20.
      const clear = ramp(nasalAfterMs, 20, 50);
      return { one: clear, nine: clear, seven: 0.5 * clear, five: -clear, four: -clear, eight: -clear };
    },
    because: ({ nasalAfterMs }) => `a nasal of ${nasalAfterMs} ms after the vowel`,
  }),
  rule({
    id: 'nothing-after',
    group: 'ending',
    reads: ['hissAfterMs', 'breathAfterMs'],
    weigh: ({ hissAfterMs, breathAfterMs }) => {
      // A frame or two may be the background; a release lasts 30 ms.
      const nothing = ramp(hissAfterMs + breathAfterMs, 30, 10);
      return { six: -2.5 * nothing, eight: -0.5 * nothing };
    },
    because: () => 'no consonant is released after the vowel',
  }),
  rule({
    id: 'gap-and-release',
    group: 'ending',
    reads: ['gapMs', 'hissAfterMs', 'breathAfterMs'],
    weigh: ({ gapMs, hissAfterMs, breathAfterMs }) => {
      // A stop is closed for 50 to 150 ms; shorter silences come from between two pulses of a low voice.
      const clear = ramp(gapMs, 30, 60) * ramp(hissAfterMs + breathAfterMs, 0, 20);
      return {
        eight: 3 * clear,
        six: 2 * clear,
        zero: -1 * clear,
        one: -1 * clear,
        two: -1 * clear,
        three: -1 * clear,
        four: -1 * clear,
        five: -1 * clear,
        seven: -1 * clear,
        nine: -1 * clear,
      };
    },
    because: ({ gapMs }) => `a stop gap of ${gapMs} ms after the vowel, then a release`,
  }),
  rule({
    id: 'noise-after-alone',
    group: 'ending',
    reads: ['hissBeforeMs', 'breathBeforeMs', 'hissAfterMs', 'breathAfterMs', 'narrowBand'],
    weigh: ({ hissBeforeMs, breathBeforeMs, hissAfterMs, breathAfterMs, narrowBand }) => {
      // The two s of six are as loud as each other: who hears the last one hears the first. What is heard after the
      // vowel alone, however sharp, is the release of t, which room and breath draw out to 100 ms and more. Below 4 kHz
      // alone an s can be missed.
      const after = ramp(hissAfterMs + breathAfterMs, 20, 50);
      const alone = after * ramp(hissBeforeMs + breathBeforeMs, 40, 20);
      return { eight: alone, six: (narrowBand ? -1.5 : -3) * alone };
    },
    because: ({ hissAfterMs, breathAfterMs }) =>
      `noise of ${hissAfterMs + breathAfterMs} ms after the vowel and next to none before it`,
  }),
  rule({
    id: 'hiss-after',
    group: 'ending',
    reads: ['hissAfterMs'],
    weigh: ({ hissAfterMs }) => {
      // The release of t hisses for 30 ms or so, s for 100 and more. v may lose its voice at the end, but stays dull;
      // nothing else of the digits ends with a noise.
      const clear = ramp(hissAfterMs, 20, 60);
      const none = -4 * ramp(hissAfterMs, 30, 80);
      return {
        six: 3 * clear,
        eight: clear,
        zero: none,
        one: none,
        two: none,
        three: none,
        four: none,
        five: -clear - ramp(hissAfterMs, 60, 120),
        seven: none,
        nine: none,
      };
    },
    because: ({ hissAfterMs }) => `a sharp hiss of ${hissAfterMs} ms after the vowel`,
  }),
];
