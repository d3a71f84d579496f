import { SIDE, type Bitmap, type Frame } from './canvas.js';

/** What cuts across and down the digit meet. Heights and places in per cent of the frame. */
export interface CutFacts {
  /** Strokes met by a cut from left to right at 25, 50, 75 per cent of the height. */
  readonly across25: number;
  readonly across50: number;
  readonly across75: number;
  /** Strokes one above the other: the most that a cut down at 40, 50 or 60 per cent of the width meets. */
  readonly floors: number;
  /** Where the first ink from the left lies at 10, 25, 75, 90 per cent of the height. */
  readonly leftEdge10: number;
  readonly leftEdge25: number;
  readonly leftEdge75: number;
  readonly leftEdge90: number;
  /** Where the last ink ends there. */
  readonly rightEdge10: number;
  readonly rightEdge25: number;
  readonly rightEdge75: number;
  readonly rightEdge90: number;
  /** Share of the width that is ink at 95 per cent of the height. */
  readonly bottomInk: number;
  /** How far ink in the middle reaches to the right beyond the ink a fifth of the height above and below it. */
  readonly barPastStem: number;
  /** How far the outline is drawn in at the middle, on the left and on the right, against above and below. */
  readonly waistLeft: number;
  readonly waistRight: number;
}

/** What a straight cut through a digit meets. */
export interface Cut {
  /** How many strokes it crosses. */
  readonly crossings: number;
  /** Where its first ink begins and its last ink ends, in per cent of the frame; 100 and 0 when it meets none. */
  readonly first: number;
  readonly last: number;
  /** Length of all ink on it, in per cent of the frame. */
  readonly ink: number;
}

/** Runs of ink shorter than this, in cells, are rough edges; the thinnest pen is twice as wide. */
const SHORTEST_RUN = 2;

/** Cuts the digit in all the places that rules ask for. */
export function seeCuts(canvas: Bitmap, frame: Frame): CutFacts {
  const [c10, c25, c50] = [
    cutAcross(canvas, frame, 10),
    cutAcross(canvas, frame, 25),
    cutAcross(canvas, frame, 50),
  ];
  const [c75, c90] = [cutAcross(canvas, frame, 75), cutAcross(canvas, frame, 90)];
  return {
    across25: c25.crossings,
    across50: c50.crossings,
    across75: c75.crossings,
    floors: Math.max(...[40, 50, 60].map((place) => cutDown(canvas, frame, place).crossings)),
    leftEdge10: c10.first,
    leftEdge25: c25.first,
    leftEdge75: c75.first,
    leftEdge90: c90.first,
    rightEdge10: c10.last,
    rightEdge25: c25.last,
    rightEdge75: c75.last,
    rightEdge90: c90.last,
    bottomInk: cutAcross(canvas, frame, 95).ink,
    barPastStem: barPastStem(canvas, frame),
    ...waist(canvas, frame),
  };
}

/**
 * Cuts across the digit from left to right.
 *
 * @param height where, in per cent of the frame's height from the top
 */
export function cutAcross(bitmap: Bitmap, frame: Frame, height: number): Cut {
  const row = frame.top + Math.round((height / 100) * (frame.bottom - frame.top));
  return cut(bitmap, row * SIDE + frame.left, 1, frame.right - frame.left + 1);
}

/**
 * Cuts through the digit from top to bottom.
 *
 * @param place where, in per cent of the frame's width from the left
 */
export function cutDown(bitmap: Bitmap, frame: Frame, place: number): Cut {
  const column = frame.left + Math.round((place / 100) * (frame.right - frame.left));
  return cut(bitmap, frame.top * SIDE + column, SIDE, frame.bottom - frame.top + 1);
}

function cut(bitmap: Bitmap, start: number, step: number, length: number): Cut {
  let crossings = 0;
  let run = 0;
  let ink = 0;
  let first = length;
  let last = 0;
  for (let index = 0, at = start; index < length; index++, at += step) {
    if (bitmap[at] === 0) {
      run = 0;
      continue;
    }
    run++;
    ink++;
    if (run === SHORTEST_RUN) crossings++;
    if (first === length) first = index;
    last = index + 1;
  }
  const share = (cells: number) => Math.round((100 * cells) / length);
  return { crossings, first: share(first), last: share(last), ink: share(ink) };
}

function barPastStem(canvas: Bitmap, frame: Frame): number {
  // Every twentieth of the height from a quarter to 95 per cent; a fifth of the height is four of these steps.
  const rightEdges = Array.from({ length: 15 }, (_, step) => cutAcross(canvas, frame, 25 + 5 * step).last);
  let most = 0;
  for (let step = 4; step <= 10; step++) {
    most = Math.max(most, rightEdges[step]! - Math.max(rightEdges[step - 4]!, rightEdges[step + 4]!));
  }
  return most;
}

function waist(canvas: Bitmap, frame: Frame): { waistLeft: number; waistRight: number } {
  const band = (from: number, to: number) => {
    let [leftmost, rightmost, innerLeft, innerRight] = [100, 0, 0, 100];
    for (let height = from; height <= to; height += 5) {
      const { first, last } = cutAcross(canvas, frame, height);
      leftmost = Math.min(leftmost, first);
      rightmost = Math.max(rightmost, last);
      innerLeft = Math.max(innerLeft, first);
      innerRight = Math.min(innerRight, last);
    }
    return { leftmost, rightmost, innerLeft, innerRight };
  };
  const [above, middle, below] = [band(10, 30), band(35, 65), band(70, 90)];
  return {
    waistLeft: middle.innerLeft - Math.max(above.leftmost, below.leftmost),
    waistRight: Math.min(above.rightmost, below.rightmost) - middle.innerRight,
  };
}
