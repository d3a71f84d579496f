import { SAMPLE_RATE } from '../../../tasks/keyword-spotting/clip.js';
import type { Frame, Hearing } from './hearing.js';
import { FRAME_STEP } from './spectrum.js';

/** Milliseconds from one frame to the next. */
export const STEP_MS = (1000 * FRAME_STEP) / SAMPLE_RATE;

/**
 * What a stretch of a clip sounds like:
 * - `vowel`: voiced and loud
 * - `murmur`: voiced but weak: a nasal, the closure of a voiced consonant, the end of a voice
 * - `buzz`: voiced and hissing at once: a voiced fricative such as z
 * - `hiss`: sharp noise, strongest above 2.5 kHz: s, and the release of t
 * - `breath`: dull noise: f, th, h, the background of a bad recording
 * - `silence`
 */
export type Sound = 'vowel' | 'murmur' | 'buzz' | 'hiss' | 'breath' | 'silence';

/** A stretch of one sound. */
export interface Segment {
  readonly sound: Sound;
  /** First frame. */
  readonly start: number;
  /** Frame after the last. */
  readonly end: number;
}

/** How long a stretch lasts, in ms. */
export function length({ start, end }: Segment): number {
  return (end - start) * STEP_MS;
}

/** How long some sounds of a row last together, in ms. */
export function duration(row: readonly Segment[], sounds: readonly Sound[]): number {
  return row.filter(({ sound }) => sounds.includes(sound)).reduce((sum, segment) => sum + length(segment), 0);
}

/** A vowel is at most this much weaker than the loudest one of its word, in dB. */
const VOWEL_SPAN = 14;

/**
 * How much more a hiss has in the upper bands than below 900 Hz, in dB. White noise, which sounds like f, has 3 and 6
 * more there, because those bands are wider; s has 10 to 30.
 */
const SHARPER = { high: 5, top: 10 };

/** A voiced fricative is at least this much weaker than the loudest vowel, in dB; a bright i is not. */
const LOUDEST_BUZZ = 10;

/** Hissing stands this much above the background in its own band, in dB: it is twice as strong. */
const HISS_ABOVE_BACKGROUND = 6;

/**
 * Labels every frame, then joins equal neighbours.
 *
 * @returns stretches that cover the clip from its first frame to its last
 */
export function segments(hearing: Hearing): Segment[] {
  const labels = smooth(hearing.frames.map((frame) => label(frame, hearing)));
  const result: Segment[] = [];
  labels.forEach((sound, index) => {
    const last = result.at(-1);
    if (last?.sound === sound) result[result.length - 1] = { ...last, end: index + 1 };
    else result.push({ sound, start: index, end: index + 1 });
  });
  return result;
}

function label(frame: Frame, hearing: Hearing): Sound {
  const sharp = Math.max(frame.high, frame.top);
  const hissing =
    frame.live &&
    (frame.high > hearing.quiet.high + HISS_ABOVE_BACKGROUND ||
      frame.top > hearing.quiet.top + HISS_ABOVE_BACKGROUND);
  if (frame.voiced) {
    if (hissing && sharp > frame.low - 3 && frame.level < -LOUDEST_BUZZ) return 'buzz';
    return frame.level > -VOWEL_SPAN ? 'vowel' : 'murmur';
  }
  const sharper = frame.high > frame.low + SHARPER.high || frame.top > frame.low + SHARPER.top;
  if (hissing && sharper && sharp > frame.middle - 3) return 'hiss';
  return frame.sounding ? 'breath' : 'silence';
}

/** Takes single frames that differ from two equal neighbours for a slip: no sound lasts 10 ms. */
function smooth(labels: readonly Sound[]): Sound[] {
  return labels.map((sound, index) => {
    const before = labels[index - 1];
    const after = labels[index + 1];
    return before !== undefined && before === after ? before : sound;
  });
}
