import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CELLS, type Bitmap } from './canvas.js';
import { findHoles, seeHoles } from './holes.js';
import { bitmapOf, WHOLE_FRAME } from './test-support.js';

const RING = ['####', '#  #', '#  #', '####'];
const EIGHT = ['####', '#  #', '####', '#  #', '#  #', '####'];
const ALMOST_RING = ['##########', '#        #', '#        #', '#         ', '##########'];

const holesOf = (bitmap: Bitmap) => findHoles(bitmap, new Int32Array(CELLS), new Int32Array(CELLS));
const see = (bitmap: Bitmap) =>
  seeHoles(bitmap, WHOLE_FRAME, {
    holeOf: new Int32Array(CELLS),
    nearHoleOf: new Int32Array(CELLS),
    stack: new Int32Array(CELLS),
    thicker: new Uint8Array(CELLS),
    thickest: new Uint8Array(CELLS),
  });

describe('findHoles', () => {
  it.each([
    ['a ring', RING, 1],
    ['an eight', EIGHT, 2],
    ['an open ring', ALMOST_RING, 0],
  ])('counts the holes of %s', (_, rows, holes) => {
    expect(holesOf(bitmapOf(rows, 4))).toHaveLength(holes);
  });

  it('does not let paper through between cells that touch at a corner', () => {
    expect(holesOf(bitmapOf([' ## ', '#  #', '#  #', ' ## '], 3))).toHaveLength(1);
  });

  it('takes no notice of a flaw of a few cells', () => {
    expect(holesOf(bitmapOf(['####', '# ##', '####']))).toHaveLength(0);
  });

  it('finds the same holes wherever the picture stands', () => {
    fc.assert(
      fc.property(fc.nat({ max: 16 }), fc.nat({ max: 16 }), (x, y) => {
        const holes = holesOf(bitmapOf(EIGHT, 4, x, y));
        expect(holes.map((hole) => hole.area)).toEqual([32, 64]);
      }),
    );
  });
});

describe('seeHoles', () => {
  it('says where the holes are, from top to bottom', () => {
    const facts = see(bitmapOf(EIGHT, 6));
    expect(facts.holeCount).toBe(2);
    expect(facts.holeHeight).toBeLessThan(facts.secondHoleHeight);
    expect(facts.holeArea).toBe(5);
  });

  it('sees that a ring is all but closed', () => {
    const facts = see(bitmapOf(ALMOST_RING, 4));
    expect([facts.holeCount, facts.nearHoleCount]).toEqual([0, 1]);
  });
});
