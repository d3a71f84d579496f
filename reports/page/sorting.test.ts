import { describe, expect, it } from 'vitest';

import { formatValue } from '../format.js';
import { compareCells, numberOf } from './sorting.js';

const sorted = (cells: readonly string[], downwards = false): readonly string[] =>
  [...cells].sort((one, other) => compareCells(one, other, downwards));

describe('compareCells', () => {
  it('sorts numbers as they are shown by what they are worth', () => {
    for (const [unit, values] of [
      ['ns', [-3, 0.5, 250, 900_000, 2_000_000, 3e9]],
      ['B', [7, 1500, 2_500_000]],
      ['share', [0.0004, 0.02, 0.3, 1]],
      ['operations', [12, 803_365, 20_816_759, 4e9]],
    ] as const) {
      const cells = values.map((value) => `${formatValue(value, unit)} [1, 2]`);
      expect(sorted([...cells].reverse())).toEqual(cells);
      expect(sorted(cells, true)).toEqual([...cells].reverse());
    }
  });

  it('sorts text as people do, and has what says nothing last either way', () => {
    const cells = ['rule 2', 'rule 10', '–'];
    expect(sorted(['–', 'rule 10', 'rule 2'])).toEqual(cells);
    expect(sorted(cells, true)).toEqual(['rule 10', 'rule 2', '–']);
  });
});

it.each([
  ['2.38 ms', 0.002_38],
  ['1,234', 1234],
  ['\u22123 steps', -3],
  ['all', undefined],
])('%s begins with %s', (text, number) => {
  if (number === undefined) expect(numberOf(text)).toBeUndefined();
  else expect(numberOf(text)).toBeCloseTo(number, 9);
});
