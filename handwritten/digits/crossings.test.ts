import { describe, expect, it } from 'vitest';

import { cutAcross, cutDown, seeCuts } from './crossings.js';
import { bitmapOf, WHOLE_FRAME } from './test-support.js';

const E = bitmapOf(['#####', '#    ', '#####', '#    ', '#####'], 8);
const EIGHT = bitmapOf([' ### ', '#   #', ' ### ', '#   #', ' ### '], 8);
const FOUR = bitmapOf(['   # ', '   # ', '   # ', '#####', '   # ', '   # '], 6);

describe('cuts', () => {
  it('count the strokes that they cross', () => {
    expect(cutDown(E, WHOLE_FRAME, 50).crossings).toBe(3);
    expect(cutDown(E, WHOLE_FRAME, 5).crossings).toBe(1);
    expect(cutAcross(EIGHT, WHOLE_FRAME, 30).crossings).toBe(2);
  });

  it('say where ink begins and ends', () => {
    expect(cutAcross(E, WHOLE_FRAME, 30)).toEqual({ crossings: 1, first: 0, last: 20, ink: 20 });
  });

  it('take no notice of a single cell', () => {
    expect(cutAcross(bitmapOf(['#']), WHOLE_FRAME, 0).crossings).toBe(0);
  });
});

describe('seeCuts', () => {
  it('counts the floors of an E', () => {
    expect(seeCuts(E, WHOLE_FRAME).floors).toBe(3);
  });

  it('sees the waist of an eight on both sides, and none at the back of an E', () => {
    const { waistLeft, waistRight } = seeCuts(EIGHT, WHOLE_FRAME);
    expect([waistLeft, waistRight]).toEqual([20, 20]);
    expect(seeCuts(E, WHOLE_FRAME).waistLeft).toBe(0);
  });

  it('sees the bar of a four stick out', () => {
    expect(seeCuts(FOUR, WHOLE_FRAME).barPastStem).toBe(15);
  });
});
