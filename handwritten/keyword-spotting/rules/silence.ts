import { silenceRule, type SilenceRule } from './rule.js';

/** Below this nobody hears a word, whatever it is: 75 dB under full scale leaves four bits of sixteen. */
const INAUDIBLE = -75;

/** The shortest vowels of English last 50 ms. */
const SHORTEST_VOWEL_MS = 50;

/** Speech rises and falls by 20 dB and more; what stays within 8 dB for the whole second is noise or a hum. */
const STEADY = -8;

/** Rules that hear no word, in order; the first that applies decides. */
export const silenceRules: readonly SilenceRule[] = [
  silenceRule({
    id: 'nothing-to-hear',
    reads: ['loudness'],
    applies: ({ loudness }) => loudness < INAUDIBLE,
    because: ({ loudness }) => `the loudest moment is ${loudness} dB of full scale`,
  }),
  silenceRule({
    id: 'no-vowel',
    reads: ['vowelMs'],
    applies: ({ vowelMs }) => vowelMs < SHORTEST_VOWEL_MS,
    because: ({ vowelMs }) => `no voice lasts for a vowel: ${vowelMs} ms`,
  }),
  silenceRule({
    id: 'steady-sound',
    reads: ['background', 'liveMs'],
    applies: ({ background, liveMs }) => background > STEADY && liveMs > 900,
    because: ({ background }) => `one steady sound: even its quietest tenth is only ${-background} dB weaker`,
  }),
];
