import { mean, sampleVariance } from 'simple-statistics';

import { studentInterval, studentP } from '../../statistics/student.js';
import { inferFromParts, type Inference, type VariancePart } from '../../statistics/variance-parts.js';
import { allInputs, type WeightedStatistic } from './timings.js';

/** A mean over launches with what is known of it. */
export interface LaunchEstimate {
  readonly value: number;
  /** Absent where there was one launch only. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** The two-sided p value of it being 0; 1 where there is no interval. */
  readonly p: number;
}

/** How the method of a figure of one run names its level. */
const OVER_LAUNCHES =
  'mean over launches of its logarithm; 95 % interval by Student’s t, the variances of launches and of inputs added, Satterthwaite’s degrees of freedom (1946)';

/** The same of several runs that were put together. */
const OVER_RUNS =
  'mean over launches of a run and then over runs of its logarithm; 95 % interval by Student’s t, what those of runs and of inputs reach squared and added (Howe 1974)';

/** What {@link overLevels} does, in words. */
export const levelOf = (runs: readonly number[] | undefined): string => (runs ? OVER_RUNS : OVER_LAUNCHES);

/**
 * The mean over launches of a logarithm, with its interval: compiled code, the layout of memory and the state of the
 * machine differ from launch to launch, and the inputs are a sample, so both variances count (Kalibera and Jones 2013,
 * "Rigorous benchmarking in reasonable time": repeat at the highest level that varies).
 *
 * What is estimated is the expectation of one launch's logarithm. Where launches fall into modes that is the mean over the
 * modes, each as often as it comes; where the machine's speed changes, the mean over the run that the launches are
 * spread over. Variances are added, and the degrees of freedom are Satterthwaite's (1946, "An approximate distribution of
 * estimates of variance components").
 *
 * Where launches are of several runs, a run counts as one observation, the mean of its launches, so that the interval holds what
 * differs from run to run. Runs are few, fewer than Satterthwaite's degrees of freedom are good for: see {@link inferFromParts}.
 *
 * @param logOfLaunch the logarithm that each launch gives, by how often each input counts
 * @param runs how many of the launches each run took; all are of one run without it
 * @param resamples how often each input counts, resample by resample
 * @param inputs how many there are
 * @param telling how many of the inputs the statistic rests on: all, but for a quantile only those about it
 */
export function overLevels(
  logOfLaunch: readonly WeightedStatistic[],
  runs: readonly number[] | undefined,
  resamples: readonly ArrayLike<number>[],
  inputs: number,
  telling = inputs,
): LaunchEstimate {
  const observed = runs ? meansOfRuns(logOfLaunch, runs) : logOfLaunch;
  const all = allInputs(inputs);
  const logs = observed.map((log) => log(all));
  const value = mean(logs);
  if (logs.length < 2) return { value, p: 1 };
  const parts = [
    { variance: sampleVariance(logs) / logs.length, freedom: logs.length - 1 },
    { variance: varianceOfInputs(observed, resamples), freedom: Math.max(1, telling - 1) },
  ];
  return { value, ...(runs ? inferFromParts(value, parts) : satterthwaite(value, parts)) };
}

function meansOfRuns(
  logOfLaunch: readonly WeightedStatistic[],
  runs: readonly number[],
): WeightedStatistic[] {
  let next = 0;
  return runs.map((launches) => {
    const own = logOfLaunch.slice(next, (next += launches));
    return (weights) => mean(own.map((log) => log(weights)));
  });
}

/**
 * What the choice of inputs adds to the variance of the mean. The variance between launches, or runs, holds the noise within them,
 * too, and that of inputs must not hold it again: it is the covariance between launches over resamples of the inputs, in
 * which noise has no part, since it is another in every launch.
 */
function varianceOfInputs(
  observed: readonly WeightedStatistic[],
  resamples: readonly ArrayLike<number>[],
): number {
  const count = observed.length;
  const resampled = observed.map((log) => resamples.map((weights) => log(weights)));
  const ofMeans = variance(resamples.map((_, at) => mean(resampled.map((one) => one[at]!))));
  const within = resampled.reduce((sum, one) => sum + variance(one), 0);
  return Math.max(0, (count ** 2 * ofMeans - within) / (count * (count - 1)));
}

function satterthwaite(value: number, parts: readonly VariancePart[]): Inference {
  const total = parts.reduce((sum, { variance: part }) => sum + part, 0);
  // Launches and inputs that are all alike, as on a clock that stands still, are known for certain.
  const freedom =
    total === 0
      ? parts[0]!.freedom
      : total ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
  const error = Math.sqrt(total);
  return { interval: studentInterval(value, error, freedom), p: studentP(value, error, freedom) };
}

/** One resample says nothing of a variance; there are always many. */
const variance = (values: readonly number[]): number => sampleVariance([...values]);
