import { CELLS, NEIGHBOURS, SIDE, type Bitmap } from './canvas.js';

/** What may become of a cell, by its pattern of neighbours: removed in the first pass, in the second, and safely. */
const FIRST_PASS = 1;
const SECOND_PASS = 2;
const SAFE = 4;
const REMOVABLE = new Uint8Array(256);
for (let pattern = 0; pattern < 256; pattern++) {
  const ink = (index: number) => (pattern >> (index % 8)) & 1;
  let count = 0;
  let transitions = 0;
  for (let index = 0; index < 8; index++) {
    count += ink(index);
    if (ink(index) === 0 && ink(index + 1) === 1) transitions++;
  }
  if (count < 2 || count > 6 || transitions !== 1) continue;
  const [north, east, south, west] = [ink(0), ink(2), ink(4), ink(6)];
  REMOVABLE[pattern] = SAFE;
  if (north * east * south === 0 && east * south * west === 0) REMOVABLE[pattern]! |= FIRST_PASS;
  if (north * east * west === 0 && north * south * west === 0) REMOVABLE[pattern]! |= SECOND_PASS;
}

/** Memory that {@link thin} works in. */
export interface ThinningScratch {
  /** Afterwards the places of the skeleton's cells; {@link CELLS} numbers. */
  readonly cells: Int32Array;
  readonly stack: Int32Array;
}

/**
 * Thins ink to lines one cell wide that run along the middle of the strokes (T. Y. Zhang and C. Y. Suen, "A fast
 * parallel algorithm for thinning digital patterns", 1984), then takes the corners of staircases away.
 * No stroke falls apart, no hole opens or closes.
 *
 * @param bitmap ink, unchanged; its border cells are paper
 * @param skeleton where the lines go
 * @returns the number of cells of the skeleton; the first that many entries of `cells` are their places
 */
export function thin(bitmap: Bitmap, skeleton: Bitmap, scratch: ThinningScratch): number {
  const { cells, stack } = scratch;
  skeleton.set(bitmap);
  let count = 0;
  for (let at = 0; at < CELLS; at++) if (bitmap[at] === 1) cells[count++] = at;
  for (let removed = true; removed;) {
    const first = sweep(skeleton, cells, count, FIRST_PASS, stack);
    const second = sweep(skeleton, cells, count, SECOND_PASS, stack);
    removed = first + second > 0;
    count = keepInk(skeleton, cells, count);
  }
  for (let index = 0; index < count; index++) {
    const at = cells[index]!;
    if (isStairCorner(patternAt(skeleton, at))) skeleton[at] = 0;
  }
  return keepInk(skeleton, cells, count);
}

/** Drops the places that are no longer ink from a list of places; returns the length of what is left. */
export function keepInk(skeleton: Bitmap, cells: Int32Array, count: number): number {
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const at = cells[index]!;
    if (skeleton[at] === 1) cells[kept++] = at;
  }
  return kept;
}

/**
 * One parallel pass: lists what may go, then lets it go. The original lets all of it go at once, which wipes out squares
 * of two by two; here each cell goes only if what went before leaves that safe.
 *
 * @returns the number of cells that went
 */
function sweep(skeleton: Bitmap, cells: Int32Array, count: number, pass: number, marked: Int32Array): number {
  let marks = 0;
  for (let index = 0; index < count; index++) {
    const at = cells[index]!;
    // A cell inside ink stays, and most cells are inside.
    if (skeleton[at - 1]! & skeleton[at + 1]! & skeleton[at - SIDE]! & skeleton[at + SIDE]!) continue;
    if (skeleton[at] === 1 && (REMOVABLE[patternAt(skeleton, at)]! & pass) !== 0) marked[marks++] = at;
  }
  let removed = 0;
  for (let index = 0; index < marks; index++) {
    const at = marked[index]!;
    if ((REMOVABLE[patternAt(skeleton, at)]! & SAFE) === 0) continue;
    skeleton[at] = 0;
    removed++;
  }
  return removed;
}

/** True for two straight neighbours at a right angle, which touch at the corner, and nothing on the far side. */
function isStairCorner(pattern: number): boolean {
  for (let index = 0; index < 8; index += 2) {
    const ink = (step: number) => (pattern >> ((index + step) % 8)) & 1;
    if (ink(0) === 1 && ink(2) === 1 && ink(4) === 0 && ink(5) === 0 && ink(6) === 0) return true;
  }
  return false;
}

/** The eight neighbours of a cell as bits: bit 0 is north, then clockwise. */
export function patternAt(bitmap: Bitmap, at: number): number {
  let pattern = 0;
  for (let index = 0; index < 8; index++) pattern |= bitmap[at + NEIGHBOURS[index]!]! << index;
  return pattern;
}
