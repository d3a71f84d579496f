import type { OpenInPage } from '../../tasks/contract/index.js';
import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { openProgram } from '../in-page/open-program.js';
import { digitsCoding } from './coding.js';

/** The network of digits, in the page. */
export const open: OpenInPage<DigitImage, Digit> = (data) => openProgram(digitsCoding, data);
