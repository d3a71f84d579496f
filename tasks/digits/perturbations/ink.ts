import type { Perturbation } from '../../contract/index.js';
import type { Random } from '../../kit/random.js';
import { digitFeatures, type Digit, type DigitImage } from '../image.js';

/** A change of an image at some levels, from the least to the most. */
export interface InkChange<Level> extends Pick<
  Perturbation<DigitImage, Digit>,
  'id' | 'title' | 'meaning' | 'source'
> {
  /** Each with its words. */
  readonly levels: readonly [least: readonly [words: string, level: Level], ...(readonly [string, Level])[]];
  /**
   * @param ink 0 (paper) to 1 (ink), row by row; a copy, which may be changed
   * @returns ink, which is cut off at 0 and 1
   */
  readonly change: (ink: Float32Array, level: Level, random: Random) => Float32Array;
}

/** Makes a perturbation of images from a change of their ink. */
export function inkPerturbation<Level>({
  levels,
  change,
  ...described
}: InkChange<Level>): Perturbation<DigitImage, Digit> {
  const [[least], ...more] = levels;
  return {
    ...described,
    severities: [least, ...more.map(([words]) => words)],
    apply: (image, severity, random) =>
      digitFeatures.fromVector(change(digitFeatures.toVector(image), levels[severity]![1], random)),
  };
}

/** Where the fifteen are defined. */
export const MNIST_C =
  'Mu and Gilmer (2019), "MNIST-C: A robustness benchmark for computer vision", written anew from its definition';

/** Severities were chosen by looking at them: what a person still reads as the digit at the greatest. */
export const BY_EYE = `${MNIST_C}; severities chosen by eye, so that a person still reads the digit at the greatest`;
