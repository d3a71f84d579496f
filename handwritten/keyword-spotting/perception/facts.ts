import type { Clip } from '../../../tasks/keyword-spotting/clip.js';
import { hear } from './hearing.js';
import { duration, length, segments, STEP_MS, type Segment } from './sounds.js';
import {
  brightness,
  extent,
  findDip,
  findVowel,
  formantCourse,
  isVowel,
  within,
  withoutNasals,
} from './vowel.js';

/** Sounds further from the vowel than this belong to another word or to none. */
const REACH_MS = 250;

/** A hiss runs into its vowel. Between the release of t and the voice 30 ms are all but silent. */
const LONGEST_PAUSE_MS = 50;

/**
 * What the rules know of a clip, in whole numbers. Levels are in dB below the loudest frame that is no click (0 to -100), times in ms,
 * formants in hertz as a man's vocal tract would have them (0 where there is no vowel).
 */
export interface Facts {
  /** Level of the loudest frame that is no click, in dB of full scale. */
  readonly loudness: number;
  /** Level of the quietest tenth of the recording. */
  readonly background: number;
  /** How much of the clip is recorded sound and no padding. */
  readonly liveMs: number;
  /** Nothing above 4 kHz. */
  readonly narrowBand: boolean;
  /** Median pitch in hertz. The rules see it in the formants only, which are lowered for a high voice. */
  readonly pitch: number;
  /** From the first frame of the vowel to its last, with everything between, but without nasals at its edges. */
  readonly vowelMs: number;
  /** Number of stretches of vowel in it. */
  readonly vowels: number;
  /** Longest stretch without voice between two of them. */
  readonly voicelessInsideMs: number;
  /** Vowels that stand apart from it, further off than a consonant lasts. */
  readonly vowelElsewhereMs: number;
  /** F1 at 10, 30, 50, 70 and 90 % of the vowel. */
  readonly f1At10: number;
  readonly f1At30: number;
  readonly f1At50: number;
  readonly f1At70: number;
  readonly f1At90: number;
  /** F2 at the same moments. */
  readonly f2At10: number;
  readonly f2At30: number;
  readonly f2At50: number;
  readonly f2At70: number;
  readonly f2At90: number;
  /** How much weaker the vowel is above 1.8 kHz than below 900 Hz, in dB: front vowels -10 to -20, back ones -30. */
  readonly brightness: number;
  /** Deepest dip of the bands above F1, or of all, between two louder moments of the voice, in dB. */
  readonly dip: number;
  /** Where that dip lies, in percent of the voiced stretch. */
  readonly dipAt: number;
  /** Sharp noise before the vowel. */
  readonly hissBeforeMs: number;
  /** Dull noise before the vowel. */
  readonly breathBeforeMs: number;
  /** Weak or nasal voice right before the vowel. */
  readonly murmurBeforeMs: number;
  /** Nasal voice right after the vowel. */
  readonly nasalAfterMs: number;
  /** Longest silence after the vowel that is followed by more sound. */
  readonly gapMs: number;
  /** Sharp noise after the vowel. */
  readonly hissAfterMs: number;
  /** Dull noise after the vowel. */
  readonly breathAfterMs: number;
  /** The clip as a row of sounds, for the reader: no rule looks at it. */
  readonly heard: string;
}

/**
 * Listens to a clip and says what was heard.
 *
 * @example
 * perceive(clip).heard; // 'hiss 100 ms, vowel 110 ms, silence 70 ms, hiss 90 ms'
 */
export function perceive(clip: Clip): Facts {
  const hearing = hear(clip);
  const row = segments(hearing);
  const voice = findVowel(row, hearing);
  const vowel = withoutNasals(hearing, voice);
  const before = joined(
    row.filter(({ end, start }) => end <= voice.start && start * STEP_MS > voice.start * STEP_MS - REACH_MS),
  );
  const after = row.filter(
    ({ start }) => start >= voice.end && start * STEP_MS < voice.end * STEP_MS + REACH_MS,
  );
  const dip = findDip(hearing, extent(row, voice));
  const [f1At10, f1At30, f1At50, f1At70, f1At90] = formantCourse(hearing, vowel, 0);
  const [f2At10, f2At30, f2At50, f2At70, f2At90] = formantCourse(hearing, vowel, 1);
  return {
    loudness: Math.round(hearing.loudest),
    background: Math.round(hearing.background),
    liveMs: hearing.frames.filter(({ live }) => live).length * STEP_MS,
    narrowBand: hearing.narrowBand,
    pitch: Math.round(hearing.pitch),
    vowelMs: length(vowel),
    vowels: row.filter((segment) => isVowel(segment) && within(segment, voice)).length,
    voicelessInsideMs: longestVoiceless(row.filter((segment) => within(segment, voice))),
    vowelElsewhereMs: duration(
      row.filter((segment) => isVowel(segment) && !within(segment, voice)),
      ['vowel'],
    ),
    f1At10,
    f1At30,
    f1At50,
    f1At70,
    f1At90,
    f2At10,
    f2At30,
    f2At50,
    f2At70,
    f2At90,
    brightness: brightness(hearing, vowel),
    dip: dip.depth,
    dipAt: dip.at,
    hissBeforeMs: duration(before, ['hiss', 'buzz']),
    breathBeforeMs: duration(before, ['breath']),
    murmurBeforeMs: duration(before.slice(-2), ['murmur', 'vowel']) + (vowel.start - voice.start) * STEP_MS,
    nasalAfterMs: (voice.end - vowel.end) * STEP_MS,
    gapMs: longestGap(after),
    hissAfterMs: duration(after, ['hiss', 'buzz']),
    breathAfterMs: duration(after, ['breath']),
    heard: describeRow(row),
  };
}

/** Those after the last pause: no digit begins with a noise, a pause and a vowel. */
function joined(before: readonly Segment[]): readonly Segment[] {
  const pause = before.findLastIndex(
    (segment) => segment.sound === 'silence' && length(segment) > LONGEST_PAUSE_MS,
  );
  return before.slice(pause + 1);
}

function longestVoiceless(row: readonly Segment[]): number {
  let longest = 0;
  let current = 0;
  for (const segment of row) {
    current = ['vowel', 'murmur', 'buzz'].includes(segment.sound) ? 0 : current + length(segment);
    longest = Math.max(longest, current);
  }
  return longest;
}

function longestGap(after: readonly Segment[]): number {
  const lastSound = after.map(({ sound }) => sound !== 'silence').lastIndexOf(true);
  return Math.max(
    0,
    ...after
      .slice(0, Math.max(0, lastSound))
      .filter(({ sound }) => sound === 'silence')
      .map(length),
  );
}

function describeRow(row: readonly Segment[]): string {
  return row
    .filter(({ sound }, index) => !(sound === 'silence' && (index === 0 || index === row.length - 1)))
    .map((segment) => `${segment.sound} ${length(segment)} ms`)
    .join(', ');
}
