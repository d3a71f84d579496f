import type { Picture } from '../kit/define/picture.js';
import { IMAGE_SIDE, PIXELS, type DigitImage } from './image.js';

/** The longer side of a digit in MNIST (LeCun et al. 1998: 20×20, by its centre of mass in 28×28). */
const BOX = 20;

/** Less ink than this share of the most is the grain of paper and no stroke. */
const FAINTEST = 1 / 8;

/** What an image already has to keep to in order to stay as it is: the box may be some pixels short of {@link BOX}. */
const PREPARED = { leastBox: 17, mostOffCentre: 1 } as const;

/** A digit as MNIST has it, and what was done to make it so. */
export interface Prepared {
  readonly image: DigitImage;
  /** It was dark on light. */
  readonly inverted: boolean;
  /** It was cut out, scaled and centred; false where it was so already. */
  readonly moved: boolean;
}

/** Ink row by row, 0 to 255, of an image of any size. */
interface Ink {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Makes a digit of MNIST's form out of a picture of any size: grey, light ink on dark paper, scaled so that its longer side is 20
 * pixels, with its centre of mass in the middle of 28×28. A picture that is so already stays as it is but for its colour.
 *
 * Paper is what most of the picture's edge is.
 *
 * @returns undefined where there is nothing on the paper
 */
export function prepareDigit(picture: Picture): Prepared | undefined {
  const grey = greyOf(picture);
  const paper = median(edgeOf(grey));
  const inverted = paper > 127;
  const values = grey.values.map((value) => (inverted ? 255 - value : value));
  const level = inverted ? 255 - paper : paper;
  const most = values.reduce((found, value) => Math.max(found, value), 0);
  if (most - level < 255 * FAINTEST) return undefined;
  const asIs: Ink = { ...grey, values };
  if (isPrepared(asIs)) return { image: Uint8Array.from(values, Math.round), inverted, moved: false };
  // From paper to the blackest stroke is the whole range of ink.
  const stretched = values.map((value) => Math.max(0, (255 * (value - level)) / (most - level)));
  const ink: Ink = { ...grey, values: stretched.map((value) => (value < 255 * FAINTEST ? 0 : value)) };
  return { image: centred(scaledToBox(ink)), inverted, moved: true };
}

/** Brightness by ITU-R BT.601, as most programs turn colours into grey. */
function greyOf({ width, height, channels, pixels }: Picture): Ink {
  const values = new Float32Array(width * height);
  for (let at = 0; at < values.length; at++) {
    if (channels === 1) values[at] = pixels[at]!;
    else {
      const [red, green, blue] = pixels.subarray(3 * at, 3 * at + 3);
      values[at] = 0.299 * red! + 0.587 * green! + 0.114 * blue!;
    }
  }
  return { width, height, values };
}

function edgeOf({ width, height, values }: Ink): number[] {
  return [...values].filter((_, at) => {
    const [row, column] = [Math.floor(at / width), at % width];
    return row === 0 || column === 0 || row === height - 1 || column === width - 1;
  });
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1]!;

/** The rows and columns that have ink in them, to the last one exclusive. */
function boxOf({ width, values }: Ink) {
  const faintest = 255 * FAINTEST;
  let [top, bottom, left, right] = [Infinity, 0, Infinity, 0];
  values.forEach((value, at) => {
    if (value < faintest) return;
    const [row, column] = [Math.floor(at / width), at % width];
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
  });
  return { top, bottom, left, right };
}

/** Column and row of the centre of mass, counted from the middle of the first pixel. */
function centreOf({ width, values }: Ink): readonly [number, number] {
  let [ink, x, y] = [0, 0, 0];
  values.forEach((value, at) => {
    ink += value;
    x += value * (at % width);
    y += value * Math.floor(at / width);
  });
  return [x / ink, y / ink];
}

/** The pixel that the centre of mass lies in: of 2,000 images of MNIST it is within half a pixel of it in every one. */
const MIDDLE = IMAGE_SIDE / 2;

function isPrepared(ink: Ink): boolean {
  if (ink.width !== IMAGE_SIDE || ink.height !== IMAGE_SIDE) return false;
  const { top, bottom, left, right } = boxOf(ink);
  const longer = Math.max(bottom - top, right - left);
  if (longer < PREPARED.leastBox || longer > BOX) return false;
  return centreOf(ink).every((place) => Math.abs(place - MIDDLE) <= PREPARED.mostOffCentre);
}

/** The ink of the box alone, its longer side of {@link BOX} pixels: each pixel is the mean of what it covers. */
function scaledToBox(ink: Ink): Ink {
  const { top, bottom, left, right } = boxOf(ink);
  const scale = BOX / Math.max(bottom - top, right - left);
  const width = Math.max(1, Math.round((right - left) * scale));
  const height = Math.max(1, Math.round((bottom - top) * scale));
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      values[row * width + column] = meanOf(ink, {
        top: top + ((bottom - top) * row) / height,
        bottom: top + ((bottom - top) * (row + 1)) / height,
        left: left + ((right - left) * column) / width,
        right: left + ((right - left) * (column + 1)) / width,
      });
    }
  }
  return { width, height, values };
}

/** The mean over a rectangle whose sides may run through pixels. */
function meanOf({ width, values }: Ink, { top, bottom, left, right }: ReturnType<typeof boxOf>): number {
  let sum = 0;
  for (let row = Math.floor(top); row < bottom; row++) {
    const down = Math.min(bottom, row + 1) - Math.max(top, row);
    for (let column = Math.floor(left); column < right; column++) {
      const across = Math.min(right, column + 1) - Math.max(left, column);
      sum += down * across * values[row * width + column]!;
    }
  }
  return sum / ((bottom - top) * (right - left));
}

/** Lays ink into an empty image so that its centre of mass is in the middle, to a pixel; what would lie outside stays inside. */
function centred(ink: Ink): DigitImage {
  const { width, height, values } = ink;
  const [x, y] = centreOf(ink);
  const within = (place: number, length: number): number =>
    Math.min(IMAGE_SIDE - length, Math.max(0, Math.round(place)));
  const left = within(MIDDLE - x, width);
  const top = within(MIDDLE - y, height);
  const image = new Uint8Array(PIXELS);
  values.forEach((value, at) => {
    const [row, column] = [top + Math.floor(at / width), left + (at % width)];
    image[row * IMAGE_SIDE + column] = Math.round(value);
  });
  return image;
}
