import { describe, expect, it } from 'vitest';

import { createRandom } from './random.js';

const STREAMS = 2000;

/** Four standard errors of the correlation of numbers that have nothing to do with each other. */
const CHANCE = 4 / Math.sqrt(STREAMS);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Between each number and the next (Pearson 1895). */
function correlation(values: readonly number[]): number {
  const average = mean(values);
  const together = mean(values.slice(1).map((value, at) => (value - average) * (values[at]! - average)));
  return together / mean(values.map((value) => (value - average) ** 2));
}

/** The draw of each of many streams at a place. */
const drawn = (stream: (at: number) => ReturnType<typeof createRandom>, place: number): number[] =>
  Array.from({ length: STREAMS }, (_, at) => {
    const random = stream(at);
    for (let before = 0; before < place; before++) random.uniform();
    return random.uniform();
  });

describe('streams of one seed', () => {
  it('are the same for the same purpose and others for another', () => {
    const first = (purpose: string): number => createRandom(7, purpose).uniform();
    expect(first('one')).toBe(first('one'));
    expect(first('one')).not.toBe(first('two'));
  });

  it.each([0, 1, 2])('whose purposes or seeds are near have nothing in common at draw %i', (place) => {
    for (const stream of [
      (at: number) => createRandom(7, `round ${at}`),
      (at: number) => createRandom(at, 'round'),
    ]) {
      const values = drawn(stream, place);
      expect(Math.abs(correlation(values))).toBeLessThan(CHANCE);
      expect(mean(values)).toBeCloseTo(0.5, 1);
      // Each hundredth of the range is met about equally often.
      const counts = new Map<number, number>();
      for (const value of values) {
        const hundredth = Math.floor(value * 100);
        counts.set(hundredth, (counts.get(hundredth) ?? 0) + 1);
      }
      expect(counts.size).toBe(100);
      expect(Math.max(...counts.values())).toBeLessThan(3 * (STREAMS / 100));
    }
  });
});

describe('a stream', () => {
  it('draws normal numbers with mean 0 and variance 1', () => {
    const random = createRandom(2, 'normal');
    const values = Array.from({ length: 20_000 }, () => random.normal());
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(20_000));
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });

  it('is right as often as it is told to', () => {
    const random = createRandom(3, 'chance');
    expect(mean(Array.from({ length: 10_000 }, () => Number(random.chance(0.3))))).toBeCloseTo(0.3, 1);
  });
});
