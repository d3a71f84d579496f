import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CELLS, FRAME, SIDE } from './canvas.js';
import { adaptedWidth, straighten } from './straighten.js';
import { imageOf } from './test-support.js';

const SLANTED = ['      ##', '     ## ', '    ##  ', '   ##   ', '  ##    ', ' ##     ', '##      '];

describe('straighten', () => {
  it('stands a slanted stroke upright', () => {
    const canvas = new Uint8Array(CELLS);
    const stood = straighten(imageOf(SLANTED, 2, 5, 5), 128, canvas)!;
    expect(stood.aspect).toBeLessThan(0.45);
    expect(stood.inkShare).toBeGreaterThan(0.6);
  });

  it('fills the height of the frame', () => {
    const canvas = new Uint8Array(CELLS);
    const { frame } = straighten(imageOf(['#####', '#   #', '#   #', '#####'], 3, 2, 9), 128, canvas)!;
    expect(frame.right - frame.left + 1).toBe(FRAME);
    const rows = new Set<number>();
    canvas.forEach((ink, at) => ink === 1 && rows.add(Math.floor(at / SIDE)));
    expect(Math.min(...rows)).toBe(frame.top);
    expect(Math.max(...rows)).toBe(frame.bottom);
  });

  it('says so when there is no ink', () => {
    expect(straighten(imageOf([]), 128, new Uint8Array(CELLS))).toBeUndefined();
  });

  it('does not care where on the paper the digit stands', () => {
    const place = fc.nat({ max: 9 });
    const reference = new Uint8Array(CELLS);
    straighten(imageOf(SLANTED, 2, 0, 0), 128, reference);
    fc.assert(
      fc.property(place, place, (x, y) => {
        const moved = new Uint8Array(CELLS);
        straighten(imageOf(SLANTED, 2, x, y), 128, moved);
        expect(moved.filter((ink, at) => ink !== reference[at]).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('adaptedWidth', () => {
  it('widens narrow shapes and keeps square ones', () => {
    expect(adaptedWidth(0.25)).toBeCloseTo(0.62, 2);
    expect(adaptedWidth(1)).toBe(1);
    expect(adaptedWidth(2)).toBe(1);
  });
});
