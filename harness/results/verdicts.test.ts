import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { accuracy } from '../measures/accuracy/index.js';
import { latency } from '../measures/latency/index.js';
import type { Margin } from '../measures/measure.js';
import type { Figure } from './figure.js';
import { decideVerdict, decideVerdicts, type UndecidedComparison } from './verdicts.js';

/** A comparison as it comes from its test. */
function comparison(
  margin: Margin | undefined,
  [value, low, high]: readonly [value: number, low: number, high: number],
  p: number | null,
  {
    direction = 'higher-is-better',
    noise = 0,
    unit = 'share',
  }: { direction?: Figure['direction']; noise?: number; unit?: string } = {},
): UndecidedComparison {
  const figure = (of: number): Figure => ({ value: of, n: 1, unit, direction, method: 'made up' });
  return {
    noise,
    comparison: {
      task: 'toy',
      dataset: 'toy',
      measure: 'toy',
      title: 'Toy',
      a: { program: 'handwritten', runtime: 'v8' },
      b: { program: 'learned', runtime: 'wasm' },
      valueA: figure(1),
      valueB: figure(1),
      difference: { ...figure(value), low, high, interval: 'confidence' },
      p,
      test: 'made up',
      direction,
      ...(margin ? { margin } : {}),
    },
  };
}

type Interval = readonly [value: number, low: number, high: number];

const verdict = (of: UndecidedComparison): string => decideVerdicts([of])[0]!.verdict;
const ofAccuracy = (interval: Interval, p: number | null) => comparison(accuracy.margin, interval, p);
const ofLatency = (interval: Interval, p: number | null, noise = 0) =>
  comparison(latency.margin, interval, p, { direction: 'lower-is-better', noise, unit: '×' });

describe('verdicts', () => {
  it('name the better program, whichever way better is', () => {
    expect(verdict(ofAccuracy([0.05, 0.03, 0.07], 0.001))).toBe('b');
    expect(verdict(ofAccuracy([-0.05, -0.07, -0.03], 0.001))).toBe('a');
    expect(verdict(ofLatency([3, 2.5, 3.5], 0.001))).toBe('a');
    expect(verdict(ofLatency([0.3, 0.2, 0.4], 0.001))).toBe('b');
  });

  it('say none only where the whole interval is close to equality', () => {
    expect(verdict(ofAccuracy([0.001, -0.002, 0.004], 0.4))).toBe('none');
    expect(verdict(ofAccuracy([0.01, -0.02, 0.04], 0.4))).toBe('undecided');
    expect(verdict(ofLatency([1.02, 0.97, 1.04], 0.4))).toBe('none');
  });

  it('report a difference below the noise as none or undecided', () => {
    const noise = Math.log1p(0.3);
    expect(verdict(ofLatency([1.15, 1.1, 1.2], 0.001))).toBe('a');
    expect(verdict(ofLatency([1.15, 1.1, 1.2], 0.001, noise))).toBe('none');
    expect(verdict(ofLatency([1.15, 1.1, 1.4], 0.001, noise))).toBe('undecided');
  });

  it('correct all p values of the page together', () => {
    const one = ofAccuracy([0.05, 0.01, 0.09], 0.02);
    expect(verdict(one)).toBe('b');
    expect(decideVerdicts([one, one, one]).map((each) => each.verdict)).toEqual([
      'undecided',
      'undecided',
      'undecided',
    ]);
  });
});

describe('a measure in a unit that nobody knew', () => {
  const clicks = (margin: Margin | undefined, interval: Interval, p: number | null = 0.4) =>
    verdict(comparison(margin, interval, p, { unit: 'clicks' }));

  it('has the verdict none by a margin of its own, on its own scale', () => {
    expect(clicks({ scale: 'difference', value: 5 }, [2, -1, 4])).toBe('none');
    expect(clicks({ scale: 'difference', value: 3 }, [2, -1, 4])).toBe('undecided');
    expect(clicks({ scale: 'difference', value: 1 }, [2, 1.5, 4], 0.001)).toBe('b');
    expect(clicks({ scale: 'ratio', value: 0.5 }, [1.2, 0.8, 1.4])).toBe('none');
    // Symmetric on the logarithm: 1 ÷ 1.5 is as far as 1.5, and 0.6 is farther.
    expect(clicks({ scale: 'ratio', value: 0.5 }, [0.9, 0.6, 1.2])).toBe('undecided');
  });

  it('without a margin is none only where nothing differs', () => {
    expect(clicks(undefined, [0, 0, 0], 1)).toBe('none');
    expect(clicks(undefined, [0, 0, 0], null)).toBe('none');
    const interval = fc
      .tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.double({ noNaN: true }))
      .map((ends) => ends.sort((one, other) => one - other))
      .filter(([low, , high]) => low !== 0 || high !== 0)
      .map(([low, value, high]): Interval => [value, low, high]);
    fc.assert(
      fc.property(interval, fc.constantFrom(null, 0, 0.04, 0.5, 1), (ends, p) => {
        // What was counted and not sampled has no interval but its value.
        fc.pre(p !== null || ends[0] !== 0);
        return clicks(undefined, ends, p) !== 'none';
      }),
    );
  });

  it('is never taken to differ by what is no number', () => {
    const asked = fc.constantFrom(Number.NaN, 0, 1, -1);
    const margin = fc.constantFrom<Margin | undefined>(
      undefined,
      { scale: 'difference', value: 2 },
      { scale: 'ratio', value: 2 },
    );
    fc.assert(
      fc.property(
        asked,
        asked,
        asked,
        margin,
        fc.constantFrom(null, 0.001, Number.NaN),
        (value, low, high, by, p) => {
          fc.pre([value, low, high, p].some(Number.isNaN));
          const difference = { value, low, high, unit: 'clicks' };
          const direction = 'lower-is-better' as const;
          const said = decideVerdict({ difference, p, direction, ...(by ? { margin: by } : {}) }, 0);
          return ['none', 'undecided'].includes(said);
        },
      ),
    );
  });
});
