import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { accuracy } from '../measures/accuracy/index.js';
import { MEASURES } from '../measures/index.js';
import { latency } from '../measures/latency/index.js';
import type { AnyMeasure, Margin } from '../measures/measure.js';
import type { Figure } from './figure.js';
import { decideVerdict, decideVerdicts, isAhead, type UndecidedComparison } from './verdicts.js';

type Interval = readonly [value: number, low: number, high: number];

/** A comparison as it comes from its test; without bounds it was counted. */
function comparison(
  margin: Margin | undefined,
  [value, low, high]: Interval | readonly [value: number],
  p: number | null,
  {
    direction = 'higher-is-better',
    noise = 0,
    unit = 'share',
    undecided,
  }: { direction?: Figure['direction']; noise?: number; unit?: string; undecided?: string } = {},
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
      difference: {
        ...figure(value),
        ...(low === undefined || high === undefined ? {} : { low, high, interval: 'confidence' }),
      },
      p,
      test: 'made up',
      direction,
      ...(margin ? { margin } : {}),
      ...(undecided === undefined ? {} : { undecided }),
    },
  };
}

const verdict = (of: UndecidedComparison): string => decideVerdicts([of], 1)[0]!.verdict;
const ofAccuracy = (interval: Interval | readonly [number], p: number | null) =>
  comparison(accuracy.margin, interval, p);
const ofLatency = (interval: Interval | readonly [number], p: number | null, noise = 0) =>
  comparison(latency.margin, interval, p, { direction: 'lower-is-better', noise, unit: '×' });

describe('verdicts', () => {
  it('name the better program, whichever way better is', () => {
    expect(verdict(ofAccuracy([0.05, 0.03, 0.07], 0.001))).toBe('b');
    expect(verdict(ofAccuracy([-0.05, -0.07, -0.03], 0.001))).toBe('a');
    expect(verdict(ofLatency([3, 2.5, 3.5], 0.001))).toBe('a');
    expect(verdict(ofLatency([0.3, 0.2, 0.4], 0.001))).toBe('b');
  });

  it('are equivalent where the whole interval lies within the margin, though it leaves out equality', () => {
    expect(verdict(ofAccuracy([0.001, -0.002, 0.004], 0.4))).toBe('equivalent');
    expect(verdict(ofLatency([1.03, 1.0298, 1.0306], 1e-9))).toBe('equivalent');
    expect(verdict(ofLatency([1.02, 0.97, 1.04], 0.4))).toBe('equivalent');
  });

  it('are slight where the interval leaves out equality, but not all that the margin allows', () => {
    expect(verdict(ofLatency([1.06, 1.01, 1.11], 0.001))).toBe('slightly a');
    expect(verdict(ofLatency([0.94, 0.9, 0.99], 0.001))).toBe('slightly b');
    expect(verdict(ofLatency([1.06, 1.051, 1.07], 0.001))).toBe('a');
  });

  it('are open where the interval holds equality and more than the margin', () => {
    expect(verdict(ofAccuracy([0.01, -0.02, 0.04], 0.4))).toBe('undecided');
  });

  it('are moved by noise towards undecided alone', () => {
    const noise = Math.log1p(0.3);
    expect(verdict(ofLatency([1.25, 1.2, 1.3], 0.001))).toBe('a');
    expect(verdict(ofLatency([1.25, 1.2, 1.3], 0.001, noise))).toBe('undecided');
    expect(verdict(ofLatency([1.5, 1.4, 1.6], 0.001, noise))).toBe('a');
    expect(verdict(ofLatency([1.01, 0.99, 1.03], 0.4, noise))).toBe('equivalent');
  });

  it('take a count for what it is, and a sample without an interval for nothing', () => {
    expect(verdict(ofAccuracy([0], null))).toBe('equivalent');
    expect(verdict(ofAccuracy([0.004], null))).toBe('equivalent');
    expect(verdict(ofAccuracy([0.006], null))).toBe('b');
    expect(verdict(ofAccuracy([0], 1))).toBe('undecided');
    expect(verdict(ofAccuracy([0.3], 0.001))).toBe('undecided');
  });

  it('say why they are open, and for which reason a measure cannot tell', () => {
    const [one] = decideVerdicts(
      [comparison(accuracy.margin, [0, 0, 0], 1, { undecided: 'one launch alone' })],
      1,
    );
    expect(one).toMatchObject({ verdict: 'undecided', undecided: 'one launch alone' });
    const reasons = [
      ofAccuracy([0.3], 0.001),
      ofAccuracy([0.01, -0.02, 0.04], 0.4),
      ofAccuracy([0.05, 0.03, 0.07], 0.2),
      ofLatency([1.25, 1.2, 1.3], 0.001, 1),
      comparison(undefined, [2, 1, 3], 0.001, { direction: 'neither' }),
    ].map((each) => decideVerdicts([each], 1)[0]!.undecided);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons).not.toContain(undefined);
  });

  it('correct the p values of a family together, however many of it were measured', () => {
    const one = ofAccuracy([0.05, 0.03, 0.09], 0.02);
    expect(verdict(one)).toBe('b');
    const all = decideVerdicts([one, one, one], 3);
    expect(all.map((each) => each.verdict)).toEqual(['undecided', 'undecided', 'undecided']);
    expect(decideVerdicts([one], 3)[0]).toEqual(all[0]);
  });
});

