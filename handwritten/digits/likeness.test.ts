import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { distanceMap, mapCell, MAP_CELLS, meanDistance } from './likeness.js';
import { DIRECTIONS, directionOf, GRID, makeStrokePoints, type StrokePoints } from './stroke-points.js';

const pointsAt = (...places: readonly (readonly [x: number, y: number, direction: number])[]) => {
  const points = makeStrokePoints(places.length);
  for (const [x, y, direction] of places) {
    points.x[points.count] = x;
    points.y[points.count] = y;
    points.direction[points.count++] = direction;
  }
  return points;
};
const distance = (from: StrokePoints, to: StrokePoints) => {
  const map = new Uint8Array(MAP_CELLS);
  distanceMap(to, map);
  return meanDistance(
    Int32Array.from({ length: from.count }, (_, index) => mapCell(from, index)),
    from.count,
    map,
  );
};

describe('distance of points', () => {
  it('is ten for a cell to the side, fourteen across a corner, fifteen for a turn', () => {
    const origin = pointsAt([10, 10, 0]);
    expect(distance(pointsAt([11, 10, 0]), origin)).toBe(10);
    expect(distance(pointsAt([11, 11, 0]), origin)).toBe(14);
    expect(distance(pointsAt([10, 10, 1]), origin)).toBe(15);
    expect(distance(pointsAt([10, 10, DIRECTIONS - 1]), origin)).toBe(15);
  });

  it('is never more than sixty, and sixty from nothing', () => {
    expect(distance(pointsAt([2, 2, 0]), pointsAt([20, 20, 4]))).toBe(60);
    expect(distance(pointsAt([2, 2, 0]), pointsAt())).toBe(60);
  });

  it('is the same in both directions between two single points, and 0 only from itself', () => {
    const point = fc.tuple(
      fc.integer({ min: 2, max: GRID - 3 }),
      fc.integer({ min: 2, max: GRID - 3 }),
      fc.nat({ max: DIRECTIONS - 1 }),
    );
    fc.assert(
      fc.property(point, point, (a, b) => {
        const there = distance(pointsAt(a), pointsAt(b));
        expect(distance(pointsAt(b), pointsAt(a))).toBe(there);
        expect(there === 0).toBe(a.join() === b.join());
      }),
    );
  });
});

describe('directionOf', () => {
  it('has no sense: a line and its reverse are one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7, max: 0 }), (eighths) => {
        const angle = (eighths * Math.PI) / 8;
        expect(directionOf(angle)).toBe(directionOf(angle + Math.PI));
      }),
    );
  });
});
