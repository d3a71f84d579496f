import type { Random } from '../../tasks/kit/random.js';
import { BANDS, FRAMES, PICTURE } from './front-end.js';
import { pictureOf, windowOf, type Picture } from './picture.js';

/** Voices of a babble. */
const BABBLE = { fewest: 4, most: 8 } as const;

/**
 * The noise to lay under a word: one of the clips without a word or, now and then, many voices at once.
 *
 * @param silences clips without a word
 * @param words clips with one, for the babble
 */
export function pickNoise(
  silences: readonly Picture[],
  words: readonly Picture[],
  random: Random,
): Float32Array {
  return random.chance(0.3) ? babble(words, random) : random.pick(silences).powers;
}

/** Many voices at once, equally loud, each beginning somewhere else. */
export function babble(words: readonly Picture[], random: Random): Float32Array {
  const sum = new Float32Array(PICTURE);
  const voices = BABBLE.fewest + random.integer(BABBLE.most - BABBLE.fewest + 1);
  for (let voice = 0; voice < voices; voice++) {
    const { powers, loudness } = random.pick(words);
    const start = random.integer(FRAMES) * BANDS;
    for (let at = 0; at < PICTURE; at++) sum[at]! += powers[(at + start) % PICTURE]! / loudness;
  }
  return sum;
}

/**
 * A clip without a word that is not merely steady: noise that comes and goes, knocks, or nothing at all. Recordings
 * of single words begin and end abruptly; noise must not become a word by doing the same.
 *
 * @param noise powers; left alone
 */
export function makeSilence(noise: Float32Array, random: Random): Picture {
  const powers = noise.slice();
  if (random.chance(0.05)) powers.fill(0);
  if (random.chance(0.35)) gate(powers, random);
  if (random.chance(0.35)) knock(powers, random);
  return pictureOf(powers);
}

/** Lets the noise through for a part of the second alone. */
function gate(powers: Float32Array, random: Random): void {
  const length = 8 + random.integer(FRAMES - 16);
  const from = random.integer(FRAMES - length + 1);
  powers.fill(0, 0, from * BANDS);
  powers.fill(0, (from + length) * BANDS);
}

/** Up to three short sounds of a wide band: a key, a click, a knock that dies away. */
function knock(powers: Float32Array, random: Random): void {
  const { loudness } = pictureOf(powers);
  const knocks = 1 + random.integer(3);
  for (let count = 0; count < knocks; count++) {
    const from = random.integer(FRAMES);
    const middle = random.between(0, BANDS);
    const width = random.between(3, BANDS);
    const decay = random.between(2, 15);
    const level = loudness * 10 ** (random.between(5, 30) / 10);
    for (let frame = from; frame < Math.min(FRAMES, from + 8); frame++) {
      const window = windowOf(powers, frame);
      for (let band = 0; band < BANDS; band++) {
        const away = ((band - middle) / width) ** 2;
        window[band]! += level * 10 ** ((-decay * (frame - from)) / 10 - away) * random.between(0.3, 1.7);
      }
    }
  }
}
