import type { Split } from '../contract/index.js';
import type { Digit, DigitImage } from './image.js';

/** An image of one's own, as programs get it. */
export interface OwnImage {
  readonly id: string;
  readonly input: DigitImage;
  readonly truth: Digit;
  readonly split: Split;
}

/** What a folder of one's own holds. */
export interface OwnImages {
  readonly images: readonly OwnImage[];
  /** What was done to them, in sentences. */
  readonly notes: readonly string[];
  /** Of their content, in hexadecimal. */
  readonly sha256: string;
}
