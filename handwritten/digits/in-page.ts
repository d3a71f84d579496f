import type { OpenInPage } from '../../tasks/contract/index.js';
import type { Digit, DigitImage } from '../../tasks/digits/image.js';
import { openRules } from '../open-rules.js';
import { handwrittenDigits } from './index.js';
import { drawSeen } from './draw-seen.js';

/** The rules of digits, in the page. */
export const open: OpenInPage<DigitImage, Digit> = () => openRules(handwrittenDigits, drawSeen);
