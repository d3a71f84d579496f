import type { Program } from '../../tasks/contract/index.js';
import type { Clip, Word } from '../../tasks/keyword-spotting/clip.js';
import { ruleProgram } from '../rule-book.js';
import { perceive } from './perception/facts.js';
import { BOOK } from './rules/judge.js';

/**
 * Recognises spoken digits by what a phonetician reads off a spectrogram.
 *
 * @example
 * const program = await handwrittenKeywordSpotting.load({ runtime: 'v8' });
 * program.decide(clip); // { kind: 'answer', answer: 'six', confidence: 0.8 }
 * program.explain(clip); // "hiss 100 ms, vowel 110 ms, silence 70 ms, hiss 90 ms", …
 */
export const handwrittenKeywordSpotting: Program<Clip, Word> = ruleProgram(
  BOOK,
  {
    title: 'Acoustic-phonetic rules',
    summary:
      'Listens as the recognisers of the 1970s did (Sambur and Rabiner 1975): loudness, voicing and bands of the spectrum cut the second into vowels, murmurs, hisses, breaths and gaps; linear prediction follows the first two formants through the vowel. Rules weigh what was heard for and against each of the ten words, in bits of evidence whose sizes a person judged by ear, eye and textbook, and a lexicon says how the formants of each word run, near published vowel charts. Whatever contradicts a word in one of its parts speaks against it more than any other part can speak for it; what every digit is contradicted by is another word. No number was fitted: thresholds are round numbers with their reasons, which a person chose while looking at how training and validation recordings lie, and so is what is taken off for other words, chosen from five values.',
    module: import.meta.url,
  },
  () => perceive,
);
