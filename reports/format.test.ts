import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Comparison } from '../harness/results/schema.js';
import {
  formatFigure,
  formatGap,
  formatMargin,
  formatMissing,
  formatP,
  formatValue,
  slug,
} from './format.js';
import { FIXTURE } from './fixture/index.js';

/** Without the no-break space, which is hard to type in an expectation. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatValue', () => {
  it.each([
    [0.981, 'share', '98.1 %'],
    [1, 'share', '100 %'],
    [0.9995, 'share', '99.95 %'],
    [0, 'share', '0 %'],
    [950, 'ns', '950 ns'],
    [41_000, 'ns', '41 µs'],
    [4.1, 'ms', '4.1 ms'],
    [0.0021, 's', '2.1 ms'],
    [38_400, 'B', '38.4 kB'],
    [0, 'B', '0 B'],
    [-1_500_000, 'B', '−1.5 MB'],
    [12.34, '×', '12.3 ×'],
    [2_310_000, 'steps', '2.31 million steps'],
    [12_345, 'weights', '12,345 weights'],
    [30_303, 'decisions/s', '30,303 /s'],
  ])('writes %d %s as %s', (value, unit, text) => {
    expect(plain(formatValue(value, unit))).toBe(text);
  });

  it('shows every finite number without losing its sign or its size', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e12, noNaN: true }),
        fc.constantFrom('ns', 'B', 'steps'),
        (value, unit) => {
          const text = formatValue(value, unit);
          expect(text).not.toMatch(/NaN|e\+|Infinity/);
          expect(formatValue(-value, unit)).toBe(`−${text}`);
        },
      ),
    );
  });
});

describe('formatFigure', () => {
  it('puts the interval in the unit of the value', () => {
    expect(plain(formatFigure({ value: 0.981, low: 0.978, high: 0.984, unit: 'share' }))).toBe(
      '98.1 % [97.8, 98.4]',
    );
    expect(plain(formatFigure({ value: 999, low: 990, high: 1010, unit: 'ns' }))).toBe('999 ns [990, 1,010]');
  });

  it('ends a value and its bounds alike', () => {
    expect(plain(formatFigure({ value: 41_000, low: 39_770, high: 44_000, unit: 'ns' }))).toBe(
      '41.0 µs [39.8, 44.0]',
    );
  });

  it('tells a bound that is out of all proportion by its order of magnitude', () => {
    expect(plain(formatFigure({ value: 4e6, low: 20, high: 2e16, unit: 'ns' }))).toBe('4.00 ms [0.00, 10¹⁰]');
  });

  it('never shows a spread or a range as if it were a confidence interval', () => {
    const figure = { value: 5, low: 2, high: 9, unit: 'letters' };
    expect(plain(formatFigure({ ...figure, interval: 'confidence' }))).toBe('5.00 letters [2.00, 9.00]');
    expect(plain(formatFigure({ ...figure, interval: 'range' }))).toBe('5.00 letters [2.00 … 9.00] range');
    expect(plain(formatFigure({ ...figure, interval: 'spread' }))).toBe(
      '5.00 letters [2.00 – 9.00] of inputs',
    );
  });

  it('says when there is none', () => {
    expect(formatFigure(undefined)).toBe('–');
  });
});

describe('formatGap', () => {
  const of = (change: Partial<Comparison>): Comparison => ({ ...FIXTURE.comparisons[0]!, ...change });
  const times = (value: number, low: number, high: number) => ({
    ...of({}).difference,
    value,
    low,
    high,
    unit: '×',
  });

  it('turns a ratio so that the winner leads by more than one', () => {
    const valueA = { ...of({}).valueA, unit: 'ns' };
    const faster = of({
      valueA,
      direction: 'lower-is-better',
      difference: times(0.5, 0.4, 0.8),
      verdict: 'b',
    });
    expect(plain(formatGap(faster).amount)).toBe('2 × faster');
    expect(formatGap(faster).interval).toBe('[1.25, 2.50]');
    const slower = of({ valueA, direction: 'lower-is-better', difference: times(2, 1.5, 3), verdict: 'a' });
    expect(plain(formatGap(slower).amount)).toBe('2 × faster');
  });

  it('turns a difference so that it is the winner’s lead', () => {
    const difference = { ...of({}).difference, value: -0.021, low: -0.03, high: -0.01 };
    expect(plain(formatGap(of({ difference, verdict: 'a' })).amount)).toBe('+2.1 points');
    expect(formatGap(of({ difference, verdict: 'a' })).interval).toBe('[1.0, 3.0]');
    expect(plain(formatGap(of({ difference, verdict: 'undecided' })).amount)).toBe('−2.1 points');
  });

  it('tells a ratio near one in per cent, of the leader or of the second of two equivalent programs', () => {
    const valueA = { ...of({}).valueA, unit: 'ns' };
    const told = (verdict: Comparison['verdict'], ...ratio: [number, number, number]) => {
      const { amount, interval } = formatGap(
        of({ valueA, direction: 'lower-is-better', difference: times(...ratio), verdict }),
      );
      return plain(`${amount} ${interval}`);
    };
    expect(told('equivalent', 1.03, 1.0298, 1.0306)).toBe('3.0 % slower [2.98, 3.06]');
    expect(told('equivalent', 0.98, 0.96, 1.01)).toBe('2.0 % faster [−1.0, 4.0]');
    expect(told('slightly a', 1.06, 1.01, 1.11)).toBe('6.0 % faster [1.0, 11.0]');
    expect(told('slightly b', 0.8, 0.6, 0.99)).toBe('1.25 × faster [1.01, 1.67]');
    expect(told('undecided', 1.03, 0.9, 1.2)).toBe('1.03 × [0.90, 1.20]');
  });
});

it('formats a margin on its own scale', () => {
  const margin = (scale: 'difference' | 'ratio', value: number, unit = '×') =>
    plain(
      formatMargin({
        margin: { scale, value, reason: '' },
        difference: { value: 1, unit, n: 1, direction: 'neither', method: '' },
      }),
    );
  expect(margin('ratio', 0.05)).toBe('5 %');
  expect(margin('ratio', 1)).toBe('a factor of 2');
  expect(margin('difference', 0.005, 'share')).toBe('0.5 points');
  expect(margin('difference', 1e6, 'B')).toBe('1 MB');
});

it('never shows a p value of zero', () => {
  expect(plain(formatP(0))).toBe('p < 0.001');
  expect(plain(formatP(0.0123))).toBe('p = 0.012');
  expect(formatP(null)).toBe('');
});

it('makes ids that need no escaping', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(slug(a, b)).toMatch(/^[a-z0-9-]*$/);
    }),
  );
});

describe('formatMissing', () => {
  it('says why and what to do in one sentence', () => {
    expect(formatMissing({ why: 'it is not installed', mend: 'run "npm i"' })).toBe(
      'it is not installed; to mend it, run "npm i"',
    );
  });
});

it('a unit may have the name of what every object has', () => {
  expect(formatValue(3, 'constructor')).toBe('3\u00a0constructor');
  expect(formatValue(3, '__proto__')).toBe('3\u00a0__proto__');
});
