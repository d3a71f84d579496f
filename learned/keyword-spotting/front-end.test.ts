import fc from 'fast-check';
import { expect, test } from 'vitest';

import { CLIP_LENGTH, SAMPLE_RATE, type Clip } from '../../tasks/keyword-spotting/clip.js';
import { createRandom } from '../../tasks/kit/random.js';
import { BANDS, bandAt, bandFrequency, encodeClip, FRAMES, melPowers, PICTURE } from './front-end.js';

function sine(frequency: number, level = 0.5): Clip {
  return Float32Array.from(
    { length: CLIP_LENGTH },
    (_, at) => level * Math.sin((2 * Math.PI * frequency * at) / SAMPLE_RATE),
  );
}

function noise(seed: number, level = 0.3): Clip {
  const random = createRandom(seed, 'front end test');
  return Float32Array.from({ length: CLIP_LENGTH }, () => level * (2 * random.uniform() - 1));
}

test('a tone is loudest in the band that its frequency lies in, in every window', () => {
  for (const band of [3, 9, 17, 25, 30, 40]) {
    const picture = encodeClip(sine(bandFrequency(band)));
    for (let frame = 0; frame < FRAMES; frame++) {
      const levels = picture.subarray(frame * BANDS, (frame + 1) * BANDS);
      expect(levels.indexOf(Math.max(...levels))).toBe(band);
    }
  }
});

test('a hiss above the telephone band is heard, and what lies above any speech is not', () => {
  const heard = melPowers(sine(1000)).reduce((sum, power) => sum + power, 0);
  const hiss = melPowers(sine(6500)).reduce((sum, power) => sum + power, 0);
  const unheard = melPowers(sine(7900)).reduce((sum, power) => sum + power, 0);
  expect(10 * Math.log10(hiss / heard)).toBeGreaterThan(-6);
  expect(10 * Math.log10(unheard / heard)).toBeLessThan(-60);
});

test('a band and its frequency name each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: BANDS - 1, noNaN: true }), (band) => {
      expect(bandAt(bandFrequency(band))).toBeCloseTo(band, 9);
    }),
  );
});

test('loudness does not matter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1000 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (seed, gain) => {
        const clip = noise(seed);
        const loud = encodeClip(clip);
        const soft = encodeClip(clip.map((sample) => sample * gain));
        expect(Math.max(...loud.map((value, at) => Math.abs(soft[at]! - value)))).toBeLessThan(1e-4);
      },
    ),
    { numRuns: 10 },
  );
});

test('the same clip gives the same numbers, whatever was heard before, and stays as it is', () => {
  const clip = noise(1);
  const before = clip.slice();
  const first = encodeClip(clip);
  encodeClip(sine(440));
  expect(encodeClip(clip)).toEqual(first);
  expect(clip).toEqual(before);
});

test('every number is finite, also of perfect silence', () => {
  for (const clip of [new Float32Array(CLIP_LENGTH), sine(100, 1), noise(2, 1e-5)]) {
    const picture = encodeClip(clip);
    expect(picture).toHaveLength(PICTURE);
    expect(picture.every((value) => value >= -2.001 && value < 3)).toBe(true);
  }
});
