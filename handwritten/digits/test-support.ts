import { build } from 'esbuild';

import { IMAGE_SIDE, PIXELS, type DigitImage } from '../../tasks/digits/image.js';
import { CELLS, FRAME, MARGIN, SIDE, type Bitmap, type Frame } from './canvas.js';

/** The whole frame of the canvas. */
export const WHOLE_FRAME: Frame = {
  left: MARGIN,
  right: MARGIN + FRAME - 1,
  top: MARGIN,
  bottom: MARGIN + FRAME - 1,
};

/**
 * Draws a bitmap from lines of text, for tests: `#` is ink, everything else paper.
 *
 * @param rows at most 40 rows of at most 40 characters
 * @param scale every character becomes a square of that many cells
 * @param x where in the frame the picture begins, and `y` likewise
 * @example
 * bitmapOf(['###', '# #', '###']); // a ring with one hole
 */
export function bitmapOf(rows: readonly string[], scale = 1, x = 0, y = 0): Bitmap {
  const bitmap = new Uint8Array(CELLS);
  forInk(rows, scale, (column, row) => (bitmap[(row + y + MARGIN) * SIDE + column + x + MARGIN] = 1));
  return bitmap;
}

/** Draws an image in the same way, in full ink. */
export function imageOf(rows: readonly string[], scale = 1, x = 0, y = 0): DigitImage {
  const image = new Uint8Array(PIXELS);
  forInk(rows, scale, (column, row) => (image[(row + y) * IMAGE_SIDE + column + x] = 255));
  return image;
}

function forInk(
  rows: readonly string[],
  scale: number,
  mark: (column: number, row: number) => unknown,
): void {
  rows.forEach((line, row) => {
    for (let column = 0; column < line.length * scale; column++) {
      if (line[Math.floor(column / scale)] !== '#') continue;
      for (let part = 0; part < scale; part++) mark(column, row * scale + part);
    }
  });
}

/**
 * Compiles a module of this folder as it is shipped, and loads it, for tests over many images: the test runner's own
 * translation makes every imported constant a function call, and this program tens of times slower.
 *
 * @typeParam Module `typeof import('./that-module.js')`
 * @param name the module's file, for example `index.ts`
 */
export async function compiled<Module>(name: string): Promise<Module> {
  const { outputFiles } = await build({
    entryPoints: [new URL(name, import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`)) as Module;
}
