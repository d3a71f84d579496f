import { IMAGE_SIDE, PIXELS } from '../../tasks/digits/image.js';
import { FRAME, MARGIN, SIDE, type Bitmap, type Frame } from './canvas.js';

/** Steepest slant that is taken back, in columns per row: the most leaning hands lean by about 56°. */
export const STEEPEST = 1.5;

/** Fewest rows and columns of a frame: below that, places within it would mean nothing. */
const SMALLEST_FRAME = 8;

/** What straightening did. */
export interface Straightened {
  /** Where the digit stands on the canvas. */
  readonly frame: Frame;
  /** Width over height after straightening, before the width was adapted. */
  readonly aspect: number;
  /** Share of the frame that is ink, 0 to 1. */
  readonly inkShare: number;
}

/**
 * How wide a shape is drawn in a frame of height 1: a narrow one is widened a good deal, a square one stays square
 * (C.-L. Liu, K. Nakashima, H. Sako and H. Fujisawa, "Handwritten digit recognition: investigation of normalization
 * and feature extraction techniques", 2004: the square root of the sine of the aspect ratio).
 *
 * @param aspect width over height; anything above 1 is drawn as wide as high
 * @example
 * adaptedWidth(0.25); // 0.62
 */
export function adaptedWidth(aspect: number): number {
  return Math.sqrt(Math.sin((Math.PI / 2) * Math.min(1, aspect)));
}

/**
 * Stands a digit upright and makes it fill the frame of the canvas: takes its slant back by a shear, so that its main
 * axis is vertical, then stretches it to the frame's height and to {@link adaptedWidth}.
 *
 * @param image grey values without specks
 * @param threshold the grey value from which a pixel is ink
 * @param canvas where the black and white picture goes; left as it is when there is no ink
 * @returns `undefined` when there is no ink
 */
export function straighten(image: Uint8Array, threshold: number, canvas: Bitmap): Straightened | undefined {
  const upright = findUpright(image, threshold);
  if (!upright) return undefined;
  const { shear, centreY } = upright;
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let at = 0; at < PIXELS; at++) {
    if (image[at]! < threshold) continue;
    const column = at % IMAGE_SIDE;
    const y = (at - column) / IMAGE_SIDE;
    const x = column - shear * (y - centreY);
    left = Math.min(left, x - 0.5);
    right = Math.max(right, x + 0.5);
    top = Math.min(top, y - 0.5);
    bottom = Math.max(bottom, y + 0.5);
  }
  const aspect = (right - left) / (bottom - top);
  const height = Math.max(SMALLEST_FRAME, Math.round(aspect > 1 ? FRAME / aspect : FRAME));
  const width = Math.max(SMALLEST_FRAME, Math.round(FRAME * adaptedWidth(aspect)));
  const frame = frameOf(width, height);
  let ink = 0;
  canvas.fill(0);
  for (let row = 0; row < height; row++) {
    const y = top + ((row + 0.5) * (bottom - top)) / height;
    const start = left + shear * (y - centreY);
    for (let column = 0; column < width; column++) {
      const x = start + ((column + 0.5) * (right - left)) / width;
      if (greyAt(image, x, y) < threshold) continue;
      canvas[(frame.top + row) * SIDE + frame.left + column] = 1;
      ink++;
    }
  }
  return { frame, aspect, inkShare: ink / (width * height) };
}

/** The shear that makes the main axis vertical, by the second moments of the ink, and the height of its centre. */
function findUpright(image: Uint8Array, threshold: number): { shear: number; centreY: number } | undefined {
  let mass = 0;
  let [x1, y1, xy, yy] = [0, 0, 0, 0];
  for (let at = 0; at < PIXELS; at++) {
    const grey = image[at]!;
    if (grey < threshold) continue;
    const x = at % IMAGE_SIDE;
    const y = (at - x) / IMAGE_SIDE;
    mass += grey;
    x1 += grey * x;
    y1 += grey * y;
    xy += grey * x * y;
    yy += grey * y * y;
  }
  if (mass === 0) return undefined;
  const spreadXY = xy - (x1 * y1) / mass;
  const spreadYY = yy - (y1 * y1) / mass;
  const slope = spreadYY > 0 ? spreadXY / spreadYY : 0;
  return { shear: Math.max(-STEEPEST, Math.min(STEEPEST, slope)), centreY: y1 / mass };
}

function frameOf(width: number, height: number): Frame {
  const left = MARGIN + ((FRAME - width) >> 1);
  const top = MARGIN + ((FRAME - height) >> 1);
  return { left, right: left + width - 1, top, bottom: top + height - 1 };
}

/** The grey value between pixel centres, in proportion to their nearness. */
function greyAt(image: Uint8Array, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const dx = x - column;
  const dy = y - row;
  const above = (1 - dx) * pixel(image, column, row) + dx * pixel(image, column + 1, row);
  const below = (1 - dx) * pixel(image, column, row + 1) + dx * pixel(image, column + 1, row + 1);
  return (1 - dy) * above + dy * below;
}

function pixel(image: Uint8Array, column: number, row: number): number {
  const inside = column >= 0 && column < IMAGE_SIDE && row >= 0 && row < IMAGE_SIDE;
  return inside ? image[row * IMAGE_SIDE + column]! : 0;
}
