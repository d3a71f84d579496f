import type { Random } from '../../../tasks/kit/random.js';

/** How the variance of a function is shared out among its inputs. */
export interface VarianceShares {
  readonly variance: number;
  /** For every input what it does by itself, as a part of the variance; may be slightly below 0 by chance. */
  readonly alone: readonly number[];
  /** For every input what it does by itself and together with others, as a part of the variance. */
  readonly total: readonly number[];
}

/**
 * Variances of a function of independent numbers that are uniform in [0, 1): what each does alone (Saltelli et al. 2010,
 * table 2, b) and in all (Jansen 1999), not yet divided by the variance of the whole, so that they can be averaged.
 *
 * @param evaluate called (inputs + 2) × rows times
 * @param rows samples of the two that are mixed with each other
 */
export async function shareVariance(
  evaluate: (point: Float64Array) => number | Promise<number>,
  inputs: number,
  rows: number,
  random: Random,
): Promise<VarianceShares> {
  const draw = () => Float64Array.from({ length: inputs }, () => random.uniform());
  const alone = new Float64Array(inputs);
  const total = new Float64Array(inputs);
  const values: number[] = [];
  const changes: { ofB: number; by: Float64Array }[] = [];
  for (let row = 0; row < rows; row++) {
    const [a, b] = [draw(), draw()];
    const [ofA, ofB] = [await evaluate(a), await evaluate(b)];
    values.push(ofA, ofB);
    const by = new Float64Array(inputs);
    for (let input = 0; input < inputs; input++) {
      const mixed = a.slice();
      mixed[input] = b[input]!;
      const ofMixed = await evaluate(mixed);
      by[input] = ofMixed - ofA;
      total[input]! += (ofA - ofMixed) ** 2 / (2 * rows);
    }
    changes.push({ ofB, by });
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  // About the mean: it changes nothing on average, and much of the chance goes.
  for (const { ofB, by } of changes)
    by.forEach((change, input) => (alone[input]! += ((ofB - mean) * change) / rows));
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { variance, alone: [...alone], total: [...total] };
}
