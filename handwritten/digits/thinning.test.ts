import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CELLS, NEIGHBOURS, SIDE, type Bitmap } from './canvas.js';
import { flood } from './patches.js';
import { bitmapOf } from './test-support.js';
import { thin } from './thinning.js';

const thinned = (bitmap: Bitmap) => {
  const skeleton = new Uint8Array(CELLS);
  const cells = new Int32Array(CELLS);
  const count = thin(bitmap, skeleton, { cells, stack: new Int32Array(CELLS) });
  return { skeleton, places: [...cells.slice(0, count)] };
};

/** Patches of ink, joined along edges or corners. */
function inkPatches(bitmap: Bitmap): number {
  const seen = new Set<number>();
  let patches = 0;
  bitmap.forEach((ink, start) => {
    if (ink === 0 || seen.has(start)) return;
    patches++;
    const open = [start];
    seen.add(start);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const step of NEIGHBOURS) {
        if (bitmap[at + step] !== 1 || seen.has(at + step)) continue;
        seen.add(at + step);
        open.push(at + step);
      }
    }
  });
  return patches;
}

/** Patches of paper, joined along edges; the outside is one. */
function paperPatches(bitmap: Bitmap): number {
  const marks = new Int32Array(CELLS);
  const stack = new Int32Array(CELLS);
  let patches = 0;
  for (let at = 0; at < CELLS; at++) {
    if (bitmap[at] === 0 && marks[at] === 0) flood(bitmap, 0, at, ++patches, marks, stack);
  }
  return patches;
}

describe('thin', () => {
  it('makes a line of a bar', () => {
    const { places } = thinned(bitmapOf(['########', '########', '########'], 2, 4, 10));
    expect(new Set(places.map((at) => Math.floor(at / SIDE))).size).toBe(1);
    expect(places.length).toBeGreaterThan(8);
  });

  it('keeps a square of two by two', () => {
    expect(thinned(bitmapOf(['##', '##'], 1, 5, 5)).places.length).toBeGreaterThan(0);
  });

  it('keeps ink in one piece and holes as they are, whatever the picture', () => {
    const row = fc.array(fc.constantFrom('#', '#', ' '), { minLength: 12, maxLength: 12 });
    const picture = fc.array(
      row.map((cells) => cells.join('')),
      { minLength: 12, maxLength: 12 },
    );
    fc.assert(
      fc.property(picture, fc.constantFrom(1, 3), (rows, scale) => {
        const bitmap = bitmapOf(rows, scale);
        const { skeleton } = thinned(bitmap);
        expect(inkPatches(skeleton)).toBe(inkPatches(bitmap));
        expect(paperPatches(skeleton)).toBe(paperPatches(bitmap));
        expect(skeleton.every((ink, at) => ink <= bitmap[at]!)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
