import { describe, expect, it } from 'vitest';

import { measureComplexity } from './complexity.js';

// The two examples with which Campbell (2018), "Cognitive complexity", opens, turned from Java into JavaScript.
const SUM_OF_PRIMES = `
function sumOfPrimes(max) {
  let total = 0;
  out: for (let i = 1; i <= max; ++i) {
    for (let j = 2; j < i; ++j) {
      if (i % j == 0) {
        continue out;
      }
    }
    total += i;
  }
  return total;
}`;
const GET_WORDS = `
function getWords(number) {
  switch (number) {
    case 1: return 'one';
    case 2: return 'a couple';
    case 3: return 'a few';
    default: return 'lots';
  }
}`;

describe('static complexity', () => {
  it('gives the published values: equal paths, unequal reading', () => {
    expect(measureComplexity(SUM_OF_PRIMES)).toMatchObject({ cyclomatic: 4, cognitive: 7 });
    expect(measureComplexity(GET_WORDS)).toMatchObject({ cyclomatic: 4, cognitive: 1 });
  });

  it('counts runs of one logical operator once', () => {
    // Campbell (2018), section "Sequences of logical operators".
    expect(measureComplexity('if (a && b && c || d || e && f) {}').cognitive).toBe(4);
    expect(measureComplexity('if (a && !(b && c)) {}').cognitive).toBe(3);
  });

  it('charges nesting, and else without it', () => {
    const source = 'function f() { if (a) { for (;;) { while (b) {} } } else if (c) {} else {} }';
    expect(measureComplexity(source)).toMatchObject({ cognitive: 1 + 2 + 3 + 1 + 1, deepestNesting: 3 });
  });

  it('counts lines with code, and Halstead’s volume', () => {
    const { linesOfCode, halsteadVolume } = measureComplexity('// a remark\n\nx = y + 1;\n');
    expect(linesOfCode).toBe(1);
    // x = y + 1 ; are six tokens, all different.
    expect(halsteadVolume).toBeCloseTo(6 * Math.log2(6), 10);
  });
});
