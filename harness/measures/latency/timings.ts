import { mean, quantileSorted, sampleStandardDeviation, variance } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';

/** Resamples of a bootstrap (Efron and Tibshirani 1993 advise at least 1,000 for intervals). */
export const RESAMPLES = 1000;

/**
 * All timings of one program: `times[launch][input * rounds + round]`, in nanoseconds a call.
 * Every launch timed the same inputs as often.
 */
export interface Timings {
  readonly inputs: number;
  readonly rounds: number;
  readonly times: readonly Float64Array[];
}

/** A statistic of timings, given how often each input counts. */
export type WeightedStatistic = (inputWeights: ArrayLike<number>) => number;

/** The median of every input over all launches and rounds, in nanoseconds. */
export function perInputMedians(samples: Timings): number[] {
  const { inputs, rounds, times } = samples;
  return Array.from({ length: inputs }, (_, input) => {
    const all = times.flatMap((launch) => [...launch.subarray(input * rounds, (input + 1) * rounds)]);
    return quantileSorted(
      all.sort((left, right) => left - right),
      0.5,
    );
  });
}

/**
 * A quantile of all single timings as a function of how often each input counts, so that a bootstrap over inputs
 * sorts only once.
 */
export function weightedQuantile(samples: Timings, share: number): WeightedStatistic {
  const { rounds, times, inputs } = samples;
  const size = inputs * rounds;
  const order = Uint32Array.from({ length: size * times.length }, (_, at) => at);
  const timeAt = (at: number): number => times[Math.floor(at / size)]![at % size]!;
  order.sort((left, right) => timeAt(left) - timeAt(right));
  const sorted = Float64Array.from(order, timeAt);
  const inputAt = Uint32Array.from(order, (at) => Math.floor((at % size) / rounds));
  return (weights) => {
    let total = 0;
    for (let input = 0; input < inputs; input++) total += weights[input]!;
    const wanted = share * total * rounds * times.length;
    let seen = 0;
    for (let at = 0; at < sorted.length; at++) {
      seen += weights[inputAt[at]!]!;
      if (seen >= wanted) return sorted[at]!;
    }
    return sorted[sorted.length - 1]!;
  };
}

/** The mean of all single timings as a function of how often each input counts. */
export function weightedMean({ inputs, rounds, times }: Timings): WeightedStatistic {
  const means = Array.from({ length: inputs }, (_, input) =>
    mean(times.map((launch) => mean([...launch.subarray(input * rounds, (input + 1) * rounds)]))),
  );
  return (weights) => {
    let sum = 0;
    let total = 0;
    means.forEach((value, input) => {
      sum += value * weights[input]!;
      total += weights[input]!;
    });
    return sum / total;
  };
}

/** The samples of single launches. */
export function byLaunch(samples: Timings): Timings[] {
  return samples.times.map((launch) => ({ ...samples, times: [launch] }));
}

/** How often each input is drawn in one resample, for {@link RESAMPLES} resamples. */
export function resampleInputs(inputs: number, random: Random): Uint16Array[] {
  return Array.from({ length: RESAMPLES }, () => {
    const weights = new Uint16Array(inputs);
    for (let draw = 0; draw < inputs; draw++) weights[random.integer(inputs)]! += 1;
    return weights;
  });
}

/** Each input once. */
export const allInputs = (inputs: number): Uint16Array => new Uint16Array(inputs).fill(1);

/**
 * The standard error of a logarithm over launches and inputs: compiled code and memory layout differ from launch to
 * launch, and the inputs are a sample, so both variances count (Kalibera and Jones 2013, "Rigorous benchmarking in
 * reasonable time": repeat at the highest level that varies).
 *
 * @param launchLogs the logarithm measured in each launch, at least two
 * @param resampledLogs the logarithm in each resample of the inputs
 */
export function standardErrorOverLaunchesAndInputs(launchLogs: number[], resampledLogs: number[]): number {
  const launchSpread = sampleStandardDeviation(launchLogs);
  return Math.sqrt(launchSpread ** 2 / launchLogs.length + variance(resampledLogs));
}
