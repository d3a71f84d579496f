import type { SavedNetwork } from '../network.js';

/** The layer that standardises: a batch normalisation whose means are never moved. */
export const STANDARDISATION = 'standardisation';

/** What brings features to a mean of 0 and a deviation of 1, channel by channel; in a row, each feature is one. */
export interface Standardisation {
  readonly means: Float32Array;
  /** 1 for a channel that is the same in all examples. */
  readonly variances: Float32Array;
}

/**
 * Means and variances of channels over examples and places.
 *
 * @param inputs one flat vector an example, the channels running fastest; at least one
 * @param channels the last size of the shape that the network takes
 */
export function standardisationOf(inputs: readonly Float32Array[], channels: number): Standardisation {
  const count = (inputs.length * inputs[0]!.length) / channels;
  const means = new Float64Array(channels);
  for (const input of inputs) input.forEach((value, at) => (means[at % channels]! += value / count));
  const variances = new Float64Array(channels);
  for (const input of inputs)
    input.forEach((value, at) => (variances[at % channels]! += (value - means[at % channels]!) ** 2 / count));
  return {
    means: Float32Array.from(means),
    variances: Float32Array.from(variances, (variance) => (variance > 0 ? variance : 1)),
  };
}

/** The same features, standardised. */
export const standardised = (input: Float32Array, { means, variances }: Standardisation): Float32Array =>
  input.map((value, at) => {
    const channel = at % means.length;
    return (value - means[channel]!) / Math.sqrt(variances[channel]!);
  });

/**
 * What each feature is on average, as a network remembers it from its training.
 *
 * @param features how many there are
 * @returns undefined where the network does not standardise
 */
export function meansOf({ weights }: SavedNetwork, features: number): Float32Array | undefined {
  const means = weights.find(({ name }) => name === `${STANDARDISATION}/moving_mean`)?.values;
  return means && Float32Array.from({ length: features }, (_, at) => means[at % means.length]!);
}