it('have a margin in every measure that compares programs, with its reason', () => {
  const comparing = (MEASURES as readonly AnyMeasure[]).filter((measure) => measure.compare !== undefined);
  expect(comparing.length).toBeGreaterThan(2);
  for (const { id, margin } of comparing) {
    expect(margin?.value, id).toBeGreaterThan(0);
    expect(margin?.reason.length, id).toBeGreaterThan(20);
  }
});

/** Any interval on a scale on which 0 is equality, also narrow ones, and any p value, margin and noise. */
const drawn = fc.record({
  ends: fc
    .tuple(...Array.from({ length: 3 }, () => fc.double({ min: -3, max: 3, noNaN: true })))
    .map((ends) => ends.sort((one, other) => one - other)),
  width: fc.double({ min: 0, max: 2, noNaN: true }),
  allowed: fc.double({ min: 0, max: 2, noNaN: true }),
  p: fc.constantFrom(0.001, 0.04, 0.06, 1),
  noise: fc.constantFrom(0, 0.1, 1),
  more: fc.double({ min: 0, max: 2, noNaN: true }),
  direction: fc.constantFrom<Figure['direction']>('higher-is-better', 'lower-is-better', 'neither'),
});

describe('by any interval, p value, margin and noise', () => {
  const decide = (
    [low, value, high]: readonly number[],
    { allowed, p, direction }: { allowed: number; p: number; direction: Figure['direction'] },
    noise: number,
  ): string =>
    decideVerdict(
      {
        difference: { value: value!, low: low!, high: high!, interval: 'confidence', unit: 'clicks' },
        margin: { scale: 'difference', value: allowed },
        p,
        direction,
      },
      noise,
    ).verdict;
  /** How much a verdict says of who is ahead. */
  const strength = (said: string): number => (said.startsWith('slightly') ? 1 : said.length === 1 ? 2 : 0);

  it('a wider interval never says more of who is ahead, and turns nothing open into a finding', () => {
    fc.assert(
      fc.property(drawn, fc.boolean(), ({ ends, width, noise, ...of }, up) => {
        const [low, value, high] = ends as [number, number, number];
        const narrow = decide(ends, of, noise);
        const wide = decide(up ? [low, value, high + width] : [low - width, value, high], of, noise);
        if (narrow === 'undecided') expect(wide).toBe('undecided');
        else if (narrow !== 'equivalent') {
          expect(strength(wide)).toBeLessThanOrEqual(strength(narrow));
          expect(wide).not.toBe('equivalent');
        }
      }),
    );
  });

  it('more noise, a larger p value and a measure that cannot tell move towards undecided alone', () => {
    fc.assert(
      fc.property(drawn, ({ ends, noise, more, ...of }) => {
        const before = decide(ends, of, noise);
        expect([before, 'undecided']).toContain(decide(ends, of, noise + more));
        expect([before, 'undecided']).toContain(decide(ends, { ...of, p: 1 }, noise));
      }),
    );
  });

  it('to change places of the two mirrors the verdict', () => {
    const mirrored: Readonly<Record<string, string>> = {
      a: 'b',
      b: 'a',
      'slightly a': 'slightly b',
      'slightly b': 'slightly a',
    };
    fc.assert(
      fc.property(drawn, ({ ends, noise, ...of }) => {
        const [low, value, high] = ends as [number, number, number];
        const said = decide(ends, of, noise);
        expect(decide([-high, -value, -low], of, noise)).toBe(mirrored[said] ?? said);
      }),
    );
  });

  it('nobody is ahead where neither way is better, where equality lies within, and by chance', () => {
    fc.assert(
      fc.property(drawn, ({ ends, noise, ...of }) => {
        const [low, , high] = ends as [number, number, number];
        const said = decide(ends, of, noise);
        if (of.direction === 'neither' || (low <= 0 && high >= 0) || of.p >= 0.05)
          expect(['equivalent', 'undecided']).toContain(said);
      }),
    );
  });
});

