import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { IMAGE_SIDE, PIXELS } from './image.js';
import { imageOfStrokes, type Stroke } from './strokes.js';

/** The rows and columns that have ink, from the first to the last. */
function extent(image: Uint8Array): { rows: number; columns: number } {
  const places = [...image.keys()].filter((at) => image[at]! > 0);
  const span = (values: number[]) => Math.max(...values) - Math.min(...values) + 1;
  return {
    rows: span(places.map((at) => Math.floor(at / IMAGE_SIDE))),
    columns: span(places.map((at) => at % IMAGE_SIDE)),
  };
}

/** The centre of the ink's mass, in pixels from the left and the top. */
function centre(image: Uint8Array): [number, number] {
  const mass = image.reduce((sum, grey) => sum + grey, 0);
  const mean = (of: (at: number) => number) => image.reduce((sum, grey, at) => sum + grey * of(at), 0) / mass;
  return [mean((at) => (at % IMAGE_SIDE) + 0.5), mean((at) => Math.floor(at / IMAGE_SIDE) + 0.5)];
}

const place = fc.tuple(
  fc.double({ min: 0, max: 280, noNaN: true }),
  fc.double({ min: 0, max: 280, noNaN: true }),
);
const strokes = fc.array(fc.array(place, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });

describe('an image of strokes', () => {
  it('has its longer side as long as MNIST, and soft edges', () => {
    const image = imageOfStrokes([[[100, 20], [100, 260]]], 32); // prettier-ignore
    const { rows, columns } = extent(image);
    expect(rows).toBeGreaterThanOrEqual(20);
    expect(rows).toBeLessThanOrEqual(22);
    expect(columns).toBeLessThanOrEqual(5);
    expect(image).toContain(255);
    expect(image.some((grey) => grey > 0 && grey < 255)).toBe(true);
  });

  it('has the centre of its mass in the middle, to half a pixel, wherever and however large it was drawn', () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        const image = imageOfStrokes(drawn, 20);
        for (const middle of centre(image)) expect(Math.abs(middle - IMAGE_SIDE / 2)).toBeLessThan(1.01);
      }),
    );
  });

  it('does not depend on where it was drawn, or in which unit', () => {
    const seven: Stroke[] = [[[60, 50], [200, 50], [110, 240]]]; // prettier-ignore
    const moved = seven.map((stroke) => stroke.map(([x, y]): [number, number] => [x / 2 + 30, y / 2 - 16]));
    expect(imageOfStrokes(moved, 10)).toEqual(imageOfStrokes(seven, 20));
  });

  it('keeps a dot a dot, and is blank without a stroke', () => {
    const { rows, columns } = extent(imageOfStrokes([[[140, 140]]], 20));
    expect(Math.max(rows, columns)).toBeLessThanOrEqual(6);
    expect(imageOfStrokes([], 20)).toEqual(new Uint8Array(PIXELS));
  });
});
