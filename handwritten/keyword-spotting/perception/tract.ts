import { trackFormants, type Formants } from './formants.js';
import { ResonanceFinder } from './linear-prediction.js';
import type { Spectrum } from './spectrum.js';

/** Formants of a clip, as a man's vocal tract would have them. */
export interface FollowedFormants {
  /** One entry a frame; none where there is no voice or nothing could be followed. */
  readonly formants: readonly (Formants | undefined)[];
  /** How much shorter than a man's the vocal tract seems to be: 1 to 1.2. */
  readonly tractScale: number;
}

/** The most open vowels of men have an F1 of 730 Hz, those of women of 850 (Peterson and Barney 1952): between them. */
const MOST_OPEN = 780;

/** The share of voiced frames that may lie above what is taken for the openest: they may be slips. */
const SLIPS = 0.1;

/**
 * Follows the formants through every voiced stretch and divides them by what makes the speaker's tract a man's:
 * a guess from the pitch first, corrected where the mouth seems to open wider than a man's can.
 *
 * @param power the spectrum of every frame
 * @param voiced which frames have a voice
 * @param background what sounds all the time
 * @param pitch of the speaker, in hertz
 */
export function followFormants(
  power: readonly Spectrum[],
  voiced: readonly boolean[],
  background: Spectrum,
  pitch: number,
): FollowedFormants {
  const guess = scaleFromPitch(pitch);
  const finder = new ResonanceFinder();
  const heard: (Formants | undefined)[] = power.map(() => undefined);
  for (let start = 0; start < voiced.length; start++) {
    if (!voiced[start]) continue;
    let end = start;
    while (voiced[end]) end++;
    const resonances = power.slice(start, end).map((spectrum) => finder.find(spectrum, background));
    trackFormants(resonances, guess).forEach((formants, offset) => (heard[start + offset] = formants));
    start = end;
  }
  const tractScale = Math.max(guess, scaleFromOpenness(heard));
  return {
    formants: heard.map((formants) => formants && [formants[0] / tractScale, formants[1] / tractScale]),
    tractScale,
  };
}

/**
 * Men speak near 120 Hz with tracts of 17.5 cm, women near 210 Hz with formants about 15 % higher (Peterson and Barney
 * 1952): a guess, but one that listeners make too. Children would need more, but a pitch above 260 Hz is an octave
 * slip as often as a child.
 */
function scaleFromPitch(pitch: number): number {
  return 1 + 0.15 * Math.min(1, Math.max(0, (pitch - 150) / 60));
}

function scaleFromOpenness(heard: readonly (Formants | undefined)[]): number {
  const openings = heard.filter((formants) => formants !== undefined).map(([f1]) => f1);
  openings.sort((a, b) => b - a);
  const openest = openings[Math.floor(SLIPS * openings.length)] ?? 0;
  return Math.min(1.2, Math.max(1, openest / MOST_OPEN));
}
