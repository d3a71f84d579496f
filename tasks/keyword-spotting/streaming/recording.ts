import type { Example } from '../../contract/index.js';
import { CLIP_LENGTH, SAMPLE_RATE, type Clip, type DigitWord, type Word } from '../clip.js';
import { pinkNoise, rootMeanSquare } from '../effects.js';
import { createRandom } from '../../kit/random.js';

/** A word of the ten in a long recording. */
export interface SpokenWord {
  readonly word: DigitWord;
  /** When the second begins in which the word is spoken, in seconds. */
  readonly start: number;
}

/** A long recording that is never in memory as a whole. */
export interface Recording {
  /** In seconds. */
  readonly length: number;
  /** How many clips were strung together. */
  readonly clips: number;
  /** The words of the ten, in the order of time. What else is spoken in it is none of them. */
  readonly words: readonly SpokenWord[];
  /** The second that begins at a sample. */
  clipAt(start: number): Clip;
  /**
   * Which moment of the room's noise the second that begins at a sample holds, where it holds nothing else. Seconds of
   * the same moment are the same to the bit, so they need deciding but once.
   */
  noiseAt(start: number): number | undefined;
}

/** More clips than this are left out: twenty decisions on each take a program that needs milliseconds half a minute. */
const MOST_CLIPS = 500;

/** Seconds between two clips: so many that {@link MOST_CLIPS} make three hours. */
const PAUSE = { least: 18, most: 25 } as const;

/** Level of the noise between the clips, in decibels below full scale: a quiet room. */
const ROOM_LEVEL = -55;

/** Samples of noise that are repeated under everything: a minute of it. */
const ROOM_LENGTH = 60 * SAMPLE_RATE;

/** Seconds over which a clip fades in and out, so that its beginning is no click. */
const FADE = 0.01;

/**
 * Strings the clips of a split together in random order, with a quiet room's noise between and under them. No clip is
 * heard twice: what is heard again would make the recording longer and tell nothing new.
 *
 * @param examples not empty
 */
export function stringTogether(examples: readonly Example<Clip, Word>[], seed: number): Recording {
  const random = createRandom(seed, 'recording');
  const noise = pinkNoise(ROOM_LENGTH, random);
  const level = 10 ** (ROOM_LEVEL / 20) / rootMeanSquare(noise);
  // Behind its end it begins again, so that every second of it lies in one piece.
  const room = Float32Array.from(
    { length: ROOM_LENGTH + CLIP_LENGTH },
    (_, at) => level * noise[at % ROOM_LENGTH]!,
  );
  const pause = (): number => Math.round(random.between(PAUSE.least, PAUSE.most) * SAMPLE_RATE);
  let end = 0;
  const placed = random
    .shuffled(examples)
    .slice(0, MOST_CLIPS)
    .map((example) => {
      const start = end + pause();
      end = start + CLIP_LENGTH;
      return { example, start };
    });
  end += pause();

  return {
    length: end / SAMPLE_RATE,
    clips: placed.length,
    words: placed.flatMap(({ example: { truth }, start }) =>
      truth === 'unknown' || truth === 'silence' ? [] : [{ word: truth, start: start / SAMPLE_RATE }],
    ),
    clipAt: (from) => {
      const moment = from % ROOM_LENGTH;
      const clip = room.slice(moment, moment + CLIP_LENGTH);
      const heard = placed[firstEndingAfter(placed, from)];
      if (heard && heard.start < from + CLIP_LENGTH) addFaded(clip, heard.example.input, heard.start - from);
      return clip;
    },
    noiseAt: (from) => {
      const next = placed[firstEndingAfter(placed, from)];
      return next && next.start < from + CLIP_LENGTH ? undefined : from % ROOM_LENGTH;
    },
  };
}

function addFaded(clip: Clip, sound: Clip, offset: number): void {
  const fade = FADE * SAMPLE_RATE;
  const end = Math.min(CLIP_LENGTH, offset + CLIP_LENGTH);
  for (let at = Math.max(0, offset); at < end; at++) {
    const place = at - offset;
    const edge = Math.min(place, CLIP_LENGTH - place);
    const sum = clip[at]! + (edge < fade ? edge / fade : 1) * sound[place]!;
    clip[at] = sum > 1 ? 1 : sum < -1 ? -1 : sum;
  }
}

/** The first clip that has not ended at a sample, by halving. */
function firstEndingAfter(placed: readonly { readonly start: number }[], sample: number): number {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placed[middle]!.start + CLIP_LENGTH <= sample) low = middle + 1;
    else high = middle;
  }
  return low;
}
