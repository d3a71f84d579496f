import { ramp, rule, type WeighingRule } from './rule.js';

/** How far one can trust gaps and vowels apart: a background that is only 15 dB weaker makes both. */
function quiet(background: number): number {
  return ramp(background, -15, -25);
}

/** Rules on what no digit has, and so must be another word. */
export const otherWordRules: readonly WeighingRule[] = [
  rule({
    id: 'voiceless-inside',
    group: 'other-words',
    reads: ['voicelessInsideMs', 'background'],
    weigh: ({ voicelessInsideMs, background }) => ({
      // A voiceless consonant lasts 50 ms and more; 20 ms pass between two pulses of the lowest voices.
      unknown: 6 * ramp(voicelessInsideMs, 20, 50) * quiet(background),
    }),
    because: ({ voicelessInsideMs }) =>
      `a voiceless consonant of ${voicelessInsideMs} ms between two vowels, which no digit has`,
  }),
  rule({
    id: 'vowel-elsewhere',
    group: 'other-words',
    reads: ['vowelElsewhereMs', 'background'],
    weigh: ({ vowelElsewhereMs, background }) => ({
      unknown: 3 * ramp(vowelElsewhereMs, 30, 80) * quiet(background),
    }),
    because: ({ vowelElsewhereMs }) => `another vowel of ${vowelElsewhereMs} ms, set apart from the first`,
  }),
  rule({
    id: 'three-syllables',
    group: 'other-words',
    reads: ['vowels'],
    weigh: ({ vowels }) => ({ unknown: vowels >= 3 ? 2 : 0 }),
    because: ({ vowels }) => `${vowels} vowels, and no digit has more than two`,
  }),
  rule({
    id: 'long-voice',
    group: 'other-words',
    reads: ['vowelMs'],
    // Spoken alone, zero, seven and nine last up to 500 ms.
    weigh: ({ vowelMs }) => ({ unknown: 3 * ramp(vowelMs, 500, 650) }),
    because: ({ vowelMs }) => `the voice goes on for ${vowelMs} ms, longer than a digit lasts`,
  }),
];
