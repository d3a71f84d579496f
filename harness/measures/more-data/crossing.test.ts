import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRandom, type Random } from '../../../tasks/kit/random.js';
import { crossingOf, type CurvePoint, type Level } from './crossing.js';

/** Known to the last digit. */
const exactly = (error: number): Level => ({ error, standardError: 0, freedom: 1 });

const SIZES = [10, 100, 1000, 10_000];

/** Mistakes become fewer by the given power of the size, and are 0.04 at so many examples. */
const power = (at: number, exponent = 0.5): CurvePoint[] =>
  SIZES.map((examples) => ({ examples, error: 0.04 * (examples / at) ** -exponent }));

describe('where a network passes a program', () => {
  it('is found on straight lines between the points, both axes logarithmic', () => {
    const line = [
      { examples: 10, error: 0.4 },
      { examples: 1000, error: 0.004 },
    ];
    const { state, examples } = crossingOf([line], exactly(0.04));
    expect(state).toBe('within');
    expect(examples!.value).toBeCloseTo(100, 8);
    expect(examples).not.toHaveProperty('low');
  });

  it('is the geometric mean over seeds, with Student’s interval on the logarithm', () => {
    const { examples } = crossingOf([power(50), power(100), power(200)], exactly(0.04));
    expect(examples!.value).toBeCloseTo(100, 8);
    // Student with two degrees of freedom: exp(4.303 · ln 2 / √3).
    expect(examples!.high! / 100).toBeCloseTo(Math.exp((4.302_65 * Math.LN2) / Math.sqrt(3)), 3);
    expect(examples!.low! * examples!.high!).toBeCloseTo(100 ** 2, 4);
  });

  it('is less sure where the mistakes to pass were counted on few examples, the more so the flatter the curve', () => {
    const seeds = (exponent: number) => [95, 100, 105].map((at) => power(at, exponent));
    const width = (exponent: number, standardError: number): number => {
      const { examples } = crossingOf(seeds(exponent), { error: 0.04, standardError, freedom: 1000 });
      return examples!.high! / examples!.low!;
    };
    expect(width(0.5, 0.004)).toBeGreaterThan(width(0.5, 0));
    expect(width(0.25, 0.004)).toBeGreaterThan(width(0.5, 0.004));
  });

  it('carries an error of the mistakes over by the slope of the curve', () => {
    const level = { error: 0.04, standardError: 0.004, freedom: 1000 };
    const { low, high } = crossingOf([power(100), power(100), power(100)], level).examples!;
    // A tenth of the mistakes is two tenths of the examples, on the logarithm: exp(1.962 · 0.2).
    expect(high! / 100).toBeCloseTo(Math.exp(1.962_34 * 0.2), 3);
    expect(low! * high!).toBeCloseTo(100 ** 2, 4);
  });

  it('is from where on the network stays ahead, not where it was first', () => {
    const wavering = [0.5, 0.03, 0.05, 0.02].map((error, at) => ({ examples: SIZES[at]!, error }));
    const { examples } = crossingOf([wavering], exactly(0.04));
    expect(examples!.value).toBeGreaterThan(1000);
  });

  it.each([
    ['already', [power(1), power(2)], 2],
    ['never', [power(1e6), power(1e7)], 0],
    ['some seeds', [power(100), power(1e6)], 1],
    // Nobody knows how much earlier the first one passes.
    ['some seeds', [power(1), power(100)], 2],
  ] as const)('names no number where it passes %s', (state, curves, passing) => {
    expect(crossingOf(curves, exactly(0.04))).toEqual({ state, passing });
  });

  it('comes later the fewer mistakes the program makes', () => {
    const error = fc.double({ min: 0.001, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(error, error, (one, other) => {
        fc.pre(one < other);
        const at = (level: number) => crossingOf([power(100)], exactly(level)).examples?.value;
        const [hard, easy] = [at(one), at(other)];
        if (hard !== undefined && easy !== undefined) expect(hard).toBeGreaterThanOrEqual(easy);
      }),
    );
  });

  it.each([0.02, 0.3])(
    'lies in its interval 92 to 99 times in a hundred, where seeds differ by %d',
    (spread) => {
      const random = createRandom(3, 'coverage of crossings');
      const worlds = 1000;
      let held = 0;
      for (let at = 0; at < worlds; at++) held += holds(random, spread) ? 1 : 0;
      expect(held / worlds).toBeGreaterThan(0.92);
      expect(held / worlds).toBeLessThan(0.99);
    },
  );
});

/** A world whose networks pass at 150 examples on average, in three seeds, against a share counted on 2,000 examples. */
function holds(random: Random, spread: number): boolean {
  const n = 2000;
  const wrong = Array.from({ length: n }, () => (random.chance(0.04) ? 1 : 0) as number);
  const error = wrong.reduce((sum, one) => sum + one, 0) / n;
  const curves = Array.from({ length: 3 }, () => power(150 * Math.exp(spread * random.normal())));
  const { examples } = crossingOf(curves, {
    error,
    standardError: Math.sqrt((error * (1 - error)) / n),
    freedom: n - 1,
  });
  return examples!.low! <= 150 && 150 <= examples!.high!;
}
