import {
  add,
  cast,
  greaterEqual,
  log,
  mean,
  mul,
  neg,
  stack,
  sub,
  sum,
  tidy,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** Keeps the logarithm of a probability that has rounded to 0 finite. */
const SMALLEST = 1e-7;

/**
 * Mean cross entropy of probabilities with targets, both `[batch, classes]`.
 *
 * @example
 * crossEntropy(model.apply(inputs) as Tensor, oneHot(labels, 10));
 */
export function crossEntropy(probabilities: Tensor, targets: Tensor): Scalar {
  return tidy(() => mean(neg(sum(mul(targets, log(add(probabilities, SMALLEST))), -1))));
}

/** As a target of {@link manyCrossEntropies}: the question is not asked of this example. */
export const NOT_ASKED = -1;

/**
 * Cross entropy of answers to many questions of yes or no, added up over the questions, the mean over the batch. Both are
 * `[batch, questions]`: probabilities of yes, and targets from 0 to 1, or {@link NOT_ASKED}.
 *
 * @example
 * manyCrossEntropies(sigmoid(dense), tensor([[1, 0, NOT_ASKED]]));
 */
export function manyCrossEntropies(probabilities: Tensor, targets: Tensor): Scalar {
  return tidy(() => {
    const asked = cast(greaterEqual(targets, 0), 'float32');
    const yes = mul(targets, log(add(probabilities, SMALLEST)));
    const no = mul(sub(1, targets), log(add(sub(1, probabilities), SMALLEST)));
    return mean(neg(sum(mul(asked, add(yes, no)), -1)));
  });
}

/**
 * What a network should say of some inputs: what its teachers say of the same on average, and what is right (Hinton,
 * Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network"). Without teachers, what is right.
 *
 * @param labels probabilities of what is right, [inputs, classes]
 * @param inputs what the teachers are given, [inputs, …]
 * @param teachers models whose answers are probabilities, [inputs, classes]
 * @param share of the teachers, from 0 to 1
 * @returns probabilities, [inputs, classes]
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
