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

  it('is of what numbers are, not of how the engine keeps them', () => {
    const kept = [1, 2];
    // Once it has held a fraction, a list keeps whole numbers as fractions, too.
    const keptAsFractions = [0.5, 2];
    keptAsFractions[0] = 1;
    const of = (input: unknown) => hashExamples([{ id: 'one', input, truth: { width: input } }]);
    expect(of(keptAsFractions)).toBe(of(kept));
    expect(of([1, [2]])).not.toBe(of([[1], 2]));
    expect(of({ a: 1 })).not.toBe(of({ b: 1 }));
    expect(of([-0])).not.toBe(of([0]));
  });

  it('sees that a large data set draws its own numbers', () => {
    const drawn = () => hashExamples(examples(Array.from({ length: 5000 }, () => Math.random())));
    expect(drawn()).not.toBe(drawn());
  });
});
