import { CELLS, SIDE } from './canvas.js';

/** Cells that hang together. */
export interface Patch {
  /** Number of cells. */
  area: number;
  /** Mean column and row, in cells of the canvas. */
  x: number;
  y: number;
  /** Lowest row. */
  bottom: number;
}

/**
 * Collects the patch of equal cells around a start, joined along edges.
 *
 * @param cells the picture, {@link CELLS} values
 * @param value the value that the patch is made of
 * @param start place of one of its cells
 * @param mark what its cells are marked with in `patchOf`; not 0
 * @param patchOf marks of all cells; 0 is "not yet visited"
 * @param stack scratch memory of at least {@link CELLS} numbers
 */
export function flood(
  cells: Uint8Array,
  value: number,
  start: number,
  mark: number,
  patchOf: Int32Array,
  stack: Int32Array,
): Patch {
  let depth = 0;
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  let bottom = 0;
  stack[depth++] = start;
  patchOf[start] = mark;
  while (depth > 0) {
    const at = stack[--depth]!;
    const x = at % SIDE;
    const y = (at - x) / SIDE;
    area++;
    sumX += x;
    sumY += y;
    if (y > bottom) bottom = y;
    if (x > 0 && patchOf[at - 1] === 0 && cells[at - 1] === value) {
      patchOf[at - 1] = mark;
      stack[depth++] = at - 1;
    }
    if (x < SIDE - 1 && patchOf[at + 1] === 0 && cells[at + 1] === value) {
      patchOf[at + 1] = mark;
      stack[depth++] = at + 1;
    }
    if (y > 0 && patchOf[at - SIDE] === 0 && cells[at - SIDE] === value) {
      patchOf[at - SIDE] = mark;
      stack[depth++] = at - SIDE;
    }
    if (at < CELLS - SIDE && patchOf[at + SIDE] === 0 && cells[at + SIDE] === value) {
      patchOf[at + SIDE] = mark;
      stack[depth++] = at + SIDE;
    }
  }
  return { area, x: sumX / area, y: sumY / area, bottom };
}
