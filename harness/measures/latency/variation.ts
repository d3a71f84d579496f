import { median, medianAbsoluteDeviation, quantileSorted } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import type { Latency } from './schema.js';
import type { Timings } from './timings.js';

/** Time that varies with the input by less than this is called constant. */
const CONSTANT_BELOW = 0.02;

/** Noise above this makes a program's time restless even where it does not depend on the input. */
const NOISY_ABOVE = 0.1;

const RESAMPLES = 2000;

/** A normal distribution's standard deviation, in median absolute deviations. */
const NORMAL_CONSISTENCY = 1.4826;

/**
 * Tells time that depends on the input from noise, by a random-effects analysis on the log scale: log time = launch +
 * input + noise (Searle, Casella and McCulloch 1992, "Variance components").
 *
 * The input's variance is the covariance of the per-input medians between launches (between odd and even rounds where
 * there is one launch): noise is independent from launch to launch, so it cancels, and no model of it is needed.
 * Medians keep single disturbances out; all inputs count, so that a few slow ones are not overlooked.
 *
 * @param random draws the bootstrap's inputs
 * @param noiseFloor input-dependent variation that the harness sees where there is none
 */
export function analyseVariation(samples: Timings, random: Random, noiseFloor = 0): Latency['variation'] {
  const replicates = inputEffects(samples);
  const { inputs } = samples;
  const value = coefficient(inputVariance(replicates, new Float64Array(inputs).fill(1)));
  const resampled = Array.from({ length: RESAMPLES }, () => {
    const weights = new Float64Array(inputs);
    for (let draw = 0; draw < inputs; draw++) weights[random.integer(inputs)]! += 1;
    return coefficient(inputVariance(replicates, weights));
  }).sort((left, right) => left - right);
  const inputDependent: Figure = {
    value,
    low: quantileSorted(resampled, 0.025),
    high: quantileSorted(resampled, 0.975),
    interval: 'confidence',
    n: inputs,
    unit: 'share',
    direction: 'lower-is-better',
    method: `coefficient of variation between inputs: covariance of log medians between ${samples.times.length > 1 ? 'launches' : 'odd and even rounds'}; bootstrap over inputs, ${RESAMPLES} resamples`,
  };
  const noise = coefficient(noiseVariance(samples));
  const threshold = Math.max(CONSTANT_BELOW, noiseFloor);
  return {
    inputDependent,
    noise: {
      value: noise,
      n: inputs * samples.rounds * samples.times.length,
      unit: 'share',
      direction: 'lower-is-better',
      method:
        'coefficient of variation within one input and launch: median absolute deviation of log times, mean over inputs',
    },
    threshold,
    verdict:
      inputDependent.high! < threshold
        ? 'constant'
        : inputDependent.low! > threshold
          ? 'input-dependent'
          : 'undecided',
    noisy: noise > NOISY_ABOVE,
  };
}

/** Log medians by replicate and input, each replicate centred, since launches differ as a whole. */
function inputEffects({ inputs, rounds, times }: Timings): Float64Array[] {
  const parts =
    times.length > 1
      ? times.map((launch) => ({ launch, keep: () => true }))
      : [0, 1].map((parity) => ({ launch: times[0]!, keep: (round: number) => round % 2 === parity }));
  return parts.map(({ launch, keep }) => {
    const effects = Float64Array.from({ length: inputs }, (_, input) => {
      const own = [...launch.subarray(input * rounds, (input + 1) * rounds)].filter((_time, round) =>
        keep(round),
      );
      return logTime(median(own));
    });
    const centre = median([...effects]);
    return effects.map((effect) => effect - centre);
  });
}

/** Mean covariance over pairs of replicates, each input counted by its weight. */
function inputVariance(replicates: readonly Float64Array[], weights: Float64Array): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weightedVariance = (at: (input: number) => number): number => {
    let mean = 0;
    for (let input = 0; input < weights.length; input++) mean += weights[input]! * at(input);
    mean /= total;
    let squares = 0;
    for (let input = 0; input < weights.length; input++) squares += weights[input]! * (at(input) - mean) ** 2;
    return squares / (total - 1);
  };
  // The variance of a sum is the sum of all variances and covariances.
  const ofSum = weightedVariance((input) =>
    replicates.reduce((sum, replicate) => sum + replicate[input]!, 0),
  );
  const ofEach = replicates.reduce(
    (sum, replicate) => sum + weightedVariance((input) => replicate[input]!),
    0,
  );
  return (ofSum - ofEach) / (replicates.length * (replicates.length - 1));
}

function noiseVariance({ inputs, rounds, times }: Timings): number {
  let sum = 0;
  for (const launch of times) {
    for (let input = 0; input < inputs; input++) {
      const logs = [...launch.subarray(input * rounds, (input + 1) * rounds)].map(logTime);
      sum += (NORMAL_CONSISTENCY * medianAbsoluteDeviation(logs)) ** 2;
    }
  }
  return sum / (inputs * times.length);
}

/** The coefficient of variation of a log-normal variable; an estimate below 0 is 0. */
const coefficient = (logVariance: number): number => Math.sqrt(Math.expm1(Math.max(0, logVariance)));

/** A timing below the clock's step came out as 0; it counts as one nanosecond. */
const logTime = (nanoseconds: number): number => Math.log(Math.max(1, nanoseconds));
