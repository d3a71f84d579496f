import { expect, test } from 'vitest';

import { CLIP_LENGTH, SAMPLE_RATE } from '../../tasks/keyword-spotting/clip.js';
import { createRandom } from '../../tasks/kit/random.js';
import { gradientOfClip } from './front-end-gradient.js';
import { encodeClip, PICTURE } from './front-end.js';

const random = createRandom(1, 'gradient of the front end');

/** A tone that swells and fades in noise, with silence at the end, where levels are cut off. */
const clip = Float32Array.from({ length: CLIP_LENGTH }, (_, at) =>
  at > 12_000
    ? 0
    : 0.3 * Math.sin((2 * Math.PI * 700 * at) / SAMPLE_RATE) * Math.sin((Math.PI * at) / 12_000) +
      0.01 * random.normal(),
);

test('the front end followed back gives what finite differences give, in any direction', () => {
  const weights = Float32Array.from({ length: PICTURE }, () => random.normal());
  const score = (given: Float32Array): number =>
    encodeClip(given).reduce((sum, level, at) => sum + level * weights[at]!, 0);
  const gradient = gradientOfClip(clip, weights);
  for (let trial = 0; trial < 20; trial++) {
    // Where there is sound: at a cut-off level the slope has a corner.
    const direction = clip.map((sample) => (sample === 0 ? 0 : random.normal()));
    const step = 2e-5;
    const moved = (by: number) => clip.map((sample, at) => sample + by * direction[at]!);
    const slope = (score(moved(step)) - score(moved(-step))) / (2 * step);
    const along = gradient.reduce((sum, value, at) => sum + value * direction[at]!, 0);
    const scale = Math.hypot(...gradient);
    expect(Math.abs(slope - along)).toBeLessThan(0.02 * scale);
  }
});

test('loudness does not matter, so that nothing changes along the clip itself', () => {
  const gradient = gradientOfClip(clip, new Float32Array(PICTURE).fill(1));
  const along = gradient.reduce((sum, value, at) => sum + value * clip[at]!, 0);
  expect(Math.abs(along)).toBeLessThan(1e-3 * Math.hypot(...gradient) * Math.hypot(...clip));
});

test('a clip of silence has no slope, and no number that is none', () => {
  const gradient = gradientOfClip(new Float32Array(CLIP_LENGTH), new Float32Array(PICTURE).fill(1));
  expect(gradient.every((value) => value === 0)).toBe(true);
});
