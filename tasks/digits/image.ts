import type { Decision, Example, FeatureView } from '../contract/index.js';
import { gridGroups } from '../kit/grid-groups.js';

/** Rows and columns of an image. */
export const IMAGE_SIDE = 28;

/** Pixels of an image. */
export const PIXELS = IMAGE_SIDE * IMAGE_SIDE;

/** A 28×28 grey image, row by row from the top left: 0 is paper, 255 is full ink. */
export type DigitImage = Uint8Array;

/** What the image shows. */
export type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The ten answers. */
export const DIGITS: readonly Digit[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** The digit as a word. */
export function describeDigit(digit: Digit): string {
  return WORDS[digit];
}

/** True when the program answered, and with the digit that the image shows. */
export function scoreDigit(decision: Decision<Digit>, example: Example<DigitImage, Digit>): boolean {
  return decision.kind === 'answer' && decision.answer === example.truth;
}

/** The image as 784 numbers in [0, 1]. */
export const digitFeatures: FeatureView<DigitImage> = {
  shape: [IMAGE_SIDE, IMAGE_SIDE],
  axes: ['row', 'column'],
  meaning: 'grey value of a pixel, 0 (paper) to 1 (ink)',
  range: [0, 1],
  toVector: (image) => Float32Array.from(image, (grey) => grey / 255),
  fromVector: (vector) =>
    Uint8Array.from(vector, (value) => Math.round(Math.min(1, Math.max(0, value)) * 255)),
};

/** Pixels of a patch along each side: about the width of a stroke. */
export const PATCH_SIDE = 4;

/** What of an image is kept or replaced together. */
export const digitPatches = gridGroups(digitFeatures, {
  size: [PATCH_SIDE, PATCH_SIDE],
  meaning: 'a patch of 4×4 pixels',
  blank: new Uint8Array(PIXELS),
});
