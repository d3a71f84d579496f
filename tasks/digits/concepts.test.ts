import { expect, it } from 'vitest';

import { digitConcepts } from './concepts.js';
import { IMAGE_SIDE, PIXELS } from './image.js';

/** An image from a few rows of characters, in the middle; `#` is ink. */
function imageOf(...rows: string[]) {
  const image = new Uint8Array(PIXELS);
  rows.forEach((row, down) =>
    row.split('').forEach((mark, across) => {
      if (mark === '#') image[(down + 5) * IMAGE_SIDE + across + 5] = 255;
    }),
  );
  return image;
}
const value = (image: Uint8Array, id: string) =>
  digitConcepts.find((concept) => concept.id === id)!.value(image);

const eight = imageOf('.###.', '#...#', '.###.', '#...#', '.###.');
const nine = imageOf('####', '#..#', '####', '...#', '...#', '...#');
const one = imageOf('#', '#', '#', '#');

it('counts holes, and those in the upper half', () => {
  expect([eight, nine, one].map((image) => value(image, 'holes'))).toEqual([2, 1, 0]);
  expect([eight, nine, one].map((image) => value(image, 'upper-holes'))).toEqual([1, 1, 0]);
});

it('counts the strokes that a line meets', () => {
  expect(value(eight, 'strokes-row-25')).toBe(2);
  expect(value(eight, 'strokes-column-50')).toBe(3);
  expect(value(nine, 'strokes-row-75')).toBe(1);
});

it('tells proportions and where the ink lies', () => {
  expect(value(one, 'width-to-height')).toBeCloseTo(0.25);
  expect(value(nine, 'ink-lower-left')).toBe(0);
});

it('has a number for an empty image, too', () => {
  for (const concept of digitConcepts)
    expect(concept.value(new Uint8Array(PIXELS))).toBeGreaterThanOrEqual(0);
});
