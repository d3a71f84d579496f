import type { DataContext, Reference, Sound, Task } from 'rules-vs-weights';

import { drawWish } from './drawing.js';
import { recordings, type Target } from './recordings.js';
import { CENTRES, distance, envelopeOf, peaksOf } from './spectrum.js';
import { VOWEL_NAMES, type Wish } from './vowels.js';
import { RATE, type Waveform } from './waveform.js';

/** Pitch in the vector of features, where all are about as large. */
const PITCH_UNIT = 128;
const TRACT_UNIT = 128;

/** Hz: peaks of a sound whose pitch is not at hand are looked for with the smoothing of a high voice. */
const SMOOTH = 200;

/** The bands that stand out, in words. */
function inWords(envelope: readonly number[]): string {
  const peaks = peaksOf(envelope)
    .slice(0, 3)
    .map((hertz) => Math.round(hertz / 10) * 10);
  return peaks.length > 0 ? `peaks at about ${peaks.join(', ')} Hz` : 'no peaks';
}

/** Whole numbers of 16 bits, to be listened to. */
const toSound = (samples: readonly number[], rate: number): Sound => ({
  samples: Float32Array.from(samples, (sample) => sample / 0x8000),
  rate,
});

/** What one spectrum for all gets: the mean of all that there is to learn from. */
async function averageVoice(context: DataContext): Promise<Reference> {
  const [train, test] = await Promise.all([
    recordings.load('train', context),
    recordings.load('test', context),
  ]);
  const mean = CENTRES.map(
    (_, band) => train.reduce((sum, { truth }) => sum + truth.envelope[band]!, 0) / train.length,
  );
  return {
    title: 'the same average spectrum for every vowel and speaker',
    value: test.reduce((sum, { truth }) => sum + distance(mean, truth.envelope), 0) / test.length,
    source: `the mean of ${train.length} training recordings, against ${test.length} test recordings`,
  };
}

/** Say a vowel as a speaker of a given size and pitch would. */
export const vowelSynthesis: Task<Wish, Waveform, Target> = {
  id: 'vowel-synthesis',
  title: 'Vowel synthesis',
  summary:
    'A quarter of a second of sound is to be made: one of ten English vowels, in the voice of a speaker whose pitch and length of the vocal tract are given. It is compared with a synthetic recording, said by a speech synthesiser in a voice that neither program was made with: by how many decibels the envelopes of the two spectra differ, whatever their loudness, from 100 to 5,000 Hz. The speakers are disguises of one voice, played faster or slower: intervals hold for other such speakers, not for other voices.',
  floor: averageVoice,
  dataSets: [recordings],
  features: {
    shape: [VOWEL_NAMES.length + 2],
    axes: ['quantity'],
    meaning: `1 for the vowel that is wished for (${VOWEL_NAMES.join(', ')}); pitch in ${PITCH_UNIT} Hz; vocal tract in ${TRACT_UNIT} mm`,
    toVector: ({ vowel, pitch, tract }) =>
      Float32Array.from([
        ...VOWEL_NAMES.map((name) => (name === vowel ? 1 : 0)),
        pitch / PITCH_UNIT,
        tract / TRACT_UNIT,
      ]),
    fromVector: (vector) => {
      const marks = vector.subarray(0, VOWEL_NAMES.length);
      const [pitch, tract] = vector.subarray(VOWEL_NAMES.length) as unknown as [number, number];
      return {
        vowel: VOWEL_NAMES[marks.indexOf(Math.max(...marks))]!,
        pitch: pitch * PITCH_UNIT,
        tract: tract * TRACT_UNIT,
      };
    },
  },
  concepts: [
    { id: 'pitch', title: 'pitch in Hz', value: ({ pitch }) => pitch },
    { id: 'tract', title: 'length of the vocal tract in millimetres', value: ({ tract }) => tract },
  ],
  loss: {
    title: 'spectral distance',
    unit: 'dB',
    // Who says nothing is as far away as a sound that is as loud everywhere.
    of: (decision, { input, truth }) =>
      distance(
        decision.kind === 'answer'
          ? envelopeOf(decision.answer, RATE, input.pitch)
          : truth.envelope.map(() => 0),
        truth.envelope,
      ),
    // A spectrum that is coded to within a decibel is taken for the original (Paliwal and Atal 1993).
    margin: 1,
  },
  describeAnswer: (waveform) => inWords(envelopeOf(waveform, RATE, SMOOTH)),
  describeTruth: ({ envelope }) => inWords(envelope),
  draw: drawWish,
  soundOfAnswer: (waveform) => toSound(waveform, RATE),
  soundOfTruth: ({ recording: { samples, rate } }) => toSound(samples, rate),
};
