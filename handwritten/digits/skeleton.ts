import { heightOf, NEIGHBOURS, SIDE, widthOf, type Bitmap, type Frame } from './canvas.js';
import { keepInk, patternAt } from './thinning.js';

/** What is seen of the thinned strokes. */
export interface StrokeFacts {
  /** Free ends of strokes: how many in all, and how many in the upper left quarter. */
  readonly ends: number;
  readonly endsTopLeft: number;
  /** How far the strokes lie from the upright axis of the digit on the average, in per cent of the height. */
  readonly wander: number;
  /** Length of all strokes, in per cent of the height. */
  readonly strokeLength: number;
}

/** Branches of at most this many cells are spurs: thinning makes them out of rough edges, and no stroke is so short. */
const SPUR = 4;

/** How many runs of ink touch a cell, by its pattern of neighbours (S. Yokoi's connectivity number, 1973). */
const BRANCHES = new Uint8Array(256);
for (let pattern = 0; pattern < 256; pattern++) {
  const paper = (index: number) => 1 - ((pattern >> (index % 8)) & 1);
  let runs = 0;
  for (let index = 0; index < 8; index += 2) {
    runs += paper(index) - paper(index) * paper(index + 1) * paper(index + 2);
  }
  BRANCHES[pattern] = runs;
}

/**
 * Looks at the strokes.
 *
 * @param cells places of the skeleton's cells
 * @param count how many
 * @param aspect width over height before the width was adapted
 */
export function seeStrokes(
  skeleton: Bitmap,
  cells: Int32Array,
  count: number,
  frame: Frame,
  aspect: number,
): StrokeFacts {
  let ends = 0;
  let endsTopLeft = 0;
  let sumX = 0;
  for (let index = 0; index < count; index++) {
    const at = cells[index]!;
    const x = at % SIDE;
    sumX += x;
    if (!isEnd(skeleton, at)) continue;
    ends++;
    const upper = (at - x) / SIDE <= (frame.top + frame.bottom) / 2;
    if (upper && x <= (frame.left + frame.right) / 2) endsTopLeft++;
  }
  let wander = 0;
  for (let index = 0; index < count; index++) wander += Math.abs((cells[index]! % SIDE) - sumX / count);
  const meanWander = count === 0 ? 0 : wander / count / widthOf(frame);
  return {
    ends,
    endsTopLeft,
    wander: Math.round(100 * meanWander * aspect),
    strokeLength: Math.round((100 * count) / heightOf(frame)),
  };
}

/**
 * Takes away spurs: branches of at most four cells between a free end and a fork.
 *
 * @param skeleton lines one cell wide, changed in place
 * @param cells the places of its cells, changed in place
 * @param count how many
 * @returns how many are left
 */
export function pruneSpurs(skeleton: Bitmap, cells: Int32Array, count: number): number {
  for (let index = 0; index < count; index++) {
    if (isEnd(skeleton, cells[index]!)) removeSpur(skeleton, cells[index]!);
  }
  return keepInk(skeleton, cells, count);
}

function isEnd(skeleton: Bitmap, at: number): boolean {
  let count = 0;
  for (const step of NEIGHBOURS) count += skeleton[at + step]!;
  return skeleton[at] === 1 && count === 1;
}

/** Walks from an end, taking cells away; puts them back unless a fork comes within the length of a spur. */
function removeSpur(skeleton: Bitmap, end: number): void {
  const path: number[] = [];
  let at = end;
  while (path.length <= SPUR) {
    path.push(at);
    skeleton[at] = 0;
    let next = -1;
    let count = 0;
    for (const step of NEIGHBOURS) {
      if (skeleton[at + step] === 1) {
        count++;
        next = at + step;
      }
    }
    if (count === 0) break;
    // What is left is still the inside of a line: the branch began here.
    if (count > 1 || BRANCHES[patternAt(skeleton, next)]! >= 2) return;
    at = next;
  }
  for (const cell of path) skeleton[cell] = 1;
}
