import FFT from 'fft.js';

import { CLIP_LENGTH, type Clip } from '../../tasks/keyword-spotting/clip.js';
import {
  BANDS,
  FILTERS,
  FRAMES,
  HANN,
  HOP,
  LEAST_POWER,
  LEVEL_OF_LOGARITHM,
  melPowers,
  PICTURE,
  SHARE_OF_FLOOR,
  WINDOW,
} from './front-end.js';

/**
 * From how a score changes with the levels that the network takes to how it changes with the samples of the clip: the
 * front end followed back by the chain rule, through the logarithm, the bands, the power of each frequency and the window.
 *
 * @param gradient one number for each level of `encodeClip`
 * @returns one number for each sample
 */
export function gradientOfClip(clip: Clip, gradient: Float32Array): Float32Array {
  const ofPowers = gradientOfPowers(melPowers(clip), gradient);
  const ofSamples = new Float32Array(CLIP_LENGTH);
  const transform = new FFT(WINDOW);
  const spectrum = transform.createComplexArray();
  const back = transform.createComplexArray();
  const windowed = new Float64Array(WINDOW);
  const ofFrequency = new Float64Array(WINDOW / 2 + 1);
  for (let frame = 0; frame < FRAMES; frame++) {
    ofFrequency.fill(0);
    for (let band = 0; band < BANDS; band++) {
      const { first, weights } = FILTERS[band]!;
      weights.forEach((weight, at) => {
        ofFrequency[first + at]! += weight * ofPowers[frame * BANDS + band]!;
      });
    }
    const from = frame * HOP;
    for (let at = 0; at < WINDOW; at++) windowed[at] = clip[from + at]! * HANN[at]!;
    transform.realTransform(spectrum, windowed);
    // A power is the square of two parts, so its slope is twice each of them; what mirrors them is never looked at.
    for (let part = 0; part < 2 * WINDOW; part++)
      spectrum[part] = part < 2 * ofFrequency.length ? 2 * ofFrequency[part >> 1]! * spectrum[part]! : 0;
    transform.inverseTransform(back, spectrum);
    for (let at = 0; at < WINDOW; at++) ofSamples[from + at]! += WINDOW * back[2 * at]! * HANN[at]!;
  }
  return ofSamples;
}

/** From levels relative to the mean power to powers. A level that is cut off changes with none. */
function gradientOfPowers(powers: Float32Array, gradient: Float32Array): Float64Array {
  const mean = powers.reduce((sum, power) => sum + power, 0) / PICTURE + LEAST_POWER;
  const floor = mean * SHARE_OF_FLOOR;
  let ofMean = 0;
  const own = Float64Array.from(powers, (power, at) => {
    if (power + LEAST_POWER < floor) return 0;
    const slope = LEVEL_OF_LOGARITHM * gradient[at]!;
    ofMean -= slope / mean / PICTURE;
    return slope / (power + LEAST_POWER);
  });
  return own.map((slope) => slope + ofMean);
}
