import { mul, tensor, tidy, type Variable } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** The variables behind a model's weights: the layers API hands them out as plain tensors. */
export function variablesOf(weights: LayersModel['weights']): Variable[] {
  return weights.map((weight) => weight.read() as unknown as Variable);
}

/** Copies of what the variables hold, in their order. */
export function readAll(variables: readonly Variable[]): Float32Array[] {
  return variables.map((variable) => variable.dataSync().slice() as Float32Array);
}

/** Sets the variables to values that {@link readAll} gave. */
export function writeAll(variables: readonly Variable[], values: readonly Float32Array[]): void {
  tidy(() => variables.forEach((variable, at) => variable.assign(tensor(values[at]!, variable.shape))));
}

/**
 * Moves running averages towards what the variables hold.
 *
 * @param averages changed in place
 * @param keep share of the average that stays
 */
export function follow(
  averages: readonly Float32Array[],
  variables: readonly Variable[],
  keep: number,
): void {
  variables.forEach((variable, which) => {
    const average = averages[which]!;
    const values = variable.dataSync();
    for (let at = 0; at < average.length; at++) {
      average[at] = keep * average[at]! + (1 - keep) * values[at]!;
    }
  });
}

/**
 * Draws weights towards 0. What scales or shifts a channel is left alone: it says how large an output is, not how finely
 * it tells inputs apart.
 *
 * @param share of itself that each weight loses, 0 to 1
 */
export function shrink(variables: readonly Variable[], share: number): void {
  if (share === 0) return;
  tidy(() => {
    for (const variable of variables) if (variable.rank > 1) variable.assign(mul(variable, 1 - share));
  });
}

/** An average starts quick, so that it forgets the untrained weights, and slows to its limit. */
export function averagingAt(limit: number, step: number): number {
  return Math.min(limit, (1 + step) / (10 + step));
}
