import { expect, it } from 'vitest';

import { decibelsBelow } from './collect.js';

const sound = (...samples: number[]) => ({ samples: Float32Array.from(samples), rate: 8000 });

it('a change is so many decibels below a sound as its amplitude is smaller', () => {
  expect(decibelsBelow(sound(1, -1, 1, -1), sound(0.9, -0.9, 1.1, -1.1))).toBeCloseTo(20, 4);
  expect(decibelsBelow(sound(1, -1), sound(2, -2))).toBeCloseTo(0);
  expect(decibelsBelow(sound(0.1, 0.1), sound(0.1, 1.1))).toBeLessThan(0);
});

it('nothing is told of no change, nor of silence', () => {
  expect(decibelsBelow(sound(1, 1), sound(1, 1))).toBeUndefined();
  expect(decibelsBelow(sound(0, 0), sound(1, 1))).toBeUndefined();
});