describe('a measure in a unit that nobody knew', () => {
  const reason = 'made up';
  const clicks = (
    margin: Margin | undefined,
    interval: Interval | readonly [number],
    p: number | null = 0.4,
  ) => verdict(comparison(margin, interval, p, { unit: 'clicks' }));

  it('is judged by a margin of its own, on its own scale', () => {
    expect(clicks({ scale: 'difference', value: 5, reason }, [2, -1, 4])).toBe('equivalent');
    expect(clicks({ scale: 'difference', value: 3, reason }, [2, -1, 4])).toBe('undecided');
    expect(clicks({ scale: 'difference', value: 1, reason }, [2, 1.5, 4], 0.001)).toBe('b');
    expect(clicks({ scale: 'ratio', value: 0.5, reason }, [1.2, 0.8, 1.4])).toBe('equivalent');
    // Symmetric on the logarithm: 1 ÷ 1.5 is as far as 1.5, and 0.6 is farther.
    expect(clicks({ scale: 'ratio', value: 0.5, reason }, [0.9, 0.6, 1.2])).toBe('undecided');
  });

  it('without a margin is equivalent only where nothing differs, and never slightly ahead', () => {
    expect(clicks(undefined, [0, 0, 0], 1)).toBe('equivalent');
    expect(clicks(undefined, [0], null)).toBe('equivalent');
    const interval = fc
      .tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.double({ noNaN: true }))
      .map((ends) => ends.sort((one, other) => one - other))
      .filter(([low, , high]) => low !== 0 || high !== 0)
      .map(([low, value, high]): Interval => [value, low, high]);
    fc.assert(
      fc.property(interval, fc.constantFrom(0, 0.04, 0.5, 1), (ends, p) => {
        expect(['a', 'b', 'undecided']).toContain(clicks(undefined, ends, p));
      }),
    );
  });

  it('is never taken to differ by what is no number', () => {
    const asked = fc.constantFrom(Number.NaN, 0, 1, -1);
    const margin = fc.constantFrom<Margin | undefined>(
      undefined,
      { scale: 'difference', value: 2, reason },
      { scale: 'ratio', value: 2, reason },
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
          const difference = { value, low, high, interval: 'confidence' as const, unit: 'clicks' };
          const said = decideVerdict({ difference, p, direction: 'lower-is-better', margin: by }, 0);
          expect(isAhead(said.verdict)).toBe(false);
        },
      ),
    );
  });
});
