import type { Perturbation } from '../../contract/index.js';
import type { Digit, DigitImage } from '../image.js';
import { glassBlur, motionBlur } from './blurs.js';
import { cannyEdges } from './edges.js';
import { brightness, fog } from './light.js';
import { dottedLine, spatter, stripe, zigzag } from './marks.js';
import { rotate, scale, shear, translate } from './moves.js';
import { impulseNoise, shotNoise } from './noise.js';

/** The fifteen corruptions of MNIST-C, in its order, each at three severities. */
export const digitPerturbations: readonly Perturbation<DigitImage, Digit>[] = [
  shotNoise,
  impulseNoise,
  glassBlur,
  motionBlur,
  shear,
  scale,
  rotate,
  brightness,
  translate,
  stripe,
  fog,
  spatter,
  dottedLine,
  zigzag,
  cannyEdges,
];
