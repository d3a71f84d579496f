import fc from 'fast-check';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';

import {
  meanOverPeople,
  pairedOverPeople,
  pairedShare,
  shareIntervalOverPeople,
  shareOverPeople,
} from './over-people.js';
import { countPairs, mcnemarMidP, pairedDifference } from './paired.js';
import { wilson } from './proportion.js';
import { studentInterval } from './student.js';

/** So many right of so many, person by person. */
function examplesOf(people: readonly (readonly [right: number, all: number])[]) {
  return {
    right: people.flatMap(([right, all]) => Array.from({ length: all }, (_, at) => (at < right ? 1 : 0))),
    people: people.flatMap(([, all], person) => new Array<string>(all).fill(`person ${person}`)),
  };
}

/** Rats of 16 litters that lived on, of those born: Weil (1970), table 1, the treated ones. */
const LITTERS = [
  [12, 12], [11, 11], [10, 10], [9, 9], [10, 11], [9, 10], [9, 10], [8, 9],
  [8, 9], [4, 5], [7, 9], [4, 7], [5, 10], [3, 6], [3, 10], [0, 7],
] as const; // prettier-ignore

describe('a share over people', () => {
  it('has the standard error of the people’s own shares, where all have as many examples', () => {
    const rights = [9, 7, 10, 4, 8, 6];
    const { right, people } = examplesOf(rights.map((one) => [one, 10]));
    const over = meanOverPeople(right, people);
    const shares = rights.map((one) => one / 10);
    expect(over.mean).toBeCloseTo(mean(shares));
    expect(over.error).toBeCloseTo(sampleStandardDeviation(shares) / Math.sqrt(6));
    expect(over.freedom).toBeCloseTo(5);
  });

  it('has nearly the variance of a ratio (Cochran 1977, equation 6.13) on Weil’s litters', () => {
    const { right, people } = examplesOf(LITTERS);
    const share = 112 / 145;
    const squares = LITTERS.reduce((sum, [lived, born]) => sum + (lived - share * born) ** 2, 0);
    const ofCochran = ((16 / 15) * squares) / 145 ** 2;
    const { error, freedom } = meanOverPeople(right, people);
    expect(error ** 2 / ofCochran).toBeCloseTo(1, 1);
    expect(freedom).toBeGreaterThan(12);
    expect(freedom).toBeLessThan(15);
    expect(shareIntervalOverPeople(right, people)!.designEffect).toBeCloseTo(4, 0);
  });

  it('is that of examples where each is of another person, and never narrower', () => {
    const right = Array.from({ length: 2000 }, (_, at) => (at % 5 === 0 ? 0 : 1));
    const own = shareIntervalOverPeople(
      right,
      right.map((_, at) => `person ${at}`),
    )!;
    expect(own.low).toBeCloseTo(wilson(1600, 2000).low, 3);
    expect(
      shareIntervalOverPeople(
        right,
        right.map(() => null),
      )!.high,
    ).toBeCloseTo(own.high);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom('Ann', 'Ben', 'Cem', null)), { minLength: 2 }),
        (examples) => {
          const bits = examples.map(([one]) => (one ? 1 : 0));
          const interval = shareIntervalOverPeople(
            bits,
            examples.map(([, person]) => person),
          );
          if (!interval) return;
          const plain = wilson(
            bits.reduce<number>((sum, one) => sum + one, 0),
            bits.length,
          );
          expect(interval.low).toBeLessThanOrEqual(plain.low + 1e-9);
          expect(interval.high).toBeGreaterThanOrEqual(plain.high - 1e-9);
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('has no interval where all examples are of one person, and says so', () => {
    const figure = shareOverPeople([1, 0, 1], ['Ann', 'Ann', 'Ann'], 'right', false);
    expect(figure).not.toHaveProperty('low');
    expect(figure.method).toContain('one person');
    expect(pairedOverPeople([1, 0], [1, 1], ['Ann', 'Ann'])).toMatchObject({ difference: 0.5, p: 1 });
    expect(pairedShare([1, 0], [1, 1], ['Ann', 'Ann'], false, 'more')).not.toHaveProperty('low');
  });
});

describe('a paired difference over people', () => {
  // Each of eight people has 10 examples; b has so many more of them right than a.
  const more = [3, 1, 2, 0, 2, 1, 3, 2];
  const a = more.flatMap(() => [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  const b = more.flatMap((by) => Array.from({ length: 10 }, (_, at) => (at < 5 + by ? 1 : 0)));
  const people = more.flatMap((_, person) => new Array<string>(10).fill(`person ${person}`));

  it('is Student’s, over the people’s own differences', () => {
    const { difference, interval, p } = pairedOverPeople(a, b, people);
    const differences = more.map((by) => by / 10);
    const error = sampleStandardDeviation(differences) / Math.sqrt(8);
    const { low, high } = studentInterval(mean(differences), error, 7);
    const newcombe = pairedDifference(countPairs(a, b));
    expect(difference).toBeCloseTo(0.175);
    expect(interval!.low).toBeCloseTo(Math.min(low, newcombe.low));
    expect(interval!.high).toBeCloseTo(Math.max(high, newcombe.high));
    expect(p).toBeLessThan(0.01);
  });

  it('is that of examples without people, and never more certain with them', () => {
    const plain = pairedOverPeople(a, b, undefined);
    expect(plain.p).toBe(mcnemarMidP(countPairs(a, b)));
    expect(pairedOverPeople(a, b, people).p).toBeGreaterThanOrEqual(plain.p);
    // All that differs is of one person of eight.
    const lone = b.map((right, at) => (at < 10 ? 1 : a[at]!) * (at < 10 ? 1 : right));
    const one = pairedOverPeople(a, lone, people);
    expect(one.interval!.low).toBeLessThan(0);
    expect(one.p).toBeGreaterThan(0.2);
  });

  it('has an interval of some width where no pair differs', () => {
    const { low, high } = pairedOverPeople(a, a, people).interval!;
    expect(low).toBeLessThan(-0.01);
    expect(high).toBeGreaterThan(0.01);
  });
});
