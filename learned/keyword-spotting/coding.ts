import type { Decision } from '../../tasks/contract/index.js';
import { clipFeatures, WORDS, type Clip, type Word } from '../../tasks/keyword-spotting/clip.js';
import { indexOfLargest, type NetworkCoding } from '../running-program.js';
import { encodeClip } from './front-end.js';

/**
 * A digit that is less probable than this is taken for another word. Chosen on validation data: up to 0.4 it changes
 * little there; at 0.5 the validation speaker loses one word in a hundred, and synthetic other words are taken for digits
 * a quarter less often.
 */
export const LEAST_CONFIDENCE = 0.3;

const UNKNOWN = WORDS.indexOf('unknown');

/**
 * What the network's probabilities say: the most probable answer, or another word where that is a digit and not
 * probable enough.
 *
 * @param probabilities one for each of the twelve words, in their order
 * @param threshold 0 takes the network at its word
 * @example
 * decideWord(probabilities); // { kind: 'answer', answer: 'seven', confidence: 0.98 }
 */
export function decideWord(probabilities: Float32Array, threshold = LEAST_CONFIDENCE): Decision<Word> {
  const best = indexOfLargest(probabilities);
  const confidence = probabilities[best]!;
  if (best < UNKNOWN && confidence < threshold) {
    // How sure it is that none of the digits was said: what is left when the likeliest is taken away.
    return { kind: 'answer', answer: 'unknown', confidence: 1 - confidence };
  }
  return { kind: 'answer', answer: WORDS[best]!, confidence };
}

/** How clips and words become the network's numbers and back; free of Node's APIs, so that a page can use it too. */
export const keywordCoding: NetworkCoding<Clip, Word> = {
  features: clipFeatures,
  // One sample at a time would never end: `explainClip` covers stretches of sound instead.
  occlusion: { window: 1, blank: 0 },
  encode: encodeClip,
  decode: ([probabilities]) => decideWord(probabilities!),
  gradient: {
    placeOf: (word) => WORDS.indexOf(word),
    toFeatures: async (clip, gradient) =>
      (await import('./front-end-gradient.js')).gradientOfClip(clip, gradient),
  },
};
