import type { WeightBits } from '../../tasks/contract/index.js';
import { pack } from '../quantise.js';

/** Weights that were rounded, and what it takes to store them. */
export interface RoundedWeights {
  /** Written back as floats. */
  readonly weights: Float32Array;
  /** The step as a 32-bit float, then the weights in whole steps, packed. */
  readonly bytes: Uint8Array;
}

/**
 * Rounds weights to a few bits, symmetric and with one step for all, so that the largest is the largest integer: for the
 * member `quantised` of a learned program of one's own. What `network()` makes rounds by itself, with a step a channel.
 *
 * @example
 * quantised: async (bits) => {
 *   const { weights, bytes } = roundWeights(await readWeights(), bits);
 *   return { loaded: loadedWith(weights), bytes };
 * },
 */
export function roundWeights(weights: Float32Array, bits: WeightBits): RoundedWeights {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = Math.fround(largest / (2 ** (bits - 1) - 1));
  const integers = Int8Array.from(weights, (weight) => (step === 0 ? 0 : Math.round(weight / step)));
  const packed = pack(integers, bits);
  const bytes = new Uint8Array(4 + packed.length);
  new DataView(bytes.buffer).setFloat32(0, step, true);
  bytes.set(packed, 4);
  return { weights: Float32Array.from(integers, (integer) => integer * step), bytes };
}
