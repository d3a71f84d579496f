import { add, log, mean, mul, neg, sum, tidy, type Scalar, type Tensor } from '@tensorflow/tfjs-core';

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
