import { areaInFrame, CELLS, heightInFrame, SIDE, type Bitmap, type Frame } from './canvas.js';
import { OUTSIDE } from './holes.js';
import { flood, type Patch } from './patches.js';

/** What is seen of bays. Areas in per cent of the frame's; a bay is above or below by its centre. 0 without any. */
export interface BayFacts {
  /** Area of the largest bay open to the left in the upper half, in the lower half, and so on. */
  readonly leftBayAbove: number;
  readonly leftBayBelow: number;
  readonly rightBayAbove: number;
  readonly rightBayBelow: number;
  /** How far down bays open to the right reach, in per cent of the height. */
  readonly rightBayReach: number;
  /** The largest bay open to the top: its area, and the height of its centre. */
  readonly topBay: number;
  readonly topBayHeight: number;
  /** Area of the largest bay open to the bottom. */
  readonly bottomBay: number;
}

/** The side to which a bay is open. */
type Opening = 'left' | 'right' | 'top' | 'bottom';

/** A patch of paper with ink on exactly three sides. */
export interface Bay extends Patch {
  readonly opening: Opening;
}

const INK_LEFT = 1;
const INK_RIGHT = 2;
const INK_ABOVE = 4;
const INK_BELOW = 8;

/** The opening of a place, by the directions in which it sees ink. */
const OPENINGS: Readonly<Record<number, Opening>> = {
  [INK_RIGHT | INK_ABOVE | INK_BELOW]: 'left',
  [INK_LEFT | INK_ABOVE | INK_BELOW]: 'right',
  [INK_LEFT | INK_RIGHT | INK_BELOW]: 'top',
  [INK_LEFT | INK_RIGHT | INK_ABOVE]: 'bottom',
};

/** Smaller bays, in cells, are rough edges. */
const SMALLEST_BAY = 8;
/** From this size on, a bay's reach counts: one in a hundred of the frame. */
const NOTICEABLE_BAY = 16;

/** Memory that {@link findBays} works in. */
export interface BayScratch {
  readonly loci: Uint8Array;
  readonly bayOf: Int32Array;
  readonly stack: Int32Array;
}

/**
 * Looks for bays.
 *
 * @param holeOf the marks of `findHoles`: holes are no bays
 */
export function seeBays(canvas: Bitmap, frame: Frame, holeOf: Int32Array, scratch: BayScratch): BayFacts {
  const bays = findBays(canvas, holeOf, scratch);
  const middle = (frame.top + frame.bottom) / 2;
  const area = (opening: Opening, above: boolean) =>
    areaInFrame(
      largest(bays, (bay) => bay.opening === opening && bay.y <= middle === above)?.area ?? 0,
      frame,
    );
  const top = largest(bays, (bay) => bay.opening === 'top');
  let reach = 0;
  for (const bay of bays) {
    if (bay.opening !== 'right' || bay.area < NOTICEABLE_BAY) continue;
    reach = Math.max(reach, heightInFrame(bay.bottom, frame));
  }
  return {
    leftBayAbove: area('left', true),
    leftBayBelow: area('left', false),
    rightBayAbove: area('right', true),
    rightBayBelow: area('right', false),
    rightBayReach: reach,
    topBay: areaInFrame(top?.area ?? 0, frame),
    topBayHeight: top ? heightInFrame(top.y, frame) : 0,
    bottomBay: areaInFrame(largest(bays, (bay) => bay.opening === 'bottom')?.area ?? 0, frame),
  };
}

/**
 * Finds the bays: every cell of paper is asked in which of the four directions it sees ink, and neighbours with the
 * same answer make a patch (H. A. Glucksman, "Classification of mixed-font alphabetics by characteristic loci", 1967).
 */
export function findBays(bitmap: Bitmap, holeOf: Int32Array, scratch: BayScratch): Bay[] {
  const { loci, bayOf, stack } = scratch;
  loci.fill(0);
  for (let line = 0; line < SIDE; line++) {
    look(bitmap, loci, line * SIDE, 1, INK_LEFT);
    look(bitmap, loci, line * SIDE + SIDE - 1, -1, INK_RIGHT);
    look(bitmap, loci, line, SIDE, INK_ABOVE);
    look(bitmap, loci, CELLS - SIDE + line, -SIDE, INK_BELOW);
  }
  bayOf.fill(0);
  const bays: Bay[] = [];
  for (let at = 0; at < CELLS; at++) {
    const opening = loci[at]! === 0 ? undefined : OPENINGS[loci[at]!];
    if (opening === undefined || bayOf[at] !== 0 || holeOf[at] !== OUTSIDE) continue;
    const patch = flood(loci, loci[at]!, at, 1, bayOf, stack);
    if (patch.area >= SMALLEST_BAY) bays.push({ ...patch, opening });
  }
  return bays;
}

/** Walks one line of cells and notes on all paper behind ink that ink lies in that direction. */
function look(bitmap: Bitmap, loci: Uint8Array, start: number, step: number, direction: number): void {
  let seen = 0;
  for (let index = 0, at = start; index < SIDE; index++, at += step) {
    if (bitmap[at] === 1) seen = direction;
    else loci[at]! |= seen;
  }
}

function largest(bays: readonly Bay[], fits: (bay: Bay) => boolean): Bay | undefined {
  let found: Bay | undefined;
  for (const bay of bays) if (fits(bay) && (!found || bay.area > found.area)) found = bay;
  return found;
}
