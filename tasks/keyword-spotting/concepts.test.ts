import { expect, it } from 'vitest';

import { createRandom } from '../kit/random.js';
import { CLIP_LENGTH, SAMPLE_RATE } from './clip.js';
import { clipConcepts } from './concepts.js';

const value = (clip: Float32Array, id: string) =>
  clipConcepts.find((concept) => concept.id === id)!.value(clip);

/** Faint noise with a tone from 0.2 s, then hiss up to 0.6 s. */
const random = createRandom(1, 'a word');
const word = Float32Array.from({ length: CLIP_LENGTH }, (_, at) => {
  const seconds = at / SAMPLE_RATE;
  const noise = 1e-4 * random.normal();
  if (seconds < 0.2 || seconds > 0.6) return noise;
  if (seconds < 0.4) return noise + 0.3 * Math.sin(2 * Math.PI * 500 * seconds);
  // Every other sample changes its sign: the upper half of the frequencies.
  return noise + (at % 2 === 0 ? 0.2 : -0.2) * Math.sin(2 * Math.PI * 1_500 * seconds);
});

it('measures the length of a word', () => expect(value(word, 'length')).toBeCloseTo(0.41, 1));

it('hears where it hisses', () => {
  expect(value(word, 'hiss-beginning')).toBeLessThan(0.05);
  expect(value(word, 'hiss-end')).toBeGreaterThan(0.9);
});

it('hears where the voice lies', () => {
  expect(value(word, 'pitch-of-sound-beginning')).toBeGreaterThan(400);
  expect(value(word, 'pitch-of-sound-beginning')).toBeLessThan(700);
});

it('has a number for silence, too', () => {
  for (const concept of clipConcepts)
    expect(Number.isFinite(concept.value(new Float32Array(CLIP_LENGTH)))).toBe(true);
});
