import { createRandom } from '../../kit/random.js';
import { FLITE_PITCH } from './voices.js';

/** How many speakers each voice is disguised as. */
export const DISGUISES = 40;

/** Always the same speakers, as {@link INVENTED_VOICES} are always the same. */
const SEED = 5;

/** Hz, of a speaker whose vocal tract has the length of a voice's own. */
const USUAL_PITCH = 120;

/** Another speaker that one of flite's voices is made to sound like. */
export interface Disguise {
  /** The pitch, as a factor of the voice's own. */
  readonly pitch: number;
  /** Factor of all resonances: above 1 for a shorter vocal tract. Played so much faster, the voice has them. */
  readonly resonances: number;
}

/**
 * Draws a speaker that a voice of flite is disguised as. Flite brings few voices, and a voice whose sounds are cut from
 * recordings cannot be invented as those of espeak are; but its pitch can be chosen, and a sound that is played faster or
 * slower has another vocal tract's resonances. The two go together as they do among people, about, and do not make a
 * woman of each small speaker: the pitch is free within an octave.
 *
 * @param voice as flite calls it
 * @param number from 0 to below {@link DISGUISES}
 * @example
 * disguiseOf('slt', 3); // { pitch: 0.58, resonances: 0.97 }, perhaps
 */
export function disguiseOf(voice: string, number: number): Disguise {
  const random = createRandom(SEED, 'disguise', voice, number);
  const resonances = random.between(0.82, 1.2);
  const hertz = USUAL_PITCH * resonances ** 2 * random.between(0.62, 1.5);
  return { pitch: hertz / FLITE_PITCH[voice]!.mean, resonances };
}
