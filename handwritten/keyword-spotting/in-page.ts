import type { OpenInPage } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { openRules } from '../open-rules.js';
import { drawHeard } from './draw-heard.js';
import { handwrittenKeywordSpotting } from './index.js';

/** The rules of keyword spotting, in the page. */
export const open: OpenInPage<Clip, Word> = () => openRules(handwrittenKeywordSpotting, drawHeard);
