import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { improveRoots, ringOfRoots } from './roots.js';

/** The monic polynomial with these pairs of roots, each with its conjugate. */
function polynomial(pairs: readonly (readonly [radius: number, angle: number])[]): Float64Array {
  let coefficients = [1];
  for (const [radius, angle] of pairs) {
    const factor = [1, -2 * radius * Math.cos(angle), radius ** 2];
    const product = new Array<number>(coefficients.length + 2).fill(0);
    coefficients.forEach((a, i) => factor.forEach((b, j) => (product[i + j]! += a * b)));
    coefficients = product;
  }
  return Float64Array.from(coefficients);
}

describe('improveRoots', () => {
  it('finds the roots that a polynomial was made of', () => {
    const radius = fc.double({ min: 0.8, max: 0.99, noNaN: true });
    const jitter = fc.double({ min: 0, max: 0.3, noNaN: true });
    const pairs = fc.tuple(fc.array(radius, { minLength: 5, maxLength: 5 }), jitter);
    fc.assert(
      fc.property(pairs, ([radii, shift]) => {
        const made = radii.map((value, n) => [value, 0.3 + 0.5 * n + shift] as const);
        const { real, imaginary } = ringOfRoots(10);
        expect(improveRoots(polynomial(made), { real, imaginary })).toBe(true);
        for (const [value, angle] of made) {
          const nearest = Math.min(
            ...real.map((x, n) =>
              Math.hypot(x - value * Math.cos(angle), imaginary[n]! - value * Math.sin(angle)),
            ),
          );
          expect(nearest).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the real axis again', () => {
    const roots = ringOfRoots(2);
    improveRoots(Float64Array.from([1, 0, -0.25]), roots);
    expect(Math.max(...roots.imaginary)).toBeLessThan(1e-3);
    improveRoots(Float64Array.from([1, 0, 0.25]), roots);
    expect(Math.max(...roots.imaginary)).toBeCloseTo(0.5, 3);
  });

  it('says when it went astray', () => {
    const roots = { real: new Float64Array(2).fill(NaN), imaginary: new Float64Array(2) };
    expect(improveRoots(Float64Array.from([1, 0, 1]), roots)).toBe(false);
  });
});
