import { clipFeatures, type Clip, type Word } from '../../tasks/keyword-spotting/clip.js';
import type { NetworkCoding } from '../loaded-network.js';
import { decideWord } from './decision.js';
import { encodeClip } from './front-end.js';

/** How clips and words become the network's numbers and back; free of Node's APIs, so that a page can use it too. */
export const keywordCoding: NetworkCoding<Clip, Word> = {
  features: clipFeatures,
  // One sample at a time would never end: `explainClip` covers stretches of sound instead.
  occlusion: { window: 1, blank: 0 },
  encode: encodeClip,
  decode: ([probabilities]) => decideWord(probabilities!),
};
