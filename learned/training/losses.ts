import {
  add,
  cast,
  greaterEqual,
  log,
  mean,
  mul,
  neg,
  sub,
  sum,
  tidy,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';

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
