import { mean, sampleVariance } from 'simple-statistics';

import { studentInterval, studentP } from '../../statistics/student.js';
import { allInputs, type WeightedStatistic } from './timings.js';

/** A mean over launches with what is known of it. */
export interface LaunchEstimate {
  readonly value: number;
  /** Absent where there was one launch only. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** Degrees of freedom of Student's t; absent with the interval. */
  readonly freedom?: number;
  /** The two-sided p value of it being 0; 1 where there is no interval. */
  readonly p: number;
}

/** How the method of a figure names what {@link overLaunches} does. */
export const OVER_LAUNCHES =
  'mean over launches of its logarithm; 95 % interval by Student’s t, the variances of launches and of inputs added, Satterthwaite’s degrees of freedom (1946)';

/** The same of several runs that were put together. */
export const OVER_RUNS =
  'mean over launches of a run and then over runs of its logarithm; 95 % interval by Student’s t over runs, the variances of runs and of inputs added, Satterthwaite’s degrees of freedom (1946)';

/** How the method of a figure names what {@link overRuns} does. */
export const levelOf = (runs: readonly number[] | undefined): string => (runs ? OVER_RUNS : OVER_LAUNCHES);

/**
 * What {@link overLaunches} does, at the highest level that varies: where launches are of several runs, a run counts as one
 * observation, the mean of its launches, so that the interval holds what differs from run to run (Kalibera and Jones 2013).
 *
 * @param runs how many of the launches each run took; all are of one run without it
 */
export function overRuns(
  logOfLaunch: readonly WeightedStatistic[],
  runs: readonly number[] | undefined,
  resamples: readonly ArrayLike<number>[],
  inputs: number,
  telling?: number,
): LaunchEstimate {
  let next = 0;
  const logs = runs?.map((launches): WeightedStatistic => {
    const own = logOfLaunch.slice(next, (next += launches));
    return (weights) => mean(own.map((log) => log(weights)));
  });
  return overLaunches(logs ?? logOfLaunch, resamples, inputs, telling);
}

/**
 * The mean over launches of a logarithm, with its interval: compiled code, the layout of memory and the state of the
 * machine differ from launch to launch, and the inputs are a sample, so both variances count (Kalibera and Jones 2013,
 * "Rigorous benchmarking in reasonable time": repeat at the highest level that varies).
 *
 * What is estimated is the expectation of one launch's logarithm. Where launches fall into modes that is the mean over the
 * modes, each as often as it comes; where the machine's speed changes, the mean over the run that the launches are
 * spread over.
 *
 * The variance between launches holds the noise within them, too. That of inputs must not hold it again: it is the
 * covariance between launches over resamples of the inputs, in which noise has no part, since it is another in every
 * launch. Variances are added, and the degrees of freedom are Satterthwaite's (1946, "An approximate distribution of
 * estimates of variance components").
 *
 * @param logOfLaunch the logarithm that each launch gives, by how often each input counts
 * @param resamples how often each input counts, resample by resample
 * @param inputs how many there are
 * @param telling how many of the inputs the statistic rests on: all, but for a quantile only those about it
 */
export function overLaunches(
  logOfLaunch: readonly WeightedStatistic[],
  resamples: readonly ArrayLike<number>[],
  inputs: number,
  telling = inputs,
): LaunchEstimate {
  const all = allInputs(inputs);
  const logs = logOfLaunch.map((log) => log(all));
  const value = mean(logs);
  const launches = logs.length;
  if (launches < 2) return { value, p: 1 };
  const ofLaunches = sampleVariance(logs) / launches;
  const resampled = logOfLaunch.map((log) => resamples.map((weights) => log(weights)));
  const ofMeans = variance(resamples.map((_, at) => mean(resampled.map((one) => one[at]!))));
  const withinLaunches = resampled.reduce((sum, one) => sum + variance(one), 0);
  const ofInputs = Math.max(0, (launches ** 2 * ofMeans - withinLaunches) / (launches * (launches - 1)));
  const total = ofLaunches + ofInputs;
  // Launches and inputs that are all alike, as on a clock that stands still, are known for certain.
  const freedom =
    total === 0
      ? launches - 1
      : total ** 2 / (ofLaunches ** 2 / (launches - 1) + ofInputs ** 2 / Math.max(1, telling - 1));
  const error = Math.sqrt(total);
  return {
    value,
    interval: studentInterval(value, error, freedom),
    freedom,
    p: studentP(value, error, freedom),
  };
}

/** One resample says nothing of a variance; there are always many. */
const variance = (values: readonly number[]): number => sampleVariance([...values]);
