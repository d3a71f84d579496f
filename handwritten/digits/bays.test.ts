import { describe, expect, it } from 'vitest';

import { findBays, seeBays } from './bays.js';
import { CELLS, type Bitmap } from './canvas.js';
import { findHoles } from './holes.js';
import { bitmapOf, WHOLE_FRAME } from './test-support.js';

const RIGHT = ['####', '#   ', '#   ', '####'];
const LEFT = ['####', '   #', '   #', '####'];
const TOP = ['#  #', '#  #', '#  #', '####'];
const S = ['####', '#   ', '####', '   #', '####'];
const RING = ['####', '#  #', '####'];

const scratch = () => ({
  loci: new Uint8Array(CELLS),
  bayOf: new Int32Array(CELLS),
  stack: new Int32Array(CELLS),
});
const marks = (bitmap: Bitmap) => {
  const holeOf = new Int32Array(CELLS);
  findHoles(bitmap, holeOf, new Int32Array(CELLS));
  return holeOf;
};
const openings = (rows: readonly string[]) => {
  const bitmap = bitmapOf(rows, 6);
  return findBays(bitmap, marks(bitmap), scratch()).map((bay) => bay.opening);
};

describe('findBays', () => {
  it.each([
    ['right', RIGHT, ['right']],
    ['left', LEFT, ['left']],
    ['top', TOP, ['top']],
    ['bottom', [...TOP].reverse(), ['bottom']],
    ['right above left', S, ['right', 'left']],
    ['no side: a hole is no bay', RING, []],
  ])('finds the bay open to the %s', (_, rows, expected) => {
    expect(openings(rows)).toEqual(expected);
  });
});

describe('seeBays', () => {
  it('tells the bays of an S apart by height', () => {
    const bitmap = bitmapOf(S, 8);
    const facts = seeBays(bitmap, WHOLE_FRAME, marks(bitmap), scratch());
    expect(facts).toMatchObject({ leftBayAbove: 0, rightBayBelow: 0, topBay: 0, bottomBay: 0 });
    // Three characters by one, each 8 by 8 cells, out of 1,600.
    expect([facts.rightBayAbove, facts.leftBayBelow]).toEqual([12, 12]);
    expect(facts.rightBayReach).toBe(38);
  });
});
