import { DIRECTIONS, GRID, type StrokePoints } from './stroke-points.js';

const LAYER = GRID * GRID;

/** Cells of a distance map: every place of the grid in every direction. */
export const MAP_CELLS = LAYER * DIRECTIONS;

/** Cost of a step to the next cell, straight and diagonal, in tenths of a cell. */
const STRAIGHT = 10;
const DIAGONAL = 14;
/** Turning a line by one direction (22.5°) counts as much as moving it by a cell and a half. */
const TURN = 15;
/** Nothing is farther than this: six cells away, a third of the height, a stroke is simply elsewhere. */
const FARTHEST = 60;
/** Turns after which {@link FARTHEST} is reached. */
const MOST_TURNS = FARTHEST / TURN;

/**
 * For every place and direction, how far the nearest of some points is, in tenths of a cell, turns counted in
 * (H. G. Barrow et al., "Parametric correspondence and chamfer matching", 1977, with the direction as a third axis).
 *
 * @param points on the grid
 * @param map where the distances go, {@link MAP_CELLS} of them
 */
export function distanceMap(points: StrokePoints, map: Uint8Array): void {
  map.fill(FARTHEST);
  for (let index = 0; index < points.count; index++) map[mapCell(points, index)] = 0;
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    spreadDown(map, direction * LAYER);
    spreadUp(map, direction * LAYER);
  }
  // The circle of directions is walked once round and as far beyond as a turn can still matter.
  for (let step = 1; step < DIRECTIONS + MOST_TURNS; step++) turn(map, step, step - 1);
  for (let step = DIRECTIONS + MOST_TURNS; step > 0; step--) turn(map, step - 1, step);
}

function spreadDown(map: Uint8Array, layer: number): void {
  for (let row = 1; row < GRID - 1; row++) {
    for (let at = layer + row * GRID + 1; at < layer + row * GRID + GRID - 1; at++) {
      let best = map[at]!;
      if (map[at - 1]! + STRAIGHT < best) best = map[at - 1]! + STRAIGHT;
      if (map[at - GRID]! + STRAIGHT < best) best = map[at - GRID]! + STRAIGHT;
      if (map[at - GRID - 1]! + DIAGONAL < best) best = map[at - GRID - 1]! + DIAGONAL;
      if (map[at - GRID + 1]! + DIAGONAL < best) best = map[at - GRID + 1]! + DIAGONAL;
      map[at] = best;
    }
  }
}

function spreadUp(map: Uint8Array, layer: number): void {
  for (let row = GRID - 2; row > 0; row--) {
    for (let at = layer + row * GRID + GRID - 2; at > layer + row * GRID; at--) {
      let best = map[at]!;
      if (map[at + 1]! + STRAIGHT < best) best = map[at + 1]! + STRAIGHT;
      if (map[at + GRID]! + STRAIGHT < best) best = map[at + GRID]! + STRAIGHT;
      if (map[at + GRID + 1]! + DIAGONAL < best) best = map[at + GRID + 1]! + DIAGONAL;
      if (map[at + GRID - 1]! + DIAGONAL < best) best = map[at + GRID - 1]! + DIAGONAL;
      map[at] = best;
    }
  }
}

function turn(map: Uint8Array, toDirection: number, fromDirection: number): void {
  const to = (toDirection % DIRECTIONS) * LAYER;
  const from = (fromDirection % DIRECTIONS) * LAYER;
  for (let at = 0; at < LAYER; at++) {
    const turned = map[from + at]! + TURN;
    if (turned < map[to + at]!) map[to + at] = turned;
  }
}

/** The cell of a distance map in which a point lies; points beyond the grid count as on its edge. */
export function mapCell(points: StrokePoints, index: number): number {
  const column = Math.max(0, Math.min(GRID - 1, Math.round(points.x[index]!)));
  const row = Math.max(0, Math.min(GRID - 1, Math.round(points.y[index]!)));
  return points.direction[index]! * LAYER + row * GRID + column;
}

/**
 * Mean distance of points from what a map was made of, in tenths of a cell.
 *
 * @param mapCells what {@link mapCell} says of the points
 * @param count how many; without any, everything is elsewhere
 */
export function meanDistance(mapCells: Int32Array, count: number, map: Uint8Array): number {
  if (count === 0) return FARTHEST;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += map[mapCells[index]!]!;
  return sum / count;
}
