import type { OpenInPage } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { openProgram } from '../in-page/open-program.js';
import { keywordCoding } from './coding.js';
import { explainClip } from './explain-clip.js';

/** Covered clips of an explanation that are made and run together: a few milliseconds of work. */
const AT_ONCE = 4;

/** The network of keyword spotting, in the page. */
export const open: OpenInPage<Clip, Word> = (data) =>
  openProgram(keywordCoding, data, (clip, running) => explainClip(clip, running, AT_ONCE));
