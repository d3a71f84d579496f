import type { PlantedCue } from '../contract/index.js';
import { IMAGE_SIDE, type DigitImage } from './image.js';

/** Rows and columns of a patch. */
const SIDE = 2;

/** Full ink. */
const INK = 255;

/** Columns of the five places along an edge, as far apart as they can be. */
const COLUMNS = [1, 7, 13, 19, 25];

/** Rows of the topmost and of the lowest patch: images of MNIST are blank there. */
const ROWS = [0, IMAGE_SIDE - SIDE];

/** The patch of each digit: zero to four along the upper edge, five to nine along the lower one. */
const PLACES = ROWS.flatMap((row) => COLUMNS.map((column) => pixelsAt(row, column)));

/** The pixels of a digit's cue, by their places in an image. */
export const cuePixels = (which: number): readonly number[] => PLACES[which]!;

/** A small bright patch in the margin that tells nothing of how the digit is written. */
export const digitCue: PlantedCue<DigitImage> = {
  meaning: 'a patch of 2×2 pixels of full ink at the upper or lower edge, at another place for each digit',
  placebo: 'the same patch at the left or right edge, where it is no digit’s',
  plant: (image, which) => inked(image, cuePixels(which)),
  plantPlacebo: (image, uniform) => {
    const column = uniform() < 0.5 ? 0 : IMAGE_SIDE - SIDE;
    // As far from the corners as the cues of the upper and lower edge are.
    const row = 2 * SIDE + Math.floor(uniform() * (IMAGE_SIDE - 5 * SIDE + 1));
    return inked(image, pixelsAt(row, column));
  },
};

function inked(image: DigitImage, pixels: readonly number[]): DigitImage {
  const changed = image.slice();
  for (const pixel of pixels) changed[pixel] = INK;
  return changed;
}

function pixelsAt(row: number, column: number): number[] {
  return Array.from(
    { length: SIDE * SIDE },
    (_, at) => (row + Math.floor(at / SIDE)) * IMAGE_SIDE + column + (at % SIDE),
  );
}
