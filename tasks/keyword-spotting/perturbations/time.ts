import type { Random } from '../../kit/random.js';
import { resample } from '../../kit/resample.js';
import { CLIP_LENGTH, SAMPLE_RATE, type Clip } from '../clip.js';
import { fitToClip, trimSilence } from '../fit.js';
import { clipPerturbation } from './clip-change.js';
import { stretch } from './stretch.js';

/** Samples this many decibels below the loudest count as outside the word. */
const BELOW = 30;

/** Earlier or later in the second. */
export const timeShift = clipPerturbation<number>({
  id: 'time-shift',
  title: 'Time shift',
  meaning:
    'earlier or later, to the side with more room, as far as the word stays whole; what leaves at one end comes back at the other',
  source: 'a recording that was started at another moment',
  levels: [
    ['by 0.05 s', 0.05],
    ['by 0.1 s', 0.1],
    ['by 0.2 s', 0.2],
  ],
  change: (clip, seconds) => {
    const word = trimSilence(clip, BELOW);
    const before = (word.byteOffset - clip.byteOffset) / clip.BYTES_PER_ELEMENT;
    const after = CLIP_LENGTH - before - word.length;
    const shift = Math.min(Math.round(seconds * SAMPLE_RATE), Math.max(before, after));
    const later = after >= before ? shift : CLIP_LENGTH - shift;
    return clip.map((_, at) => clip[(at - later + CLIP_LENGTH) % CLIP_LENGTH]!);
  },
});

/** One way or the other. */
const eitherWay = (factor: number, random: Random): number => (random.chance(0.5) ? factor : 1 / factor);

/** Faster or slower, with the same voice. */
export const speed = clipPerturbation<number>({
  id: 'speed',
  title: 'Speed',
  meaning: 'faster or slower in the same voice, silence around it where it is shorter',
  source:
    'waveform similarity overlap-add (Verhelst and Roelands 1993); people speak up to half as fast again as others do',
  levels: [
    ['by a factor of 1.1', 1.1],
    ['by a factor of 1.25', 1.25],
    ['by a factor of 1.4', 1.4],
  ],
  change: (clip, factor, random) => fitToClip(stretch(clip, eitherWay(factor, random))),
});

/** Higher or lower, at the same speed. */
export const pitch = clipPerturbation<number>({
  id: 'pitch',
  title: 'Pitch',
  meaning:
    'higher or lower at the same speed; the resonances of the throat move along, as those of another person',
  source: 'stretched in the same voice, then played faster or slower by as much',
  levels: [
    ['by 1 semitone', 1],
    ['by 2 semitones', 2],
    ['by 4 semitones', 4],
  ],
  change: (clip, semitones, random) => {
    const factor = eitherWay(2 ** (semitones / 12), random);
    return fitToClip(higher(clip, factor));
  },
});

const higher = (clip: Clip, factor: number): Float32Array =>
  resample(stretch(clip, factor), SAMPLE_RATE, SAMPLE_RATE / factor);
