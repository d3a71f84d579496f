import { describe, expect, it } from 'vitest';

import { CELLS, type Bitmap } from './canvas.js';
import { pruneSpurs, seeStrokes } from './skeleton.js';
import { bitmapOf, WHOLE_FRAME } from './test-support.js';

const look = (skeleton: Bitmap) => {
  const cells = new Int32Array(CELLS);
  let count = 0;
  skeleton.forEach((ink, at) => {
    if (ink === 1) cells[count++] = at;
  });
  const kept = pruneSpurs(skeleton, cells, count);
  return { kept, facts: seeStrokes(skeleton, cells, kept, WHOLE_FRAME, 1) };
};

const line = '#'.repeat(15);
const stem = ' '.repeat(7) + '#';

describe('strokes', () => {
  it('of a T have three ends', () => {
    expect(look(bitmapOf([line, ...Array<string>(12).fill(stem)])).facts.ends).toBe(3);
  });

  it('of a ring have none', () => {
    expect(look(bitmapOf([' ######', '#      #', '#      #', '#      #', ' ######'])).facts.ends).toBe(0);
  });

  it('lose a spur, but not a branch', () => {
    const spur = look(bitmapOf([line, stem, stem, stem]));
    expect([spur.kept, spur.facts.ends]).toEqual([15, 2]);
    expect(look(bitmapOf([line, ...Array<string>(6).fill(stem)])).facts.ends).toBe(3);
  });

  it('that are short but alone are no spurs', () => {
    expect(look(bitmapOf(['###'])).kept).toBe(3);
  });

  it('say how far they wander and where they end', () => {
    const upright = look(bitmapOf(Array<string>(40).fill('#'))).facts;
    expect(upright).toEqual({ ends: 2, endsTopLeft: 1, wander: 0, strokeLength: 100 });
    expect(look(bitmapOf([line])).facts.wander).toBeGreaterThan(5);
  });
});
