import type { Program } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { folderBeside } from '../weights-folder.js';
import { keywordCoding } from './coding.js';
import { clipProgram, LESSONS, NETWORK } from './program.js';

/**
 * The same network with weights that were trained on synthesisers alone: on recordings of people, the difference to
 * `learned` is what a few people in the training data are worth.
 */
export const syntheticOnlyKeywordSpotting: Program<Clip, Word> = {
  ...clipProgram({
    ...keywordCoding,
    id: 'learned-synthetic',
    title: 'A small convolutional network that never heard a person',
    summary: `${NETWORK} Its weights were found by gradient descent on words that speech synthesisers said, changed a little differently each time they were heard; no person spoke any of them. ${LESSONS}`,
    module: import.meta.url,
    trainingModule: new URL('./train.js', import.meta.url).href,
    weightsFolder: folderBeside(import.meta.url, 'weights-synthetic'),
  }),
  byName: true,
};
