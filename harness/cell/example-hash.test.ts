import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hashExamples } from './example-hash.js';

const examples = (inputs: readonly number[]) =>
  inputs.map((input, at) => ({ id: `example-${at}`, input: Float32Array.of(input), truth: input > 0 }));

describe('the hash of examples', () => {
  it('is the same for the same examples, made anew', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true })), (inputs) => {
        expect(hashExamples(examples(inputs))).toBe(hashExamples(examples(inputs)));
      }),
    );
  });

  it('is another where an id, an input, a truth or the order is another', () => {
    const some = examples([1, 2, 3]);
    const hash = hashExamples(some);
    expect(hashExamples([{ ...some[0]!, id: 'other' }, ...some.slice(1)])).not.toBe(hash);
    expect(hashExamples(examples([1, 2, 4]))).not.toBe(hash);
    expect(hashExamples([{ ...some[0]!, truth: false }, ...some.slice(1)])).not.toBe(hash);
    expect(hashExamples([...some].reverse())).not.toBe(hash);
  });

  it('sees that a large data set draws its own numbers', () => {
    const drawn = () => hashExamples(examples(Array.from({ length: 5000 }, () => Math.random())));
    expect(drawn()).not.toBe(drawn());
  });
});
