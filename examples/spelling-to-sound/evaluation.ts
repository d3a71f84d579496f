import type { Evaluation, EvaluationFigure } from 'rules-vs-weights';

import { editDistance, phonemesOf } from './phonemes.js';

/** 95 % of a normal distribution lie within so many standard errors. */
const STANDARD_ERRORS = 1.96;

/** How often a telling is made, in words. */
const TELL_EVERY = 200;

/**
 * One sum over another, both over the same words, with the interval of a ratio (Cochran 1977, Sampling Techniques, chapter 6).
 *
 * @returns in per cent
 */
export function ratioOf(numerators: readonly number[], denominators: readonly number[]) {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const whole = sum(denominators);
  const ratio = sum(numerators) / whole;
  const count = numerators.length;
  const squares = sum(numerators.map((value, at) => (value - ratio * denominators[at]!) ** 2));
  const error = Math.sqrt((squares * count) / (count - 1)) / whole;
  const limited = (value: number): number => Math.max(0, value);
  return {
    value: 100 * ratio,
    low: 100 * limited(ratio - STANDARD_ERRORS * error),
    high: 100 * (ratio + STANDARD_ERRORS * error),
  };
}

/** What is said of programs that pronounce: whole words, and phonemes by the hundred. */
export const countedErrors: Evaluation<string, string, string> = {
  id: 'whole-words',
  title: 'Whole words and phonemes',
  reading:
    'Words that are right from beginning to end; and the phoneme error rate, phonemes wrong, missing or too many for every hundred that are right.',
  run: async (program, { examples, tell }) => {
    const errors: number[] = [];
    for (const { input, truth } of examples) {
      const decision = await program.decide(input);
      errors.push(editDistance(decision.kind === 'answer' ? decision.answer : '', truth));
      if (errors.length % TELL_EVERY === 0) tell?.(errors.length / examples.length);
    }
    const lengths = examples.map(({ truth }) => phonemesOf(truth).length);
    const right = ratioOf(
      errors.map((count) => (count === 0 ? 1 : 0)),
      errors.map(() => 1),
    );
    const figures: EvaluationFigure[] = [
      { title: 'whole words right', ...right, unit: '%', direction: 'higher-is-better' },
      { title: 'phoneme error rate', ...ratioOf(errors, lengths), unit: '%', direction: 'lower-is-better' },
    ];
    return {
      summary: `${right.value.toFixed(1)} % of ${examples.length} words are right from beginning to end.`,
      figures,
    };
  },
};
