/** Rows and columns of the canvas on which a straightened digit is looked at. */
export const SIDE = 44;

/** Cells of the canvas. */
export const CELLS = SIDE * SIDE;

/** Height of the frame that the digit fills: twice that of the digits in MNIST, so that thin gaps stay visible. */
export const FRAME = 40;

/** Rows and columns of paper around the frame, so that no neighbour ever lies outside. */
export const MARGIN = (SIDE - FRAME) / 2;

/** A black and white picture, row by row from the top left: 1 is ink, 0 is paper; {@link CELLS} cells. */
export type Bitmap = Uint8Array;

/** Steps to the eight neighbours of a cell, clockwise from north. */
export const NEIGHBOURS = [-SIDE, -SIDE + 1, 1, SIDE + 1, SIDE, SIDE - 1, -1, -SIDE - 1] as const;

/** The smallest frame that holds all ink, in cells of the canvas; the four lines belong to it. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Columns of a frame. */
export function widthOf(frame: Frame): number {
  return frame.right - frame.left + 1;
}

/** Rows of a frame. */
export function heightOf(frame: Frame): number {
  return frame.bottom - frame.top + 1;
}

/** How far down a row lies: 0 is the frame's top row, 100 its bottom row. */
export function heightInFrame(y: number, frame: Frame): number {
  return Math.round((100 * (y - frame.top)) / (frame.bottom - frame.top));
}

/** How far to the right a column lies: 0 is the frame's left column, 100 its right column. */
export function placeInFrame(x: number, frame: Frame): number {
  return Math.round((100 * (x - frame.left)) / (frame.right - frame.left));
}

/** Cells as a share of the frame, in whole per cent; what is there at all counts as at least 1. */
export function areaInFrame(cells: number, frame: Frame): number {
  if (cells === 0) return 0;
  return Math.max(1, Math.round((100 * cells) / (widthOf(frame) * heightOf(frame))));
}
