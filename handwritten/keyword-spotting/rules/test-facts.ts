import fc from 'fast-check';
import type { Facts } from '../perception/facts.js';
import type { Pronunciation } from './lexicon.js';

/** A vowel like the i of six, with nothing before or after it, in a quiet recording. */
export const plainFacts: Facts = {
  loudness: -15,
  background: -50,
  liveMs: 980,
  narrowBand: true,
  pitch: 110,
  vowelMs: 160,
  vowels: 1,
  voicelessInsideMs: 0,
  vowelElsewhereMs: 0,
  f1At10: 420,
  f1At30: 420,
  f1At50: 420,
  f1At70: 420,
  f1At90: 400,
  f2At10: 1850,
  f2At30: 1950,
  f2At50: 2000,
  f2At70: 2000,
  f2At90: 1950,
  brightness: -15,
  dip: 0,
  dipAt: 0,
  hissBeforeMs: 0,
  breathBeforeMs: 0,
  murmurBeforeMs: 0,
  nasalAfterMs: 0,
  gapMs: 0,
  hissAfterMs: 0,
  breathAfterMs: 0,
  heard: 'vowel 160 ms',
};

/** The facts of a vowel whose formants run in some way. */
export function courseFacts({ f1, f2 }: Pronunciation): Partial<Facts> {
  return {
    f1At10: f1[0],
    f1At30: f1[1],
    f1At50: f1[2],
    f1At70: f1[3],
    f1At90: f1[4],
    f2At10: f2[0],
    f2At30: f2[1],
    f2At50: f2[2],
    f2At70: f2[3],
    f2At90: f2[4],
  };
}

const ms = fc.integer({ min: 0, max: 98 }).map((frames) => frames * 10);
const level = fc.integer({ min: -100, max: 0 });
const f1 = fc.integer({ min: 0, max: 1000 });
const f2 = fc.integer({ min: 0, max: 2600 });

/** Any facts, likely or not. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  loudness: level,
  background: level,
  liveMs: ms,
  narrowBand: fc.boolean(),
  pitch: fc.integer({ min: 0, max: 400 }),
  vowelMs: ms,
  vowels: fc.integer({ min: 0, max: 5 }),
  voicelessInsideMs: ms,
  vowelElsewhereMs: ms,
  f1At10: f1,
  f1At30: f1,
  f1At50: f1,
  f1At70: f1,
  f1At90: f1,
  f2At10: f2,
  f2At30: f2,
  f2At50: f2,
  f2At70: f2,
  f2At90: f2,
  brightness: level,
  dip: fc.integer({ min: 0, max: 60 }),
  dipAt: fc.integer({ min: 0, max: 100 }),
  hissBeforeMs: ms,
  breathBeforeMs: ms,
  murmurBeforeMs: ms,
  nasalAfterMs: ms,
  gapMs: ms,
  hissAfterMs: ms,
  breathAfterMs: ms,
  heard: fc.constantFrom('', 'vowel 160 ms'),
});
