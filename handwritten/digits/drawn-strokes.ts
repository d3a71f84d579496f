import { directionOf, makeStrokePoints, type StrokePoints } from './stroke-points.js';
import { STEEPEST } from './straighten.js';

/** Points into which the curve between two drawn points is cut; far closer than the grid's cells. */
const PIECES = 8;

/** One stroke of the pen: the points that it passes. */
type Stroke = readonly (readonly [x: number, y: number])[];

/**
 * Reads strokes from the notation of `drawn.ts`.
 *
 * @example
 * readStrokes('0,2 2,0 | 2,0 2,10'); // a one with a flag: two strokes of two points
 */
export function readStrokes(drawing: string): readonly Stroke[] {
  return drawing.split(' | ').map((stroke) =>
    stroke.split(' ').map((point) => {
      const [x, y] = point.split(',').map(Number);
      return [x!, y!] as const;
    }),
  );
}

/** Points close together along smooth curves through the drawn ones (E. Catmull and R. Rom, 1974). */
export function traceCurves(strokes: readonly Stroke[]): StrokePoints {
  const points = makeStrokePoints(strokes.reduce((sum, stroke) => sum + stroke.length * PIECES, 0));
  for (const stroke of strokes) {
    for (let index = 0; index + 1 < stroke.length; index++) {
      const [from, to] = [stroke[index]!, stroke[index + 1]!];
      const before = stroke[index - 1] ?? from;
      const after = stroke[index + 2] ?? to;
      for (let piece = 0; piece < PIECES; piece++) {
        const t = (piece + 0.5) / PIECES;
        const slot = points.count++;
        points.x[slot] = curve(before[0], from[0], to[0], after[0], t);
        points.y[slot] = curve(before[1], from[1], to[1], after[1], t);
      }
    }
  }
  return points;
}

function curve(before: number, from: number, to: number, after: number, t: number): number {
  const bend = 2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before);
  return from + 0.5 * t * (to - before + t * bend);
}

/** Shears points so that their main axis is vertical, as the ink of an image is. */
export function uprighten(points: StrokePoints): void {
  let sx = 0;
  let sy = 0;
  for (let index = 0; index < points.count; index++) {
    sx += points.x[index]! / points.count;
    sy += points.y[index]! / points.count;
  }
  let xy = 0;
  let yy = 0;
  for (let index = 0; index < points.count; index++) {
    xy += (points.x[index]! - sx) * (points.y[index]! - sy);
    yy += (points.y[index]! - sy) ** 2;
  }
  const shear = Math.max(-STEEPEST, Math.min(STEEPEST, xy / yy));
  for (let index = 0; index < points.count; index++) {
    points.x[index]! -= shear * (points.y[index]! - sy);
  }
}

/** Of points close together, those about one unit apart, with the direction in which the line runs there. */
export function spaceOut(dense: StrokePoints): StrokePoints {
  const points = makeStrokePoints(dense.count);
  let walked = 1;
  for (let index = 0; index + 1 < dense.count; index++) {
    const dx = dense.x[index + 1]! - dense.x[index]!;
    const dy = dense.y[index + 1]! - dense.y[index]!;
    walked += Math.hypot(dx, dy);
    if (walked < 1) continue;
    walked = 0;
    const slot = points.count++;
    points.x[slot] = dense.x[index]!;
    points.y[slot] = dense.y[index]!;
    points.direction[slot] = directionOf(Math.atan2(dy, dx));
  }
  return points;
}
