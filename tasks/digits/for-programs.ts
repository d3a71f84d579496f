/** What the author of a program for digits imports, as `rules-vs-weights/tasks/digits`. */
export {
  describeDigit,
  digitFeatures,
  digitPatches,
  DIGITS,
  IMAGE_SIDE,
  PIXELS,
  type Digit,
  type DigitImage,
} from './image.js';
