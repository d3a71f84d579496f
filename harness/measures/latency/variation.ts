import { mean, sampleStandardDeviation } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { tooFewLaunches } from './compare.js';
import type { Latency } from './schema.js';
import { launchMedians, LEAST_TIME, perInputMedians, sortedQuantile, type Timings } from './timings.js';

/**
 * Time that varies with the input by less than this is called constant: people and schedulers see less of it than of what
 * the machine does to every program.
 */
const CONSTANT_BELOW = 0.02;

/** Noise above this makes a program's time restless even where it does not depend on the input. */
const NOISY_ABOVE = 0.1;

/** Resamples of a bootstrap for an interval (Efron and Tibshirani 1993 advise at least 1,000). */
const RESAMPLES = 1000;

/** A normal distribution's standard deviation, in medians of the absolute value. */
const NORMAL_CONSISTENCY = 1.4826;

/**
 * Tells time that depends on the input from noise: relative time = input + noise, anew in every launch (Searle, Casella and
 * McCulloch 1992, "Variance components").
 *
 * The input's variance is the covariance of the per-input medians between launches (between odd and even rounds where
 * there is one launch): noise is independent from launch to launch, so it cancels, and no model of it is needed.
 * Medians keep single disturbances out; all inputs count, so that a few slow ones are not overlooked. It is a mean over
 * inputs of products, whose interval is a bootstrap's of Student's t (Efron 1981; Hall 1988), since products are skewed.
 *
 * @param random draws the bootstrap's inputs
 */
export function analyseVariation(samples: Timings, random: Random): Latency['variation'] {
  const { inputs, times } = samples;
  const products = inputProducts(samples);
  const { low, high } = studentBootstrap(products, random);
  const inputDependent: Figure = {
    value: coefficient(mean(products)),
    low: coefficient(low),
    high: coefficient(high),
    interval: 'confidence',
    n: inputs,
    unit: 'share',
    direction: 'lower-is-better',
    method: `coefficient of variation between inputs: covariance of the medians of inputs between ${times.length > 1 ? 'launches' : 'odd and even rounds'}, relative to the mean, what is more than ${FAR_OFF} standard deviations of noise off in one of them drawn in; bootstrap of Student’s t over inputs, ${RESAMPLES} resamples`,
  };
  const noise = noiseOf(samples);
  return {
    inputDependent,
    noise: {
      value: noise,
      n: inputs * samples.rounds * times.length,
      unit: 'share',
      direction: 'lower-is-better',
      method:
        'coefficient of variation within one input and launch: 1.4826 ÷ √2 times the median difference of successive rounds, relative to their mean',
    },
    threshold: CONSTANT_BELOW,
    verdict:
      tooFewLaunches(times.length) !== undefined
        ? 'undecided'
        : inputDependent.high! < CONSTANT_BELOW
          ? 'constant'
          : inputDependent.low! > CONSTANT_BELOW
            ? 'input-dependent'
            : 'undecided',
    noisy: noise > NOISY_ABOVE,
  };
}

/**
 * For every input the mean product of what it is above or below the mean in one launch and in another: their mean over
 * inputs is the variance between inputs, relative to the mean time.
 */
export function inputProducts(samples: Timings): number[] {
  const replicates = relativeMedians(samples);
  const count = replicates.length;
  const { inputs } = samples;
  return Array.from({ length: inputs }, (_, input) => {
    let sum = 0;
    let squares = 0;
    for (const replicate of replicates) {
      sum += replicate[input]!;
      squares += replicate[input]! ** 2;
    }
    const product = (sum ** 2 - squares) / (count * (count - 1));
    // Each is above or below a mean that it is itself a part of.
    return inputs > 1 ? (product * inputs) / (inputs - 1) : product;
  });
}

/**
 * Medians of inputs by replicate, relative to the mean over inputs, each above or below the mean of its replicate. A replicate is
 * slower or faster than the others as the middle one of its inputs is: a disturbed one must not move it.
 */
