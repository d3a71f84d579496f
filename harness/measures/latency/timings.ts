import { quantileSorted } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';

/** Resamples of the inputs: for a variance, 50 to 200 are enough (Efron and Tibshirani 1993, section 6.4). */
const RESAMPLES = 200;

/**
 * All timings of one program: `times[launch][input * rounds + round]`, in nanoseconds a call.
 * Every launch timed the same inputs as often.
 */
export interface Timings {
  readonly inputs: number;
  readonly rounds: number;
  readonly times: readonly Float64Array[];
  /** Where several runs were put together: how many of the launches each run took, in order. */
  readonly runs?: readonly number[];
}

/**
 * Timings of several runs together, launch after launch. A launch that took more rounds than another is cut to as many: which
 * round an input was timed in says nothing of it.
 *
 * @param each one a run, of the same inputs
 */
export function timingsAcrossRuns(each: readonly Timings[]): Timings {
  const { inputs } = each[0]!;
  const rounds = Math.min(...each.map((timings) => timings.rounds));
  return {
    inputs,
    rounds,
    times: each.flatMap((timings) =>
      timings.times.map((launch) => firstRounds(launch, timings.rounds, rounds)),
    ),
    runs: each.flatMap((timings) => timings.runs ?? [timings.times.length]),
  };
}

/** The first rounds of every input, in the layout of {@link Timings}. */
export const firstRounds = <Values extends Float64Array | Uint8Array>(
  launch: Values,
  rounds: number,
  wanted: number,
): Values => launch.filter((_: number, place: number) => place % rounds < wanted) as Values;

/** A statistic of timings, given how often each input counts. */
export type WeightedStatistic = (inputWeights: ArrayLike<number>) => number;

/** A statistic of one launch. */
export type LaunchStatistic = (launch: Float64Array, rounds: number) => WeightedStatistic;

/** The median of every input over all launches and rounds, in nanoseconds. */
export function perInputMedians({ inputs, rounds, times }: Timings): number[] {
  return Array.from({ length: inputs }, (_, input) => {
    const all = new Float64Array(rounds * times.length);
    times.forEach((launch, at) =>
      all.set(launch.subarray(input * rounds, (input + 1) * rounds), at * rounds),
    );
    return sortedQuantile(all.sort(), 0.5);
  });
}

/** The median of every input in one launch, in nanoseconds. */
export function launchMedians(launch: Float64Array, rounds: number): Float64Array {
  return Float64Array.from({ length: launch.length / rounds }, (_, input) =>
    sortedQuantile(launch.slice(input * rounds, (input + 1) * rounds).sort(), 0.5),
  );
}

/**
 * A timing below the clock's step came out as 0: where it is divided by or has its logarithm taken, it counts as the last
 * digit that is kept, in nanoseconds.
 */
export const LEAST_TIME = 1e-3;

/** A quantile of sorted numbers. */
export const sortedQuantile = (sorted: Float64Array, share: number): number =>
  // It reads by place alone, whatever its type says.
  quantileSorted(sorted as unknown as number[], share);

/** The median over inputs of the median of each: how long a decision on a typical input takes. */
export const medianOfInputs: LaunchStatistic = (launch, rounds) =>
  weightedQuantile(launchMedians(launch, rounds), 1, 0.5);

/** A quantile of all single timings. */
export const quantileOfTimings =
  (share: number): LaunchStatistic =>
  (launch, rounds) =>
    weightedQuantile(launch, rounds, share);

/** The mean of all single timings. */
export const meanOfTimings: LaunchStatistic = (launch, rounds) => {
  const inputs = launch.length / rounds;
  const means = Float64Array.from(
    { length: inputs },
    (_, input) =>
      launch.subarray(input * rounds, (input + 1) * rounds).reduce((sum, time) => sum + time, 0) / rounds,
  );
  return (weights) => {
    let sum = 0;
    let total = 0;
    for (let input = 0; input < inputs; input++) {
      sum += means[input]! * weights[input]!;
      total += weights[input]!;
    }
    return sum / total;
  };
};

/**
 * A quantile of values as a function of how often each input counts, so that a bootstrap over inputs sorts only once.
 *
 * @param each how many values in a row are of one input
 */
function weightedQuantile(values: Float64Array, each: number, share: number): WeightedStatistic {
  const order = Uint32Array.from({ length: values.length }, (_, at) => at);
  order.sort((left, right) => values[left]! - values[right]!);
  const sorted = Float64Array.from(order, (at) => values[at]!);
  const inputAt = Uint32Array.from(order, (at) => Math.floor(at / each));
  const inputs = values.length / each;
  return (weights) => {
    let total = 0;
    for (let input = 0; input < inputs; input++) total += weights[input]!;
    const wanted = share * total * each;
    let seen = 0;
    for (let at = 0; at < sorted.length; at++) {
      seen += weights[inputAt[at]!]!;
      if (seen > wanted) return sorted[at]!;
      // Just between two values, as an even number has two in its middle.
      if (seen === wanted) return (sorted[at]! + nextCounted(sorted, inputAt, weights, at)) / 2;
    }
    return sorted.at(-1)!;
  };
}

function nextCounted(
  sorted: Float64Array,
  inputAt: Uint32Array,
  weights: ArrayLike<number>,
  after: number,
): number {
  for (let at = after + 1; at < sorted.length; at++) if (weights[inputAt[at]!]! > 0) return sorted[at]!;
  return sorted[after]!;
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
