/** What the author of a program for keyword spotting imports, as `rules-vs-weights/tasks/keyword-spotting`. */
export {
  CLIP_LENGTH,
  clipFeatures,
  describeWord,
  DIGIT_WORDS,
  SAMPLE_RATE,
  WORDS,
  type Clip,
  type DigitWord,
  type Word,
} from './clip.js';
export { fitToClip } from './fit.js';
export { soundCells } from './sound-cells.js';
