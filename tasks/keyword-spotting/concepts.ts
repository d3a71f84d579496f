import type { Concept } from '../contract/index.js';
import type { Clip } from './clip.js';
import { BANDS, bandFrequency, FRAMES, logMel } from './log-mel.js';

/** Windows of a clip are ten milliseconds apart. */
const SECONDS_A_WINDOW = 0.01;

/** A window within so many decibels of the loudest belongs to the word. */
const WORD_WITHIN_DECIBELS = 25;

/** The hiss of an s begins about here. */
const HISS_FROM_HERTZ = 3_500;

/** What is measured of a clip before anything is said of it; asked for once a clip. */
interface Heard {
  /** Loudness of each window in decibels. */
  readonly loudness: Float64Array;
  /** Share of each window's power that is hiss. */
  readonly hiss: Float64Array;
  /** The frequency in Hz around which each window's power below the hiss lies. */
  readonly centre: Float64Array;
  /** The word's windows, from the first to the last. */
  readonly from: number;
  readonly to: number;
}

let heard: { readonly clip: Clip; readonly of: Heard } | undefined;

function hear(clip: Clip): Heard {
  if (heard?.clip === clip) return heard.of;
  const levels = logMel(clip);
  const loudness = new Float64Array(FRAMES);
  const hiss = new Float64Array(FRAMES);
  const centre = new Float64Array(FRAMES);
  for (let frame = 0; frame < FRAMES; frame++) {
    let [all, high, low, weighted] = [0, 0, 0, 0];
    for (let band = 0; band < BANDS; band++) {
      const power = 10 ** (levels[frame * BANDS + band]! / 10);
      all += power;
      if (bandFrequency(band) >= HISS_FROM_HERTZ) high += power;
      else {
        low += power;
        weighted += power * bandFrequency(band);
      }
    }
    loudness[frame] = 10 * Math.log10(all);
    hiss[frame] = high / all;
    centre[frame] = weighted / low;
  }
  const least = Math.max(...loudness) - WORD_WITHIN_DECIBELS;
  const from = loudness.findIndex((level) => level >= least);
  const to = loudness.findLastIndex((level) => level >= least);
  heard = { clip, of: { loudness, hiss, centre, from, to } };
  return heard.of;
}

/** The mean over a third of the word: 0 its beginning, 1 its middle, 2 its end. */
function overThird({ from, to }: Heard, values: Float64Array, third: number): number {
  const length = (to - from + 1) / 3;
  const first = Math.floor(from + third * length);
  const last = Math.max(first + 1, Math.ceil(from + (third + 1) * length));
  const part = values.subarray(first, last);
  return part.reduce((sum, value) => sum + value, 0) / part.length;
}

const PARTS = ['beginning', 'middle', 'end'] as const;

/** What a listener would say of a clip: how long and loud the word is, where it hisses, where its vowels lie. */
export const clipConcepts: readonly Concept<Clip>[] = [
  {
    id: 'length',
    title: 'length of the word in seconds',
    value: (clip) => (hear(clip).to - hear(clip).from + 1) * SECONDS_A_WINDOW,
  },
  { id: 'loudness', title: 'loudest moment in decibels', value: (clip) => Math.max(...hear(clip).loudness) },
  {
    id: 'above-noise',
    title: 'loudest above quietest moment in decibels',
    value: (clip) => Math.max(...hear(clip).loudness) - Math.min(...hear(clip).loudness),
  },
  ...PARTS.map((part, third): Concept<Clip> => ({
    id: `hiss-${part}`,
    title: `share of hiss at the ${part} of the word`,
    value: (clip) => overThird(hear(clip), hear(clip).hiss, third),
  })),
  ...PARTS.map((part, third): Concept<Clip> => ({
    id: `pitch-of-sound-${part}`,
    title: `middle frequency of the voice at the ${part} of the word in Hz`,
    value: (clip) => overThird(hear(clip), hear(clip).centre, third),
  })),
  ...PARTS.map((part, third): Concept<Clip> => ({
    id: `loudness-${part}`,
    title: `loudness of the ${part} of the word, below its loudest moment, in decibels`,
    value: (clip) => overThird(hear(clip), hear(clip).loudness, third) - Math.max(...hear(clip).loudness),
  })),
];
