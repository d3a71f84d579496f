import type { Program } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { weightsBeside } from '../weights-folder.js';
import { keywordCoding } from './coding.js';
import { clipProgram, LESSONS, NETWORK } from './program.js';
import { keywordSweep } from './sweep.js';

/** Ten words recognised by a small convolutional network that heard synthesisers and three people. */
export const learnedKeywordSpotting: Program<Clip, Word> = {
  ...clipProgram({
    ...keywordCoding,
    title: 'A small convolutional network',
    summary: `${NETWORK} Its weights were found by gradient descent on words that speech synthesisers said and digits that three people said, changed a little differently each time they were heard. ${LESSONS}`,
    module: import.meta.url,
    trainingModule: new URL('./train.js', import.meta.url).href,
    weightsFolder: weightsBeside(import.meta.url),
  }),
  sweep: keywordSweep,
};
