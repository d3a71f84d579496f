import { describe, expect, it } from 'vitest';

import type { FeatureView } from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';
import { auditInput } from './audit.js';
import { Space } from './space.js';

const view = (size: number, scale = 10): FeatureView<unknown> => ({
  shape: [size],
  axes: ['feature'],
  meaning: 'made up',
  range: [-scale, scale],
  toVector: (input) => Float32Array.from(input as Float32Array),
  fromVector: (vector) => Float32Array.from(vector),
});

/** Those who look inside, against one input at the origin; the program is right where its margin is above 0. */
async function audit(
  size: number,
  margin: (vector: Float32Array) => number,
  gradient: (vector: Float32Array) => Float32Array,
  { steps = 20, starts = 3, bound = 1, seed = 1 } = {},
) {
  const original = new Float32Array(size);
  let [looks, asked] = [0, 0];
  const audited = await auditInput(
    {
      space: new Space(view(size), [original]),
      original,
      bound,
      random: createRandom(seed, 'audit'),
      gradientAt: (vector) => {
        looks += 1;
        return Promise.resolve(gradient(vector));
      },
    },
    { steps, starts },
    (input) => {
      asked += 1;
      return Promise.resolve(margin(input as Float32Array) <= 0);
    },
  );
  return { ...audited, looks, asked };
}

/** A plane at a distance of 1.3 from the origin. */
function plane(size: number, sign = 1) {
  const random = createRandom(2, 'plane');
  const drawn = Float32Array.from({ length: size }, () => random.normal());
  const normal = drawn.map((value) => value / Math.hypot(...drawn));
  return {
    margin: (vector: Float32Array) => 1.3 - vector.reduce((sum, value, at) => sum + value * normal[at]!, 0),
    gradient: () => normal.map((value) => -sign * value),
  };
}

describe('attackers who look inside', () => {
  it.each([1, 12, 784])(
    'come to a plane in %i dimensions within two percent, and never nearer',
    async (size) => {
      const { margin, gradient } = plane(size);
      const { smallest } = await audit(size, margin, gradient);
      for (const distance of [smallest.fgsm!, smallest.pgd!]) {
        expect(distance).toBeGreaterThan(1.3 * (1 - 1e-5));
        expect(distance).toBeLessThan(1.3 * 1.02);
      }
    },
  );

  it('find a corner that the first look does not show', async () => {
    // From the origin the wall of the first feature seems nearest; that of the second, which rises late, is nearer.
    const margin = ([x, y]: Float32Array) => Math.min(4 - 2 * x!, 3 - y! - 2 * y! ** 2);
    const gradient = ([x, y]: Float32Array) =>
      4 - 2 * x! < 3 - y! - 2 * y! ** 2 ? Float32Array.of(-2, 0) : Float32Array.of(0, -1 - 4 * y!);
    const { smallest } = await audit(2, margin, gradient);
    // 3 − y − 2y² is 0 at y = 1.
    expect(smallest.pgd).toBeGreaterThan(1 - 1e-5);
    expect(smallest.pgd).toBeLessThan(1.02);
  });

  it('find nothing on a plateau without a slope, nor by a gradient of the wrong sign', async () => {
    const flat = await audit(
      5,
      ([x]) => 1 - x!,
      () => new Float32Array(5),
    );
    expect(flat.smallest.fgsm).toBeUndefined();
    const { margin, gradient } = plane(12, -1);
    expect((await audit(12, margin, gradient)).smallest.fgsm).toBeUndefined();
  });

  it('look and ask no more often than is said, and the same for the same seed', async () => {
    const { margin, gradient } = plane(12);
    const one = await audit(12, margin, gradient, { steps: 10, starts: 2 });
    expect(one).toMatchObject({ gradients: 1 + 2 * 10, looks: 1 + 2 * 10 });
    expect(one.queries).toBe(one.asked);
    expect(await audit(12, margin, gradient, { steps: 10, starts: 2 })).toEqual(one);
  });
});
