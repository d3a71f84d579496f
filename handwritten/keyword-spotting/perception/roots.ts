/** Complex numbers: the real parts and the imaginary parts. */
export interface Roots {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Steps after which the roots no longer move; in practice ten suffice from a neighbouring frame's roots. */
const ROOT_STEPS = 40;

/** Roots on the real axis could never leave it again, so each search starts a little off: 3 degrees. */
const NUDGE = { cosine: Math.cos(0.05), sine: Math.sin(0.05) };

/** A start for {@link improveRoots}: points on a ring, none of them on the real axis. */
export function ringOfRoots(count: number): Roots {
  const angle = (n: number): number => 0.3 + (2 * Math.PI * n) / count;
  return {
    real: Float64Array.from({ length: count }, (_, n) => 0.9 * Math.cos(angle(n))),
    imaginary: Float64Array.from({ length: count }, (_, n) => 0.9 * Math.sin(angle(n))),
  };
}

/**
 * All roots of a polynomial at once (Durand 1960, Kerner 1966), improving the given ones in place. From the roots of a
 * neighbouring frame's polynomial it takes a few steps.
 *
 * @param coefficients of the powers, highest first; the first is 1
 * @returns false where it did not stay finite: the roots are useless then
 * @example
 * const roots = ringOfRoots(2);
 * improveRoots(new Float64Array([1, 0, 1]), roots); // i and -i
 */
export function improveRoots(coefficients: Float64Array, { real, imaginary }: Roots): boolean {
  const order = real.length;
  for (let n = 0; n < order; n++) {
    const x = real[n]!;
    const y = imaginary[n]!;
    real[n] = x * NUDGE.cosine - y * NUDGE.sine;
    imaginary[n] = x * NUDGE.sine + y * NUDGE.cosine;
  }
  for (let step = 0; step < ROOT_STEPS; step++) {
    let largestMove = 0;
    for (let i = 0; i < order; i++) {
      const x = real[i]!;
      const y = imaginary[i]!;
      let valueReal = 1;
      let valueImaginary = 0;
      for (let n = 1; n <= order; n++) {
        const next = valueReal * x - valueImaginary * y + coefficients[n]!;
        valueImaginary = valueReal * y + valueImaginary * x;
        valueReal = next;
      }
      let productReal = 1;
      let productImaginary = 0;
      for (let j = 0; j < order; j++) {
        if (j === i) continue;
        const dx = x - real[j]!;
        const dy = y - imaginary[j]!;
        const next = productReal * dx - productImaginary * dy;
        productImaginary = productReal * dy + productImaginary * dx;
        productReal = next;
      }
      const norm = productReal * productReal + productImaginary * productImaginary || 1e-12;
      const moveReal = (valueReal * productReal + valueImaginary * productImaginary) / norm;
      const moveImaginary = (valueImaginary * productReal - valueReal * productImaginary) / norm;
      real[i] = x - moveReal;
      imaginary[i] = y - moveImaginary;
      largestMove = Math.max(largestMove, Math.abs(moveReal) + Math.abs(moveImaginary));
    }
    if (largestMove < 1e-4) return true;
  }
  return Number.isFinite(real.reduce((sum, value, n) => sum + value + imaginary[n]!, 0));
}
