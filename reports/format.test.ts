import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Comparison } from '../harness/results/schema.js';
import {
  formatDifference,
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
      '98.10 % [97.80, 98.40]',
    );
    expect(plain(formatFigure({ value: 999, low: 990, high: 1010, unit: 'ns' }))).toBe('999 ns [990, 1,010]');
  });

  it('ends a value and its bounds alike', () => {
    expect(plain(formatFigure({ value: 41_000, low: 39_770, high: 44_000, unit: 'ns' }))).toBe(
      '41.0 µs [39.8, 44.0]',
    );
  });

  it('has two digits of the width of its interval, and no more than six of its value', () => {
    const written = (value: number, low: number, high: number, unit = 'ns') =>
      plain(formatFigure({ value, low, high, unit }));
    expect(written(91.234, 91.05, 91.4321)).toBe('91.23 ns [91.05, 91.43]');
    expect(written(0.4196, 0.4172, 0.4213, 'share')).toBe('41.96 % [41.72, 42.13]');
    expect(written(0.00012, 0.00011, 0.00013, 'nats')).toBe('0.000120 nats [0.000110, 0.000130]');
    expect(written(0, 0, 0.0037, 'share')).toBe('0.00 % [0.00, 0.37]');
    expect(written(121_938.2, 121_937.1, 121_939.4, 'steps')).toBe('121,938 steps [121,937, 121,939]');
    expect(written(0.3, 0.3 - 1e-16, 0.3 + 1e-16, 'cm')).toBe('0.300 cm [0.300, 0.300]');
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
    expect(plain(formatGap(faster).beside)).toBe('2.00 × faster');
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
      const { beside, interval } = formatGap(
        of({ valueA, direction: 'lower-is-better', difference: times(...ratio), verdict }),
      );
      return plain(`${beside} ${interval}`);
    };
    expect(told('equivalent', 1.03, 1.0298, 1.0306)).toBe('3.000 % slower [2.980, 3.060]');
    // Rounded apart it would be said to be "10.0 % slower [9.93, 9.98]".
    expect(told('slightly b', 1 / 1.0995, 1 / 1.0998, 1 / 1.0993)).toBe('9.950 % faster [9.930, 9.980]');
    expect(told('equivalent', 0.98, 0.96, 1.01)).toBe('2.0 % faster [−1.0, 4.0]');
    expect(told('slightly a', 1.06, 1.01, 1.11)).toBe('6.0 % faster [1.0, 11.0]');
    expect(told('slightly b', 0.8, 0.6, 0.99)).toBe('1.25 × faster [1.01, 1.67]');
    expect(told('undecided', 1.03, 0.9, 1.2)).toBe('1.03 × [0.90, 1.20]');
  });
});

describe('a value with its interval', () => {
  /** What is written before and within the brackets, as numbers. */
  function numbersOf(text: string): readonly [value: number, low: number, high: number] {
    const [, value, low, high] = /^(\S+).* \[(\S+?),? (?:[…–] )?(\S+)\]/.exec(plain(text))!;
    const exponents = '⁰¹²³⁴⁵⁶⁷⁸⁹';
    const parse = (number: string): number =>
      Number(
        number
          .replaceAll(',', '')
          .replace('−', '-')
          .replace(
            /10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/,
            (_, power: string) => `1e${power.replace(/./g, (one) => String(exponents.indexOf(one)))}`,
          ),
      );
    return [parse(value!), parse(low!), parse(high!)];
  }

  /** Three numbers in their order: near each other or not, large and small. */
  const triple = (min: number, max: number) => {
    const number = fc.double({ min, max, noNaN: true });
    return fc
      .oneof(
        fc.tuple(number, number, number),
        fc
          .tuple(number, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 8 }))
          .map(([value, part, digits]) => [
            value,
            value * (1 - part * 10 ** -digits),
            value * (1 + (1 - part) * 10 ** -digits),
          ]),
      )
      .map((numbers) => {
        const [low, value, high] = numbers.sort((one, other) => one - other);
        return { low: low!, value: value!, high: high! };
      });
  };
  const expectWithin = (text: string) => {
    const [value, low, high] = numbersOf(text);
    expect(low, text).toBeLessThanOrEqual(value);
    expect(value, text).toBeLessThanOrEqual(high);
  };
  const interval = fc.constantFrom('confidence', 'range', 'spread');

  it.each(['share', 'ns', 's', 'B', '×', 'decisions/s', 'steps', 'cm'])('in %s lies within it', (unit) => {
    const most = unit === 'share' ? 1 : 1e9;
    const numbers = fc.oneof(triple(-most, most), triple(0, most), triple(-2, 2));
    fc.assert(
      fc.property(numbers, interval, (figure, of) => {
        for (const write of [formatFigure, formatDifference])
          expectWithin(write({ ...figure, unit, interval: of }));
      }),
      { numRuns: 500 },
    );
  });

  it('lies within it as the gap between two programs, whoever leads', () => {
    const gaps = fc.oneof(
      fc.record({ figure: triple(0.01, 100), unit: fc.constant('×') }),
      fc.record({ figure: triple(0.84, 1.19), unit: fc.constant('×') }),
      fc.record({ figure: triple(-1, 1), unit: fc.constant('share') }),
      fc.record({ figure: triple(-1e9, 1e9), unit: fc.constantFrom('B', 'steps') }),
    );
    const verdicts = fc.constantFrom<Comparison['verdict']>(
      'a',
      'b',
      'slightly a',
      'equivalent',
      'undecided',
    );
    fc.assert(
      fc.property(gaps, verdicts, ({ figure, unit }, verdict) => {
        const { valueA, difference } = FIXTURE.comparisons[0]!;
        const { beside, interval: bracket } = formatGap({
          difference: { ...difference, ...figure, interval: 'confidence', unit },
          direction: 'lower-is-better',
          verdict,
          valueA: { ...valueA, unit: unit === '×' ? 'ns' : unit },
        });
        if (bracket !== '') expectWithin(`${beside} ${bracket}`);
      }),
      { numRuns: 1000 },
    );
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