export function relativeMedians(samples: Timings): Float64Array[] {
  const { inputs, rounds, times } = samples;
  const parts =
    times.length > 1
      ? times.map((launch) => launchMedians(launch, rounds))
      : [0, 1].map((parity) => mediansOfRounds(times[0]!, inputs, rounds, (round) => round % 2 === parity));
  const whole = perInputMedians(samples).map((median) => Math.max(LEAST_TIME, median));
  const centre = mean(whole);
  const relative = parts.map((medians) => {
    const ratios = medians.map((median, input) => median / whole[input]!).sort();
    const unit = centre * Math.max(LEAST_TIME, sortedQuantile(ratios, 0.5));
    return medians.map((median) => median / unit);
  });
  return drawIn(relative).map((replicate) => {
    const middle = mean([...replicate]);
    return replicate.map((one) => one - middle);
  });
}

/** As many standard deviations of noise as a median of few rounds strays only where most of them were disturbed. */
const FAR_OFF = 4;

/**
 * Draws in what is far off in one replicate from what the same input is in the others (winsorised: Tukey 1962, "The future
 * of data analysis"). What is so of an input in most replicates is the input's own, however far off, and stays.
 */
function drawIn(replicates: readonly Float64Array[]): Float64Array[] {
  const middles = replicates[0]!.map((_, input) =>
    sortedQuantile(Float64Array.from(replicates, (replicate) => replicate[input]!).sort(), 0.5),
  );
  const count = middles.length;
  const distances = new Float64Array(replicates.length * count);
  replicates.forEach((replicate, at) =>
    distances.set(
      replicate.map((one, input) => Math.abs(one - middles[input]!)),
      at * count,
    ),
  );
  const most = FAR_OFF * NORMAL_CONSISTENCY * sortedQuantile(distances.sort(), 0.5);
  return replicates.map((replicate) =>
    replicate.map((one, input) => middles[input]! + Math.max(-most, Math.min(most, one - middles[input]!))),
  );
}

function mediansOfRounds(
  launch: Float64Array,
  inputs: number,
  rounds: number,
  keep: (round: number) => boolean,
): Float64Array {
  return Float64Array.from({ length: inputs }, (_, input) =>
    sortedQuantile(
      // One round is both halves: it then shows noise as dependence, and the verdict is undecided anyway.
      launch
        .slice(input * rounds, (input + 1) * rounds)
        .filter((_time, round) => rounds === 1 || keep(round))
        .sort(),
      0.5,
    ),
  );
}

/** The 95 % interval of a mean by a bootstrap of Student's t. */
function studentBootstrap(values: readonly number[], random: Random): { low: number; high: number } {
  const n = values.length;
  const centre = mean([...values]);
  const error = n > 1 ? sampleStandardDeviation([...values]) / Math.sqrt(n) : 0;
  if (error === 0) return { low: centre, high: centre };
  const students = new Float64Array(RESAMPLES);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    let sum = 0;
    let squares = 0;
    for (let draw = 0; draw < n; draw++) {
      const value = values[random.integer(n)]! - centre;
      sum += value;
      squares += value * value;
    }
    const spread = Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1) / n);
    // A resample of one value over and over knows no spread; it says nothing.
    students[resample] = spread === 0 ? 0 : sum / n / spread;
  }
  students.sort();
  return {
    low: centre - sortedQuantile(students, 0.975) * error,
    high: centre - sortedQuantile(students, 0.025) * error,
  };
}

function noiseOf({ inputs, rounds, times }: Timings): number {
  if (rounds < 2) return 0;
  const differences = new Float64Array(times.length * inputs * (rounds - 1));
  let at = 0;
  for (const launch of times) {
    for (let input = 0; input < inputs; input++) {
      for (let round = 1; round < rounds; round++) {
        const [before, after] = [launch[input * rounds + round - 1]!, launch[input * rounds + round]!];
        differences[at++] = (2 * Math.abs(after - before)) / Math.max(LEAST_TIME, after + before);
      }
    }
  }
  return (NORMAL_CONSISTENCY / Math.SQRT2) * sortedQuantile(differences.sort(), 0.5);
}

/** A standard deviation relative to the mean; an estimate of a variance below 0 is 0. */
const coefficient = (variance: number): number => Math.sqrt(Math.max(0, variance));
