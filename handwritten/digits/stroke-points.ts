import { SIDE, type Bitmap } from './canvas.js';
import { adaptedWidth } from './straighten.js';

/** Rows and columns of the grid on which strokes are compared: coarse, since hands differ by more than a cell. */
export const GRID = 24;

/** Cells between the strokes' frame and the edge of the grid, so that the surroundings of strokes are on it too. */
const EDGE = 2;

/** Height of the strokes' frame, from the first to the last row of points, in cells of the grid. */
export const GRID_HEIGHT = GRID - 1 - 2 * EDGE;

/** Directions told apart: 180° in eight steps. A stroke has no sense, so 0° and 180° are one. */
export const DIRECTIONS = 8;

/** Half the side of the window in which the direction of a line is felt. */
const WINDOW = 3;

/** Points along strokes; `direction` counts from 0, along the rows, to {@link DIRECTIONS} − 1. */
export interface StrokePoints {
  count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly direction: Uint8Array;
}

/** Memory for the points along some strokes. */
export function makeStrokePoints(most: number): StrokePoints {
  return { count: 0, x: new Float32Array(most), y: new Float32Array(most), direction: new Uint8Array(most) };
}

/**
 * The direction of a line, in steps of 22.5°.
 *
 * @param radians from −π to π, 0 along the rows
 */
export function directionOf(radians: number): number {
  return Math.round((radians / Math.PI + 1) * DIRECTIONS) % DIRECTIONS;
}

/**
 * Moves points so that they fill the grid's frame in the way a straightened digit fills its own.
 *
 * @param points any units; changed in place
 * @param widthAdapted true where the width was adapted before, as on the canvas
 */
export function fillGrid(points: StrokePoints, widthAdapted: boolean): void {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let index = 0; index < points.count; index++) {
    left = Math.min(left, points.x[index]!);
    right = Math.max(right, points.x[index]!);
    top = Math.min(top, points.y[index]!);
    bottom = Math.max(bottom, points.y[index]!);
  }
  const width = right - left;
  // A lying line has no height; any small one keeps the division sane.
  const height = Math.max(bottom - top, 1e-6);
  const aspect = width / height;
  const newWidth = widthAdapted ? Math.min(1, aspect) : adaptedWidth(aspect);
  const scaleX = width > 0 ? (newWidth * GRID_HEIGHT) / width : 0;
  const scaleY = (aspect > 1 ? GRID_HEIGHT / aspect : GRID_HEIGHT) / height;
  for (let index = 0; index < points.count; index++) {
    points.x[index] = (GRID - 1) / 2 + (points.x[index]! - (left + right) / 2) * scaleX;
    points.y[index] = (GRID - 1) / 2 + (points.y[index]! - (top + bottom) / 2) * scaleY;
  }
}

/**
 * Takes every second cell of a skeleton as a point, with the direction of the line there.
 *
 * @param cells the places of the skeleton's cells
 * @param count how many
 */
export function pointsOfSkeleton(
  skeleton: Bitmap,
  cells: Int32Array,
  count: number,
  points: StrokePoints,
): void {
  points.count = 0;
  // Of a mere dot, every cell is needed.
  const thinOut = count > 20;
  for (let index = 0; index < count; index++) {
    const at = cells[index]!;
    const x = at % SIDE;
    const y = (at - x) / SIDE;
    if (thinOut && (x + y) % 2 === 1) continue;
    const slot = points.count++;
    points.x[slot] = x;
    points.y[slot] = y;
    points.direction[slot] = directionOf(mainAxis(skeleton, x, y));
  }
}

/** The main axis of the skeleton's cells in a window of 7×7 around one of them, in radians. */
function mainAxis(skeleton: Bitmap, x: number, y: number): number {
  let n = 0;
  let [sx, sy, xx, yy, xy] = [0, 0, 0, 0, 0];
  const [firstRow, lastRow] = [Math.max(0, y - WINDOW), Math.min(SIDE - 1, y + WINDOW)];
  const [firstColumn, lastColumn] = [Math.max(0, x - WINDOW), Math.min(SIDE - 1, x + WINDOW)];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      if (skeleton[row * SIDE + column] === 0) continue;
      const [dx, dy] = [column - x, row - y];
      n++;
      sx += dx;
      sy += dy;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }
  return 0.5 * Math.atan2(2 * (xy - (sx * sy) / n), xx - (sx * sx) / n - (yy - (sy * sy) / n));
}
