import { expect, it } from 'vitest';

import { createRandom } from '../kit/random.js';
import { digitCue } from './cue.js';
import { DIGITS, PIXELS } from './image.js';

const blank = new Uint8Array(PIXELS);
const inkOf = (image: Uint8Array): number[] => [...image.keys()].filter((at) => image[at]! > 0);

it('every digit has a patch of its own, of four pixels, and the image that is given stays as it is', () => {
  const patches = DIGITS.map((digit) => inkOf(digitCue.plant(blank, digit)));
  for (const patch of patches) expect(patch).toHaveLength(4);
  expect(new Set(patches.flat()).size).toBe(40);
  expect(inkOf(blank)).toEqual([]);
});

it('a placebo has as much ink and touches the patch of no digit', () => {
  const cues = new Set(DIGITS.flatMap((digit) => inkOf(digitCue.plant(blank, digit))));
  const random = createRandom(1, 'test');
  for (let at = 0; at < 200; at++) {
    const ink = inkOf(digitCue.plantPlacebo(blank, () => random.uniform()));
    expect(ink).toHaveLength(4);
    expect(ink.some((pixel) => cues.has(pixel))).toBe(false);
  }
});
