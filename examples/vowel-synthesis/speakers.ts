import { createRandom, type Split } from 'rules-vs-weights';

/** A voice of flite. */
interface Voice {
  readonly name: 'kal16' | 'slt' | 'awb' | 'rms';
  /** Hz, about what it speaks at if it is not told otherwise. */
  readonly pitch: number;
  /** Millimetres: nobody measured the speakers, so it is that of a usual man (175) or woman (150). */
  readonly tract: number;
}

/**
 * Who speaks in each split: nobody in two. An American man and an American woman to learn from, a Scot to develop on, and
 * another American man for the test.
 */
const VOICES: Readonly<Record<Split, readonly Voice[]>> = {
  train: [
    { name: 'kal16', pitch: 95, tract: 175 },
    { name: 'slt', pitch: 177, tract: 150 },
  ],
  validation: [{ name: 'awb', pitch: 134, tract: 175 }],
  test: [{ name: 'rms', pitch: 103, tract: 175 }],
};

/** Speakers of other sizes that each voice is disguised as. */
const SPEAKERS = 10;

/** Of vocal tracts, in millimetres: from a boy's to a tall man's. */
const SIZES = { shortest: 140, longest: 185 };

/** What the speakers are drawn by: they are a fixed data set, whatever the run's seed. */
const SEED = 1980;

/** Someone who says all the vowels. */
export interface Speaker {
  readonly person: string;
  readonly voice: string;
  /** Hz, what the voice is asked for; rms does not heed it. */
  readonly pitch: number;
  /** How much longer than usual every sound is to last. */
  readonly stretch: number;
  /** Millimetres. */
  readonly tract: number;
  /** How much faster than it was spoken it is played: then all resonances are those of a tract of this length. */
  readonly faster: number;
}

/** All who are to be recorded for a split. */
export const speakersOf = (split: Split): readonly Speaker[] =>
  VOICES[split].flatMap((voice) =>
    Array.from({ length: SPEAKERS }, (_, number) => {
      const person = `${voice.name}-${number + 1}`;
      const random = createRandom(SEED, 'speaker', person);
      const tract = Math.round(16 * random.between(SIZES.shortest, SIZES.longest)) / 16;
      return {
        person,
        voice: voice.name,
        pitch: Math.round(voice.pitch * random.between(0.8, 1.25)),
        stretch: Number(random.between(2.5, 3.5).toFixed(2)),
        tract,
        faster: voice.tract / tract,
      };
    }),
  );
