import { describe, expect, it } from 'vitest';

import { PIXELS } from '../../tasks/digits/image.js';
import { inkThreshold, removeSpecks } from './binarise.js';
import { imageOf } from './test-support.js';

describe('inkThreshold', () => {
  it('lies between the mean of the ink and that of the paper', () => {
    const image = new Uint8Array(PIXELS).fill(20);
    image.fill(220, 300, 500);
    expect(inkThreshold(image)).toBeCloseTo(120, 0);
  });

  it('finds no ink in a single grey', () => {
    expect(inkThreshold(new Uint8Array(PIXELS).fill(90))).toBe(91);
  });

  it('follows fog: raising all greys raises it as much', () => {
    const image = imageOf(['###', '###', '###'], 4, 8, 8);
    const plain = inkThreshold(image.map((grey) => Math.min(grey, 155)));
    const fogged = inkThreshold(image.map((grey) => Math.min(grey, 155) + 100));
    expect(fogged - plain).toBeCloseTo(100, 0);
  });
});

describe('removeSpecks', () => {
  const clean = (image: Uint8Array) => {
    const cleaned = new Uint8Array(PIXELS);
    const ink = removeSpecks(image, 128, cleaned, new Int32Array(PIXELS), new Int32Array(PIXELS));
    return { cleaned, ink };
  };

  it('takes a dot away and leaves the stroke', () => {
    const image = imageOf(['##########', '', '', '#'], 1, 5, 5);
    const { cleaned, ink } = clean(image);
    expect(ink).toBe(10);
    expect(cleaned.reduce((sum, grey) => sum + grey, 0)).toBe(2550);
    expect(image.filter((grey) => grey > 0)).toHaveLength(11);
  });

  it('keeps the largest patch even if it is small', () => {
    expect(clean(imageOf(['##'], 1, 3, 3)).ink).toBe(2);
  });

  it('counts cells that touch at corners as one patch', () => {
    expect(clean(imageOf(['#', ' #', '  #', '   #', '    #', '     #', '', '##########'], 1, 3, 3)).ink).toBe(
      16,
    );
  });
});
