import { expect, it } from 'vitest';

import type { AccuracySamples } from '../accuracy/schema.js';
import { chooseDisagreements } from './choose.js';

const TRUTHS = ['cat', 'cat', 'cat', 'dog', 'dog'];

/** What a made-up program answered; `null` is an abstention. */
const decided = (...answers: readonly (string | null)[]): AccuracySamples => ({
  right: Uint8Array.from(answers, (answer, at) => (answer === TRUTHS[at] ? 1 : 0)),
  answers: [...answers],
  confidence: new Float64Array(answers.length).fill(Number.NaN),
  exampleIds: TRUTHS.map((_, at) => `example-${at}`),
  decisionsSha256: '',
});

it('takes disagreements from all sides, and never from equal answers', () => {
  const careful = decided('cat', null, 'dog', 'dog', 'dog');
  const bold = decided('cat', 'cat', 'cat', 'cat', 'dog');
  expect(chooseDisagreements(careful, bold, 10)).toEqual([1, 2, 3]);
  expect(chooseDisagreements(careful, bold, 2)).toEqual([1, 3]);
  expect(chooseDisagreements(careful, careful, 10)).toEqual([]);
});

it('takes those whose losses differ most, by turns to the good of either', () => {
  const graded = (...values: readonly number[]): AccuracySamples => {
    const { right: _, ...others } = decided('1', '2', '3', '4', '5');
    return { ...others, values: Float64Array.from(values) };
  };
  const [one, other] = [graded(0, 5, 1, 3, 2), graded(9, 0, 1, 4, 9)];
  // Apart by 9, −5, 0, 1 and 7.
  expect(chooseDisagreements(one, other, 2)).toEqual([0, 1]);
  expect(chooseDisagreements(one, other, 3)).toEqual([0, 1, 4]);
  expect(chooseDisagreements(one, other, 9)).toEqual([0, 1, 3, 4]);
});
