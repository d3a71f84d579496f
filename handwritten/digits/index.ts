import type { Program } from '../../tasks/contract/index.js';
import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { ruleProgram } from '../rule-book.js';
import { makePerceive } from './perceive.js';
import { BOOK } from './recognise.js';

/**
 * Which digit is this? By rules written by hand: {@link makePerceive} sees holes, bays, crossings, ends and shapes,
 * and rules vote on what was seen. Nothing in it was fitted to data.
 *
 * @example
 * const program = await handwrittenDigits.load({ runtime: 'v8' });
 * program.decide(image); // { kind: 'answer', answer: 9, confidence: 0.98 }
 */
export const handwrittenDigits: Program<DigitImage, Digit> = ruleProgram(
  BOOK,
  {
    title: 'Rules over holes, bays and strokes',
    summary:
      'Straightens the digit, thins it to its strokes, and looks at what a teacher would point out: holes and where they lie, bays and the side they open to, strokes that straight cuts cross, free ends, the outline, and how near the strokes come to shapes drawn by hand. Rules vote for and against digits; the most votes win. All votes and limits were set by hand, in round numbers, after looking at training and validation images, at what was misread and at which rules misled; none was fitted.',
    module: import.meta.url,
  },
  makePerceive,
);
