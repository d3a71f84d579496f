import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultPerturbations } from './default-perturbations.js';
import { createRandom } from './random.js';

const view = (shape: readonly number[]) => ({
  shape,
  axes: shape.map(() => 'place'),
  meaning: 'a number',
  toVector: (input: Float32Array) => Float32Array.from(input),
  fromVector: (vector: Float32Array) => vector,
});
const ids = (shape: readonly number[]) => defaultPerturbations(view(shape)).map(({ id }) => id);
const find = (id: string, shape: readonly number[] = [4]) =>
  defaultPerturbations(view(shape)).find((one) => one.id === id)!;

describe('defaults', () => {
  it('are noise, gaps and fading, and a blur of what is a square', () => {
    expect(ids([4])).toEqual(['noise', 'gaps', 'fading']);
    expect(ids([4, 4])).toContain('blur');
    expect(ids([1, 5, 5])).toContain('blur');
    expect(ids([4, 5])).not.toContain('blur');
    expect(find('noise').severities).toEqual(['10 % of the spread', '25 %', '50 %']);
  });

  it('stay within what examples have, whole where these are, and leave the input as it is', () => {
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
    const inputs = fc.array(vector, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(inputs, fc.integer(), fc.nat(2), fc.boolean(), (lists, seed, severity, halves) => {
        const others = lists.map((list) => Float32Array.from(list, (value) => (halves ? value / 2 : value)));
        const input = others[0]!.slice();
        for (const perturbation of defaultPerturbations(view([2, 2]))) {
          const changed = perturbation.apply(input, severity, createRandom(seed, 'change'), others);
          for (const [at, value] of changed.entries()) {
            const seen = others.map((one) => one[at]!);
            expect(value).toBeGreaterThanOrEqual(Math.min(...seen));
            expect(value).toBeLessThanOrEqual(Math.max(...seen));
            if (others.every((one) => one.every(Number.isInteger)))
              expect(Number.isInteger(value)).toBe(true);
          }
          expect(input).toEqual(others[0]);
        }
      }),
    );
  });

  it('add noise in proportion to the spread of a feature, and none to one that never differs', () => {
    const others = Array.from({ length: 101 }, (_, at) => Float32Array.of(at - 50, 10 * (at - 50), 7, 0.5));
    const random = createRandom(3, 'noise');
    const added = Array.from({ length: 4000 }, () => find('noise').apply(others[50]!, 0, random, others));
    const deviation = (at: number): number =>
      Math.sqrt(added.reduce((sum, one) => sum + (one[at]! - others[50]![at]!) ** 2, 0) / added.length);
    // A uniform spread of 101 steps has a deviation of 29.2.
    expect(deviation(0) / 2.92).toBeCloseTo(1, 1);
    expect(deviation(1) / 29.2).toBeCloseTo(1, 1);
    expect([deviation(2), deviation(3)]).toEqual([0, 0]);
  });

  it('fade half of the way to the mean', () => {
    const others = [Float32Array.of(0.5, 0, 0, 0), Float32Array.of(1, 4, 0, 0)];
    expect([...find('fading').apply(others[1]!, 2, createRandom(1, 'none'), others)]).toEqual([
      0.875, 3, 0, 0,
    ]);
  });

  it('take a share of the features from another example', () => {
    const [zeros, ones] = [0, 1].map((value) => new Float32Array(4000).fill(value));
    const shares = [1, 2, 3, 4, 5, 6].map((seed) => {
      const mixed = find('gaps', [4000]).apply(zeros!, 1, createRandom(seed, 'gaps'), [zeros!, ones!]);
      return mixed.reduce((sum, value) => sum + value, 0) / 4000;
    });
    // Some took them from the example that is the same.
    expect(Math.min(...shares)).toBe(0);
    expect(Math.abs(Math.max(...shares) - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000));
  });
});
