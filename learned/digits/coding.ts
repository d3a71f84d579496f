import { DIGITS, digitFeatures, PIXELS, type Digit, type DigitImage } from '../../tasks/digits/image.js';
import { indexOfLargest, type NetworkCoding } from '../running-program.js';

/** An image as the network takes it: 784 numbers from 0, paper, to 1, ink. */
export function encodeDigit(image: DigitImage): Float32Array {
  // A loop: `Float32Array.from` with a function makes an object of every pixel on the way.
  const numbers = new Float32Array(PIXELS);
  for (let at = 0; at < PIXELS; at++) numbers[at] = image[at]! / 255;
  return numbers;
}

/** How images and digits become the network's numbers and back; free of Node's APIs, so that a page can use it too. */
export const digitsCoding: NetworkCoding<DigitImage, Digit> = {
  features: digitFeatures,
  // Three pixels are about the width of a stroke: with less, its neighbours go on telling the same.
  occlusion: { window: 3, blank: 0 },
  encode: encodeDigit,
  decode: ([probabilities]) => {
    const best = indexOfLargest(probabilities!);
    return { kind: 'answer', answer: DIGITS[best]!, confidence: probabilities![best]! };
  },
  gradient: { placeOf: (digit) => DIGITS.indexOf(digit) },
};
