import { describe, expect, it } from 'vitest';

import { createRandom } from '../../../tasks/kit/random.js';
import { shareVariance } from './sobol.js';

const shares = async (evaluate: (point: Float64Array) => number, inputs: number, rows: number) => {
  const { variance, alone, total } = await shareVariance(evaluate, inputs, rows, createRandom(1, 'shares'));
  return {
    variance,
    alone: alone.map((part) => part / variance),
    total: total.map((part) => part / variance),
  };
};

describe('shareVariance', () => {
  it('gives the published indices of the Ishigami function', async () => {
    // Ishigami and Homma (1990) with a = 7, b = 0.1: S = 0.3139, 0.4424, 0; T = 0.5576, 0.4424, 0.2437.
    const ishigami = (point: Float64Array) => {
      const [x, y, z] = [...point].map((value) => Math.PI * (2 * value - 1)) as [number, number, number];
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    };
    const { alone, total } = await shares(ishigami, 3, 40_000);
    [0.3139, 0.4424, 0].forEach((value, at) => expect(alone[at]).toBeCloseTo(value, 1));
    [0.5576, 0.4424, 0.2437].forEach((value, at) => expect(Math.abs(total[at]! - value)).toBeLessThan(0.02));
  });

  it('sees no interaction in a sum, and nothing but interaction in a parity', async () => {
    const bits = (point: Float64Array) => [...point].map((value) => (value < 0.5 ? 1 : 0) as number);
    const sum = await shares((point) => bits(point).reduce((all, bit) => all + bit, 0), 4, 4_000);
    sum.alone.forEach((part) => expect(Math.abs(part - 0.25)).toBeLessThan(0.05));
    sum.total.forEach((part) => expect(Math.abs(part - 0.25)).toBeLessThan(0.02));
    const parity = await shares((point) => bits(point).reduce((all, bit) => all ^ bit, 0), 4, 4_000);
    parity.alone.forEach((part) => expect(Math.abs(part)).toBeLessThan(0.05));
    parity.total.forEach((part) => expect(Math.abs(part - 1)).toBeLessThan(0.05));
  });

  it('gives nothing to inputs that are not read', async () => {
    const { total } = await shares((point) => (point[1]! < 0.3 ? 1 : 0), 3, 1_000);
    expect([total[0], total[2]]).toEqual([0, 0]);
    expect(Math.abs(total[1]! - 1)).toBeLessThan(0.1);
  });
});
