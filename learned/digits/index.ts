import type { Program } from '../../tasks/contract/index.js';
import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { networkProgram } from '../network-program.js';
import { weightsBeside } from '../weights-folder.js';
import { digitsCoding } from './coding.js';
import { digitsMelding } from './melding.js';
import { RECIPE } from './recipe.js';
import { digitsSweep } from './sweep.js';

const { rotation, scale, shear, translation, elastic } = RECIPE.distortion;

/** Digits recognised by a small convolutional network that was trained on MNIST. */
export const learnedDigits: Program<DigitImage, Digit> = {
  ...networkProgram({
    ...digitsCoding,
    title: 'A small convolutional network',
    summary:
      'Five convolutions and one matrix product turn the 784 pixels into ten probabilities; the largest is the answer. Its weights were found by gradient descent on 50,000 images of MNIST, bent a little differently each time they were shown.',
    module: import.meta.url,
    trainingModule: new URL('./train.js', import.meta.url).href,
    weightsFolder: weightsBeside(import.meta.url),
  }),
  augmentations: [
    { what: `turns of up to ${rotation}°`, like: ['rotate'] },
    {
      what: `sizes of ${Math.round(100 * (1 - scale))} to ${Math.round(100 * (1 + scale))} %`,
      like: ['scale'],
    },
    { what: `slants of up to ${shear} pixels a row`, like: ['shear'] },
    { what: `shifts of up to ${translation} pixels`, like: ['translate'] },
    { what: `places bent by up to about ${elastic} pixels`, like: ['glass-blur'] },
  ],
  sweep: digitsSweep,
  melding: digitsMelding,
};
