import type { Example } from '../../contract/index.js';
import { CLIP_LENGTH, SAMPLE_RATE, type Clip, type DigitWord, type Word } from '../clip.js';
import { pinkNoise, rootMeanSquare } from '../effects.js';
import { randomFrom } from '../random.js';

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
  /** The words of the ten, in the order of time. What else is spoken in it is none of them. */
  readonly words: readonly SpokenWord[];
  /** The second that begins at a sample. */
  clipAt(start: number): Clip;
}

/** Seconds between two clips: never so few that two words could be taken for one. */
const PAUSE = { least: 1, most: 3 } as const;

/** Level of the noise between the clips, in decibels below full scale: a quiet room. */
const ROOM_LEVEL = -55;

/** Seconds of noise that are repeated under everything. */
const ROOM_SECONDS = 30;

/** Seconds over which a clip fades in and out, so that its beginning is no click. */
const FADE = 0.01;

/**
 * Strings the clips of a split together, in random order, with a quiet room's noise between and under them, until the
 * recording is long enough. Every clip is heard once before any is heard again.
 *
 * @param examples not empty
 * @param seconds at least so long
 */
export function stringTogether(
  examples: readonly Example<Clip, Word>[],
  seconds: number,
  seed: number,
): Recording {
  const random = randomFrom(seed, 'recording');
  const noise = pinkNoise(ROOM_SECONDS * SAMPLE_RATE, random);
  const level = 10 ** (ROOM_LEVEL / 20) / rootMeanSquare(noise);
  const room = noise.map((sample) => level * sample);
  const placed: { readonly example: Example<Clip, Word>; readonly start: number }[] = [];
  let end = 0;
  for (let waiting: Example<Clip, Word>[] = []; end < seconds * SAMPLE_RATE;) {
    if (waiting.length === 0) waiting = random.shuffled(examples);
    const start = end + Math.round(random.between(PAUSE.least, PAUSE.most) * SAMPLE_RATE);
    placed.push({ example: waiting.pop()!, start });
    end = start + CLIP_LENGTH;
  }
  end += PAUSE.least * SAMPLE_RATE;

  return {
    length: end / SAMPLE_RATE,
    words: placed.flatMap(({ example: { truth }, start }) =>
      truth === 'unknown' || truth === 'silence' ? [] : [{ word: truth, start: start / SAMPLE_RATE }],
    ),
    clipAt: (from) => {
      const clip = Float32Array.from(
        { length: CLIP_LENGTH },
        (_, at) => level * room[(from + at) % room.length]!,
      );
      let next = firstEndingAfter(placed, from);
      for (; next < placed.length && placed[next]!.start < from + CLIP_LENGTH; next++) {
        addFaded(clip, placed[next]!.example.input, placed[next]!.start - from);
      }
      return clip;
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
