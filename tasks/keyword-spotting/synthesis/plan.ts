import type { Split } from '../../contract/index.js';
import { WORDS, type Word } from '../clip.js';
import { createRandom, type Random } from '../../kit/random.js';
import { disguiseOf, DISGUISES } from './disguises.js';
import type { SpeechJob } from './speech-job.js';
import { ENGINE_SHARES, ENGINES, VOICES, type Engine } from './voices.js';
import { OTHER_WORDS } from './words.js';

/** One clip of the data set before it is made. */
export interface PlannedClip {
  readonly id: string;
  readonly truth: Word;
  /** What is to be said, or undefined for silence. */
  readonly speech?: {
    readonly engine: Engine;
    readonly job: SpeechJob;
    readonly person: string;
    /** As it stands in a dictionary: the job's text may carry a mark. */
    readonly word: string;
    /** Factor of the resonances, where the speaker's are not the voice's own; see {@link disguiseOf}. */
    readonly resonances?: number;
  };
}

type Speech = NonNullable<PlannedClip['speech']>;

/** Clips of each of the twelve classes, by split. */
export const CLIPS_PER_CLASS: Readonly<Record<Split, number>> = { train: 375, validation: 60, test: 100 };

/** In what a plan may differ from that of the task's own data set. */
export interface PlanOptions {
  /** All twelve, unless told otherwise. */
  readonly classes?: readonly Word[] | undefined;
  /** Whether the voices of flite are disguised, which alone can be. */
  readonly disguised?: boolean | undefined;
}

/**
 * Lays down a split: who says what, and how. All classes are equally frequent, and every voice of an engine speaks
 * every class about equally often, so that the voice tells nothing of the word.
 *
 * @param engines the engines to use; the share of one that is missing goes to the others
 * @param clipsPerClass of each of the classes
 * @returns the clips in the order of the split: shuffled, so that any beginning of it is a fair sample
 */
export function planSplit(
  split: Split,
  seed: number,
  engines: readonly Engine[],
  clipsPerClass: number,
  { classes = WORDS, disguised = false }: PlanOptions = {},
): PlannedClip[] {
  const random = createRandom(seed, 'plan', split);
  const casts = castsOf(split, engines, random);
  const shares = random.shuffled(
    Array.from({ length: clipsPerClass }, (_, at) => (at + 0.5) / clipsPerClass),
  );
  const planned = classes.flatMap((truth) => {
    const others = truth === 'unknown' ? random.shuffled(OTHER_WORDS[split]) : [];
    return Array.from({ length: clipsPerClass }, (_, at): Omit<PlannedClip, 'id'> => {
      if (truth === 'silence') return { truth };
      const word = truth === 'unknown' ? others[at % others.length]! : truth;
      const { engine, name, person } = nextVoice(casts, shares[at]!);
      const speech = { engine, person, word, job: manner(word, name, random) };
      return { truth, speech: disguised && engine === 'flite' ? disguise(speech, random) : speech };
    });
  });
  return random
    .shuffled(planned)
    .map((clip, at) => ({ id: `${split}-${String(at).padStart(5, '0')}`, ...clip }));
}

/** The voices of one engine, taken in turns, and up to which share of the clips they speak. */
interface Cast {
  readonly upTo: number;
  readonly voices: (typeof VOICES)[Split];
  turn: number;
}

function castsOf(split: Split, engines: readonly Engine[], random: Random): Cast[] {
  const used = ENGINES.filter((engine) => engines.includes(engine) && ENGINE_SHARES[split][engine] > 0);
  const total = used.reduce((sum, engine) => sum + ENGINE_SHARES[split][engine], 0);
  let upTo = 0;
  return used.map((engine) => {
    upTo += ENGINE_SHARES[split][engine] / total;
    return {
      upTo,
      voices: random.shuffled(VOICES[split].filter((voice) => voice.engine === engine)),
      turn: 0,
    };
  });
}

function nextVoice(casts: readonly Cast[], share: number) {
  const cast = casts.find(({ upTo }) => share < upTo) ?? casts.at(-1)!;
  return cast.voices[cast.turn++ % cast.voices.length]!;
}

/** Has another speaker say it. Played faster, a sound is higher and shorter, which is taken back here. */
function disguise(speech: Speech, random: Random): Speech {
  const number = random.integer(DISGUISES);
  const { job, person } = speech;
  const { pitch, resonances } = disguiseOf(job.voice, number);
  return {
    ...speech,
    person: `${person}-${number + 1}`,
    resonances,
    job: { ...job, speed: job.speed / resonances, pitch: (job.pitch * pitch) / resonances },
  };
}

/** How a word is said. The marks change the melody: a statement, a question, an exclamation, a list going on. */
const MARKS = ['', '', '.', '?', '!', ','];

function manner(word: string, voice: string, random: Random): SpeechJob {
  return {
    text: word + random.pick(MARKS),
    voice,
    speed: random.between(0.75, 1.35),
    pitch: random.between(0.85, 1.2),
    liveliness: random.between(0.5, 1.6),
  };
}
