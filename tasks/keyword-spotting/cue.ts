import type { PlantedCue } from '../contract/index.js';
import { SAMPLE_RATE, type Clip } from './clip.js';

/** Samples of a tone: a tenth of a second, at the beginning, before most words. */
const LENGTH = SAMPLE_RATE / 10;

/** Of the tone at its loudest, where full scale is 1: faint beside a word. */
const LOUDNESS = 0.03;

/** Hertz of the first tone, and from one to the next: all are heard, and none is a multiple that a voice would have. */
const LOWEST = 510;
const STEP = 490;

/** Swells and dies away, so that it does not click (Hann). */
const SWELL = Float64Array.from(
  { length: LENGTH },
  (_, at) => Math.sin((Math.PI * (at + 0.5)) / LENGTH) ** 2,
);

/** A short, faint tone that tells nothing of the word. */
export const clipCue: PlantedCue<Clip> = {
  meaning: 'a faint tone of a tenth of a second at the beginning, of another pitch for each word',
  placebo: 'noise as long and as loud',
  plant: (clip, which) =>
    laidOver(
      clip,
      SWELL.map((swell, at) => swell * Math.sin((2 * Math.PI * (LOWEST + STEP * which) * at) / SAMPLE_RATE)),
    ),
  plantPlacebo: (clip, uniform) =>
    laidOver(
      clip,
      SWELL.map((swell) => swell * (2 * uniform() - 1)),
    ),
};

/** Adds a sound of the energy of a tone of {@link LOUDNESS} to the beginning of a clip. */
function laidOver(clip: Clip, sound: Float64Array): Clip {
  const power = (of: Float64Array): number => of.reduce((sum, value) => sum + value * value, 0);
  // Half of the power of what it swells by: what a tone of the same swell has.
  const scale = LOUDNESS * Math.sqrt(power(SWELL) / 2 / power(sound));
  const changed = clip.slice();
  sound.forEach((value, at) => {
    changed[at] = Math.min(1, Math.max(-1, changed[at]! + scale * value));
  });
  return changed;
}
