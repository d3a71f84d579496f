import { expect, test } from 'vitest';

import { createRandom } from '../../tasks/kit/random.js';
import { createDistorter, type Distortion } from './augmentation.js';

const SIDE = 28;

const NONE: Distortion = { rotation: 0, scale: 0, shear: 0, translation: 0, elastic: 0, smoothness: 4 };

/** A filled square in the middle. */
const square = Float32Array.from({ length: SIDE * SIDE }, (_, at) => {
  const [row, column] = [Math.floor(at / SIDE), at % SIDE];
  return row >= 9 && row < 19 && column >= 9 && column < 19 ? 1 : 0;
});

function bent(limits: Partial<Distortion>, seed = 1): Float32Array {
  const into = new Float32Array(square.length);
  createDistorter(SIDE, { ...NONE, ...limits }, createRandom(seed, 'test'))(square, into);
  return into;
}

const ink = (image: Float32Array): number => image.reduce((sum, value) => sum + value, 0);

/** The mean row and column of the ink. */
function centre(image: Float32Array): [number, number] {
  let [rows, columns] = [0, 0];
  image.forEach((value, at) => {
    rows += value * Math.floor(at / SIDE);
    columns += value * (at % SIDE);
  });
  return [rows / ink(image), columns / ink(image)];
}

test('with no limit the image stays as it is', () => {
  expect(bent({})).toEqual(square);
});

test('the same seed bends alike, another differently; the image given is left alone', () => {
  const before = square.slice();
  const limits = { rotation: 10, elastic: 2 };
  expect(bent(limits)).toEqual(bent(limits));
  expect(bent(limits, 2)).not.toEqual(bent(limits));
  expect(square).toEqual(before);
});

test('turning and shifting keep the ink; scaling changes it', () => {
  for (let seed = 1; seed <= 20; seed++) {
    expect(ink(bent({ rotation: 30 }, seed)) / ink(square)).toBeCloseTo(1, 1);
    expect(ink(bent({ translation: 3 }, seed)) / ink(square)).toBeCloseTo(1, 5);
    const share = ink(bent({ scale: 0.2 }, seed)) / ink(square);
    expect(share).toBeGreaterThan(0.8 ** 2 - 0.01);
    expect(share).toBeLessThan(1.2 ** 2 + 0.01);
  }
});

test('a shift stays within its limit and reaches most of it', () => {
  const shifts = Array.from({ length: 50 }, (_, seed) => centre(bent({ translation: 3 }, seed))[0] - 13.5);
  expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(3.001);
  expect(Math.max(...shifts)).toBeGreaterThan(2);
  expect(Math.min(...shifts)).toBeLessThan(-2);
});

test('elastic bending moves edges by about its limit, and neighbours together', () => {
  const image = bent({ elastic: 2, smoothness: 4 }, 3);
  expect(image).not.toEqual(square);
  const moved = image.filter((value, at) => Math.abs(value - square[at]!) > 0.01).length;
  // The square's outline is 36 pixels long; a smooth field of two pixels cannot change more than a band around it.
  expect(moved).toBeGreaterThan(10);
  expect(moved).toBeLessThan(36 * 5);
});
