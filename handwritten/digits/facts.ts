import type { BayFacts } from './bays.js';
import type { CutFacts } from './crossings.js';
import type { HoleFacts } from './holes.js';
import type { ShapeFacts } from './shapes.js';
import type { StrokeFacts } from './skeleton.js';

/** The whole of the digit. */
interface WholeFacts {
  /** Width over height after straightening, in per cent. */
  readonly aspect: number;
}

/**
 * What is seen in an image, in words and round numbers; the rules know nothing else. Heights and widths are in whole
 * per cent of the frame round the straightened digit, from its top and its left; areas in per cent of the frame's.
 */
export type Facts = WholeFacts & HoleFacts & BayFacts & CutFacts & StrokeFacts & ShapeFacts;
