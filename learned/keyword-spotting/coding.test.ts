import fc from 'fast-check';
import { expect, test } from 'vitest';

import { WORDS } from '../../tasks/keyword-spotting/clip.js';
import { decideWord, LEAST_CONFIDENCE } from './coding.js';

/** Probabilities with one word at `confidence` and the rest shared by the others. */
function probable(word: (typeof WORDS)[number], confidence: number): Float32Array {
  const rest = (1 - confidence) / (WORDS.length - 1);
  return Float32Array.from(WORDS, (other) => (other === word ? confidence : rest));
}

test('the most probable word is the answer, with its probability', () => {
  for (const word of WORDS) {
    const decision = decideWord(probable(word, 0.9));
    expect(decision).toMatchObject({ kind: 'answer', answer: word });
    expect(decision.kind === 'answer' && decision.confidence).toBeCloseTo(0.9, 5);
  }
});

test('a digit that is not probable enough is another word; silence needs no such proof', () => {
  const doubtful = LEAST_CONFIDENCE - 0.05;
  expect(decideWord(probable('five', doubtful))).toMatchObject({ answer: 'unknown' });
  expect(decideWord(probable('five', doubtful), 0)).toMatchObject({ answer: 'five' });
  expect(decideWord(probable('silence', doubtful))).toMatchObject({ answer: 'silence' });
});

test('a confidence is a probability whatever the network says, and a higher threshold never makes a digit', () => {
  const outputs = fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
      minLength: WORDS.length,
      maxLength: WORDS.length,
    })
    .map((values) => {
      const sum = values.reduce((total, value) => total + value, 0);
      return Float32Array.from(values, (value) => value / sum);
    });
  fc.assert(
    fc.property(outputs, fc.double({ min: 0, max: 1, noNaN: true }), (probabilities, threshold) => {
      const decision = decideWord(probabilities, threshold);
      if (decision.kind !== 'answer') throw new Error('the spotter always answers');
      expect(decision.confidence).toBeGreaterThanOrEqual(0);
      expect(decision.confidence).toBeLessThanOrEqual(1);
      const free = decideWord(probabilities, 0);
      if (decision.answer !== 'unknown') expect(decision).toEqual(free);
    }),
  );
});
