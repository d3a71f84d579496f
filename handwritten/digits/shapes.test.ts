import { describe, expect, it } from 'vitest';

import { DIGITS } from '../../tasks/digits/image.js';
import { DRAWN_SHAPES } from './drawn.js';
import { readStrokes, spaceOut, traceCurves, uprighten } from './drawn-strokes.js';
import { makeSeeShapes } from './shapes.js';
import { fillGrid } from './stroke-points.js';

const seeShapes = makeSeeShapes();
const drawings = DIGITS.flatMap((digit) =>
  Object.entries(DRAWN_SHAPES[digit]).map(([name, drawing]) => ({ digit, name, drawing })),
);

describe('drawn shapes', () => {
  it('have names of their own', () => {
    expect(new Set(drawings.map(({ name }) => name)).size).toBe(drawings.length);
  });

  it.each(drawings)('$name is nearest to itself', ({ digit, name, drawing }) => {
    const dense = traceCurves(readStrokes(drawing));
    uprighten(dense);
    fillGrid(dense, false);
    const facts = seeShapes(spaceOut(dense));
    expect(facts.nearestShape).toBe(name);
    expect(facts[`distance${digit}`]).toBe(0);
  });
});

describe('readStrokes', () => {
  it('reads points and parts strokes', () => {
    expect(readStrokes('0,2.5 2,0 | 2,0 2,10')).toEqual([
      [
        [0, 2.5],
        [2, 0],
      ],
      [
        [2, 0],
        [2, 10],
      ],
    ]);
  });
});
