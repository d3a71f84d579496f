import { phonemesOf } from './phonemes.js';

/** A word of the training split with its pronunciation, as the alignment needs it. */
export interface Spoken {
  readonly input: string;
  readonly truth: string;
}

/** What a letter may stand for at most: the x of `box` for two phonemes, the e of `have` for none. */
const MOST_PHONEMES = 2;

/** Alignments are made again from what the last ones say until they hardly change. */
const ROUNDS = 8;

/** How often anything is taken to have been seen before it was. */
const SMOOTHING = 0.1;

/** A pair of phonemes on one letter is this much less likely than its count says: it is the way out, not the rule. */
const PAIR_PENALTY = 0.02;

/** How often a letter stood for each group of phonemes, such as `K S`, `K` or nothing. */
export class LetterCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  add(letter: string, sounds: string, weight = 1): void {
    const counts = this.#counts.get(letter) ?? new Map<string, number>();
    this.#counts.set(letter, counts.set(sounds, (counts.get(sounds) ?? 0) + weight));
  }

  /** The logarithm of how likely a letter stands for these phonemes; finite for what was never seen, too. */
  logLikelihood(letter: string, sounds: string): number {
    const counts = this.#counts.get(letter);
    const all = [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    const share = ((counts?.get(sounds) ?? 0) + SMOOTHING) / (all + 1);
    return Math.log(sounds.includes(' ') ? share * PAIR_PENALTY : share);
  }
}

/**
 * What each letter of a word stands for, so that the whole is as likely as can be: dynamic programming over letters and
 * phonemes.
 *
 * @returns one group of phonemes a letter; undefined where there are more phonemes than the letters can bear
 * @example
 * align('box', 'B AA K S', counts); // ['B', 'AA', 'K S']
 */
export function align(
  word: string,
  sounds: string,
  logLikelihood: Likelihood,
): readonly string[] | undefined {
  const phonemes = phonemesOf(sounds);
  const width = phonemes.length + 1;
  const best = new Float64Array((word.length + 1) * width).fill(-Infinity);
  const taken = new Uint8Array(best.length);
  best[0] = 0;
  for (let letter = 0; letter < word.length; letter++)
    for (let said = 0; said < width; said++) {
      const before = best[letter * width + said]!;
      if (before === -Infinity) continue;
      for (let count = 0; count <= MOST_PHONEMES && said + count < width; count++) {
        const score = before + logLikelihood(word[letter]!, phonemes.slice(said, said + count).join(' '));
        const to = (letter + 1) * width + said + count;
        if (score <= best[to]!) continue;
        best[to] = score;
        taken[to] = count;
      }
    }
  if (best.at(-1) === -Infinity) return undefined;
  const groups: string[] = [];
  let said = phonemes.length;
  for (let letter = word.length; letter > 0; letter--) {
    const count = taken[letter * width + said]!;
    groups.unshift(phonemes.slice(said - count, said).join(' '));
    said -= count;
  }
  return groups;
}

type Likelihood = (letter: string, sounds: string) => number;

/**
 * Learns what letters stand for from whole words alone: at first, the phonemes that stand about as far from the beginning;
 * then, over and over, what the most likely alignments say (expectation maximisation with one alignment a word, as for
 * translation by Brown et al. 1993).
 */
export function learnAlignment(words: readonly Spoken[]): Likelihood {
  let likelihood = remembered(countNearby(words));
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new LetterCounts();
    for (const { input, truth } of words)
      align(input, truth, likelihood)?.forEach((sounds, at) => {
        counts.add(input[at]!, sounds);
      });
    likelihood = remembered(counts);
  }
  return likelihood;
}

function countNearby(words: readonly Spoken[]): LetterCounts {
  const counts = new LetterCounts();
  for (const { input, truth } of words) {
    const phonemes = phonemesOf(truth);
    phonemes.forEach((phoneme, at) => {
      Array.from(input).forEach((letter, place) => {
        const apart = Math.abs((place + 0.5) / input.length - (at + 0.5) / phonemes.length) * input.length;
        if (apart < 1) counts.add(letter, phoneme, 1 - apart);
      });
    });
    // A letter more than there are phonemes says nothing: which one, nobody knows yet.
    const silent = Math.max(0, input.length - phonemes.length) / input.length;
    for (const letter of input) counts.add(letter, '', silent);
  }
  return counts;
}

/** The same, worked out once for each letter and group. */
function remembered(counts: LetterCounts): Likelihood {
  const known = new Map<string, number>();
  return (letter, sounds) => {
    const key = `${letter} ${sounds}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const computed = counts.logLikelihood(letter, sounds);
    known.set(key, computed);
    return computed;
  };
}
