import type { Task } from '../contract/index.js';
import { toBase64 } from '../kit/base64.js';
import { digitConcepts } from './concepts.js';
import { digitCue } from './cue.js';
import { drawDigit } from './drawing.js';
import {
  describeDigit,
  digitFeatures,
  digitPatches,
  DIGITS,
  scoreDigit,
  type Digit,
  type DigitImage,
} from './image.js';
import { digitMeaningless } from './meaningless.js';
import { mnist } from './mnist.js';
import { ownDigits } from './own-digits.js';
import { digitPerturbations } from './perturbations/index.js';

/** Which digit does this handwriting show? */
export const digits: Task<DigitImage, Digit> = {
  id: 'digits',
  title: 'Handwritten digits',
  summary:
    'A grey image of 28×28 pixels shows one digit that a person wrote; the answer is that digit. By default the images are those of MNIST, in use since 1998, so that every figure can be set beside a quarter century of others.',
  floor: {
    title: 'the most frequent digit',
    accuracy: 0.1135,
    source: 'share of ones among the 10,000 test images',
  },
  reference: {
    title: 'nearest class mean',
    accuracy: 0.82,
    source:
      'the mean image of each digit in the training set, nearest by Euclidean distance, on the 10,000 test images',
  },
  dataSets: [mnist, ownDigits],
  classes: DIGITS,
  features: digitFeatures,
  groups: digitPatches,
  concepts: digitConcepts,
  perturbations: digitPerturbations,
  meaningless: digitMeaningless,
  cue: digitCue,
  score: scoreDigit,
  describeAnswer: describeDigit,
  describeTruth: describeDigit,
  draw: drawDigit,
  tryInPage: {
    title: 'Draw a digit',
    reading:
      'Draw one with a mouse, a finger or a pen. What you draw is centred and scaled as the images of MNIST are.',
    module: new URL('./in-page.js', import.meta.url).href,
    onFirstScreen: true,
    write: toBase64,
  },
};
