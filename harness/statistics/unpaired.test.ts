import { describe, expect, it } from 'vitest';

import { shareFigure } from './proportion.js';
import { differenceOfFigures } from './unpaired.js';

describe('differenceOfFigures', () => {
  const difference = (a: readonly [number, number], b: readonly [number, number]) =>
    differenceOfFigures(shareFigure(...a, 'right'), shareFigure(...b, 'right'), 'b − a');

  it('agrees with Newcombe (1998), table II, examples (a) and (c) by method 10', () => {
    const a = difference([48, 80], [56, 70]);
    expect([a.value, a.low, a.high].map((value) => value!.toFixed(4))).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
    const c = difference([2, 7], [6, 7]);
    expect([c.low, c.high].map((value) => value!.toFixed(4))).toEqual(['0.0582', '0.8062']);
  });

  it('has no interval where one of both has none', () => {
    const { low, high, interval, ...bare } = shareFigure(1, 2, 'right');
    expect(differenceOfFigures(bare, shareFigure(1, 2, 'right'), 'b − a')).not.toHaveProperty('low');
  });
});
