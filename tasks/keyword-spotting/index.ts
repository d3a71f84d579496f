import type { DataSet, Example, Task } from '../contract/index.js';
import { clipFeatures, describeWord, scoreWord, WORDS, type Clip, type Word } from './clip.js';
import { drawClip } from './drawing.js';
import { fsdd } from './fsdd.js';
import { ownRecordings, speechCommands } from './speech-commands.js';
import { streaming } from './streaming/evaluation.js';
import { syntheticWords } from './synthesis/synthetic.js';

/** The examples that were loaded last in this process: what the streaming evaluation strings together. */
let loadedLast: readonly Example<Clip, Word>[] = [];

/** A data set whose examples the streaming evaluation of the same run uses too. */
function heard(dataSet: DataSet<Clip, Word>): DataSet<Clip, Word> {
  return {
    ...dataSet,
    load: async (split, context) => (loadedLast = await dataSet.load(split, context)),
  };
}

/** Which of ten spoken words is in this second of sound? */
export const keywordSpotting: Task<Clip, Word> = {
  id: 'keyword-spotting',
  title: 'Keyword spotting',
  summary:
    'One second of sound holds one of ten spoken words, zero to nine, or another word, or none; the answer is which. By default speech synthesisers speak the words on the spot, in voices that differ between training and testing; recordings of real people can be fetched.',
  floor: {
    title: 'the most frequent class',
    accuracy: 1 / 12,
    source: 'all twelve classes are equally frequent in the synthetic words',
  },
  reference: {
    title: 'nearest class mean',
    accuracy: 0.195,
    source:
      'the mean picture of 98 windows by 40 bands (log-mel) of each class in a synthetic training split of seed 1 with 1,000 clips a class, nearest by Euclidean distance, on its 1,200 synthetic test clips',
  },
  dataSets: [heard(syntheticWords()), heard(fsdd), heard(speechCommands), heard(ownRecordings)],
  classes: WORDS,
  features: clipFeatures,
  score: scoreWord,
  classOf: (truth) => truth,
  describeAnswer: describeWord,
  describeTruth: describeWord,
  draw: drawClip,
  evaluations: [streaming(() => loadedLast)],
};
