import type { Task } from '../contract/index.js';
import { clipFeatures, describeWord, SAMPLE_RATE, scoreWord, WORDS, type Clip, type Word } from './clip.js';
import { clipConcepts } from './concepts.js';
import { clipCue } from './cue.js';
import { drawClip } from './drawing.js';
import { fsdd } from './fsdd.js';
import { PEOPLE, VOICE_GROUPS } from './groups.js';
import { clipPerturbations } from './perturbations/index.js';
import { ownRecordings, speechCommands } from './speech-commands.js';
import { soundCells } from './sound-cells.js';
import { streaming } from './streaming/evaluation.js';
import { syntheticWords } from './synthesis/synthetic.js';

/** The data sets, with the groups of speakers that accuracy is compared on. */
const DATA_SETS = [
  { ...syntheticWords(), groups: VOICE_GROUPS },
  { ...fsdd, groups: PEOPLE },
  { ...speechCommands, groups: PEOPLE },
  { ...ownRecordings, groups: PEOPLE },
] as const;

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
  dataSets: DATA_SETS,
  classes: WORDS,
  rejections: ['unknown', 'silence'],
  features: clipFeatures,
  groups: soundCells,
  concepts: clipConcepts,
  perturbations: clipPerturbations,
  cue: clipCue,
  score: scoreWord,
  classOf: (truth) => truth,
  describeAnswer: describeWord,
  describeTruth: describeWord,
  draw: drawClip,
  tryInPage: {
    title: 'Listen, or drop a recording',
    reading:
      'Step through sounds of this run, or bring a recording of your own, such as a WAV file. It stays in this page; no microphone is used.',
    module: new URL('./in-page.js', import.meta.url).href,
  },
  sound: (samples) => ({ samples, rate: SAMPLE_RATE }),
  evaluations: [streaming],
};
