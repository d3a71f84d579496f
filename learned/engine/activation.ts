import type { Activation } from '../graph/graph.js';
import type { Kernel } from './kernel.js';

const FUNCTIONS: Readonly<Record<Exclude<Activation, 'linear'>, (value: number) => number>> = {
  relu: (value) => Math.max(0, value),
  relu6: (value) => Math.min(6, Math.max(0, value)),
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
  elu: (value) => (value < 0 ? Math.expm1(value) : value),
  tanh: Math.tanh,
};

/** Applies an activation to numbers, in place. */
export function activate(activation: Activation, values: Float32Array): void {
  if (activation === 'linear') return;
  const apply = FUNCTIONS[activation];
  for (let at = 0; at < values.length; at++) values[at] = apply(values[at]!);
}

/** An activation that stands alone. */
export const activationKernel =
  (activation: Activation): Kernel =>
  ([input], output) => {
    for (let at = 0; at < output.length; at++) output[at] = input![at]!;
    activate(activation, output);
  };

/** Probabilities over the last dimension; the largest is taken off first, so that none overflows. */
export const softmax =
  (size: number): Kernel =>
  ([input], output) => {
    for (let from = 0; from < output.length; from += size) {
      let largest = -Infinity;
      for (let at = 0; at < size; at++) largest = Math.max(largest, input![from + at]!);
      let sum = 0;
      for (let at = 0; at < size; at++) {
        const value = Math.exp(input![from + at]! - largest);
        output[from + at] = value;
        sum += value;
      }
      for (let at = 0; at < size; at++) output[from + at]! /= sum;
    }
  };
