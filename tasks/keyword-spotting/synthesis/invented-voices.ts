import { createRandom, type Random } from '../../kit/random.js';

/** How many voices are invented: many times as many as espeak brings itself. */
const COUNT = 400;

/** Always the same voices, like those that the engines bring: the seed of a data set decides what they say and how. */
const SEED = 1;

/** Names of the invented voices of espeak. */
export const INVENTED_VOICES: readonly string[] = Array.from(
  { length: COUNT },
  (_, at) => `invented${at + 1}`,
);

/** Whether a variant is one of {@link INVENTED_VOICES}. */
export const isInvented = (variant: string): boolean => INVENTED.has(variant);

const INVENTED: ReadonlySet<string> = new Set(INVENTED_VOICES);

/**
 * Draws a speaker: a length of the vocal tract, which moves all formants together, what is peculiar to this mouth and
 * moves each a little, and the manner of the voice. The ranges are about those of the variants that espeak brings,
 * without what makes some of them hard to understand.
 *
 * @param name one of {@link INVENTED_VOICES}
 * @returns the variant in espeak's format: percentages of the accent's own values, except where said otherwise
 */
export function describeInvented(name: string): string {
  const random = createRandom(SEED, 'voice', name);
  const tract = random.between(0.88, 1.22);
  const low = Math.round(random.between(70, 110) * tract ** 3);
  const lines = [
    'language variant',
    `name ${name}`,
    // Hz, at both ends of the melody.
    `pitch ${low} ${Math.round(low * random.between(1.15, 1.7))}`,
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((formant) => describeFormant(formant, tract, random)),
    `voicing ${percent(60, 140, random)}`,
    `consonants ${percent(60, 130, random)} ${percent(60, 120, random)}`,
    `flutter ${random.integer(6)}`,
    `roughness ${random.integer(4)}`,
    // Frequencies in Hz, each with a level of up to 255: how bright the voice is.
    `tone 600 ${percent(140, 255, random)} 1500 ${percent(80, 220, random)} 3000 ${percent(40, 200, random)}`,
  ];
  if (random.chance(0.3)) lines.push(`breath 0 ${[1, 2, 3, 4, 5].map(() => random.integer(5)).join(' ')}`);
  // A model of the vocal cords instead of stored wave forms; the first of the six is too muffled to follow.
  if (random.chance(0.35)) lines.push(`klatt ${random.pick([2, 3, 4, 6])}`);
  return `${lines.join('\n')}\n`;
}

const percent = (low: number, high: number, random: Random): number => Math.round(random.between(low, high));

/** Frequency, height and width; the upper formants are heard little and differ much. */
function describeFormant(formant: number, tract: number, random: Random): string {
  const own = formant <= 3 ? 0.06 : 0.1;
  const frequency = Math.round(100 * tract * random.between(1 - own, 1 + own));
  const height = formant <= 3 ? percent(75, 125, random) : percent(20, 110, random);
  return `formant ${formant} ${frequency} ${height} ${percent(70, 150, random)}`;
}
