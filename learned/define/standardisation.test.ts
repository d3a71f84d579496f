import fc from 'fast-check';
import { expect, test } from 'vitest';

import { standardisationOf, standardised } from './standardisation.js';

test('every channel of the examples that it was found on has a mean of 0 and a deviation of 1', () => {
  const number = fc.float({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.array(number, { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 10 }),
      (rows) => {
        const inputs = rows.map((row) => Float32Array.from(row));
        const found = standardisationOf(inputs, 2);
        for (const channel of [0, 1]) {
          const of = (vectors: readonly Float32Array[]): number[] =>
            vectors.flatMap((vector) => [...vector].filter((_, at) => at % 2 === channel));
          const before = of(inputs);
          // A spread that is lost in the rounding of the numbers themselves tells nothing.
          if (Math.max(...before) - Math.min(...before) < 0.1) continue;
          const after = of(inputs.map((input) => standardised(input, found)));
          const mean = after.reduce((sum, value) => sum + value, 0) / after.length;
          const variance = after.reduce((sum, value) => sum + (value - mean) ** 2, 0) / after.length;
          expect(mean).toBeCloseTo(0, 2);
          expect(variance).toBeCloseTo(1, 2);
        }
      },
    ),
  );
});

test('a feature that is always the same is only moved', () => {
  const found = standardisationOf([Float32Array.of(7, 1), Float32Array.of(7, 3)], 2);
  expect([...found.variances]).toEqual([1, 1]);
  expect([...standardised(Float32Array.of(7, 3), found)]).toEqual([0, 1]);
});
