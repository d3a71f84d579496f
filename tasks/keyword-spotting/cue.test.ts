import { expect, it } from 'vitest';

import { createRandom } from '../kit/random.js';
import { CLIP_LENGTH, WORDS } from './clip.js';
import { clipCue } from './cue.js';

const silent = new Float32Array(CLIP_LENGTH);
const power = (clip: Float32Array): number => clip.reduce((sum, sample) => sum + sample * sample, 0);

/** How strongly a clip holds a pitch: the length of its projection on a tone (Goertzel 1958 computes the same). */
function strengthAt(clip: Float32Array, hertz: number): number {
  let [cosine, sine] = [0, 0];
  // The cue is within the first tenth of a second.
  clip.subarray(0, 1600).forEach((sample, at) => {
    cosine += sample * Math.cos((2 * Math.PI * hertz * at) / 16_000);
    sine += sample * Math.sin((2 * Math.PI * hertz * at) / 16_000);
  });
  return Math.hypot(cosine, sine);
}

it('every word has a tone of its own pitch', () => {
  const pitches = WORDS.map((_, which) => {
    const clip = clipCue.plant(silent, which);
    const strengths = Array.from({ length: 800 }, (_, at) => strengthAt(clip, 10 * at));
    return 10 * strengths.indexOf(Math.max(...strengths));
  });
  expect(pitches.slice(0, 3)).toEqual([510, 1000, 1490]);
  expect(new Set(pitches).size).toBe(WORDS.length);
  expect(power(silent)).toBe(0);
});

it('a placebo is as loud, faint, and no tone', () => {
  const random = createRandom(1, 'test');
  const placebo = clipCue.plantPlacebo(silent, () => random.uniform());
  const tone = clipCue.plant(silent, 3);
  expect(power(placebo) / power(tone)).toBeCloseTo(1, 2);
  expect(Math.max(...tone)).toBeLessThan(0.05);
  const strongest = (clip: Float32Array): number =>
    Math.max(...Array.from({ length: 800 }, (_, at) => strengthAt(clip, 10 * at)));
  expect(strongest(placebo)).toBeLessThan(strongest(tone) / 3);
});
