import { add, mean, mul, stack, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * What a network should say of some inputs: what its teachers say of the same on average, and what is right (Hinton,
 * Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network"). Without teachers, what is right.
 *
 * @param labels - probabilities of what is right, [inputs, classes]
 * @param inputs - what the teachers are given, [inputs, …]
 * @param teachers - models whose answers are probabilities, [inputs, classes]
 * @param share - of the teachers, from 0 to 1
 * @returns probabilities, [inputs, classes]
 *
 * @example
 * const targets = taught(labels, inputs, [teacher], 0.8);
 */
export function taught(
  labels: Tensor,
  inputs: Tensor,
  teachers: readonly LayersModel[],
  share: number,
): Tensor {
  if (teachers.length === 0) return labels;
  return tidy(() => {
    const said = teachers.map((teacher) => teacher.apply(inputs, { training: false }) as Tensor);
    return add(mul(share, mean(stack(said), 0)), mul(1 - share, labels));
  });
}
