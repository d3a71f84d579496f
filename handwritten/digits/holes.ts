import { areaInFrame, CELLS, heightInFrame, placeInFrame, SIDE, type Bitmap, type Frame } from './canvas.js';
import { flood, type Patch } from './patches.js';

/** What is seen of holes. Heights and places in per cent of the frame, areas in per cent of the frame's. */
export interface HoleFacts {
  /** Holes of a noticeable size. */
  readonly holeCount: number;
  /** The upper one of the two largest: its area, and the height and place of its centre. 0 without any. */
  readonly holeArea: number;
  readonly holeHeight: number;
  readonly holePlace: number;
  /** The centre of the lower one of the two largest. 0 when there is none. */
  readonly secondHoleHeight: number;
  /** The same after gaps about as wide as a thin pen are closed. */
  readonly nearHoleCount: number;
  readonly nearHoleArea: number;
  readonly nearHoleHeight: number;
  readonly nearSecondHoleHeight: number;
}

/** Mark of paper that is joined to the margin. */
export const OUTSIDE = -1;

/** Holes of fewer cells are flaws of the ink: six cells are one and a half pixels of the image. */
const SMALLEST_HOLE = 6;

/** Memory that {@link seeHoles} works in. */
export interface HoleScratch {
  /** Afterwards: {@link OUTSIDE} for paper outside, n for the nth hole's cells, 0 for ink. */
  readonly holeOf: Int32Array;
  readonly nearHoleOf: Int32Array;
  readonly stack: Int32Array;
  readonly thicker: Bitmap;
  readonly thickest: Bitmap;
}

/** Looks for holes: paper that strokes shut in, or all but shut in. */
export function seeHoles(canvas: Bitmap, frame: Frame, scratch: HoleScratch): HoleFacts {
  const holes = findHoles(canvas, scratch.holeOf, scratch.stack);
  // Twice a cell all round closes gaps of up to four cells, two pixels of the image.
  thicken(canvas, scratch.thicker);
  thicken(scratch.thicker, scratch.thickest);
  const nearHoles = findHoles(scratch.thickest, scratch.nearHoleOf, scratch.stack);
  const [upper, lower] = largestTwo(holes);
  const [nearUpper, nearLower] = largestTwo(nearHoles);
  const height = (hole: Patch | undefined) => (hole ? heightInFrame(hole.y, frame) : 0);
  return {
    holeCount: holes.length,
    holeArea: areaInFrame(upper?.area ?? 0, frame),
    holeHeight: height(upper),
    holePlace: upper ? placeInFrame(upper.x, frame) : 0,
    secondHoleHeight: height(lower),
    nearHoleCount: nearHoles.length,
    nearHoleArea: areaInFrame(nearUpper?.area ?? 0, frame),
    nearHoleHeight: height(nearUpper),
    nearSecondHoleHeight: height(nearLower),
  };
}

/**
 * Finds the holes of a noticeable size: patches of paper, joined along edges, that ink shuts off from the margin.
 *
 * @param bitmap ink, unchanged; its border cells are paper
 * @param holeOf where every cell is marked, see {@link HoleScratch}
 * @param stack scratch memory of at least {@link CELLS} numbers
 */
export function findHoles(bitmap: Bitmap, holeOf: Int32Array, stack: Int32Array): Patch[] {
  holeOf.fill(0);
  flood(bitmap, 0, 0, OUTSIDE, holeOf, stack);
  const holes: Patch[] = [];
  for (let at = 0; at < CELLS; at++) {
    if (bitmap[at] !== 0 || holeOf[at] !== 0) continue;
    const hole = flood(bitmap, 0, at, holes.length + 1, holeOf, stack);
    if (hole.area >= SMALLEST_HOLE) holes.push(hole);
  }
  return holes;
}

/** Adds a cell of ink on all four sides of ink; the outermost cells stay paper. */
function thicken(bitmap: Bitmap, thicker: Bitmap): void {
  thicker.fill(0);
  for (let row = 1; row < SIDE - 1; row++) {
    for (let at = row * SIDE + 1; at < row * SIDE + SIDE - 1; at++) {
      thicker[at] = bitmap[at]! | bitmap[at - 1]! | bitmap[at + 1]! | bitmap[at - SIDE]! | bitmap[at + SIDE]!;
    }
  }
}

function largestTwo(holes: readonly Patch[]): readonly Patch[] {
  if (holes.length < 2) return holes;
  return [...holes]
    .sort((a, b) => b.area - a.area)
    .slice(0, 2)
    .sort((a, b) => a.y - b.y);
}
