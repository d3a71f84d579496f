import type { Figure } from '../../results/figure.js';
import { studentInterval } from '../../statistics/student.js';
import {
  allInputs,
  byLaunch,
  standardErrorOverLaunchesAndInputs,
  type Timings,
  type WeightedStatistic,
} from './timings.js';

/** A statistic that can be computed of any samples, for example their median. */
export type StatisticOf = (samples: Timings) => WeightedStatistic;

const INTERVAL_METHOD =
  '95 % interval over launches and inputs: Student’s t on logarithms, variance of launches plus bootstrap variance of inputs';

/**
 * A statistic of timings with its interval, or without one where there was one launch only.
 *
 * @param what how the method names the statistic
 * @param resamples how often each input counts, resample by resample; see {@link resampleInputs}
 */
export function timeFigure(
  what: string,
  samples: Timings,
  statisticOf: StatisticOf,
  resamples: readonly Uint16Array[],
): Figure {
  const { inputs, times } = samples;
  const pooled = statisticOf(samples);
  const value = pooled(allInputs(inputs));
  const n = times.reduce((sum, launch) => sum + launch.length, 0);
  const base = { value, n, unit: 'ns', direction: 'lower-is-better' as const };
  if (times.length < 2) return { ...base, method: `${what}; one launch only, so no interval` };
  const launchLogs = byLaunch(samples).map((launch) => Math.log(statisticOf(launch)(allInputs(inputs))));
  const error = standardErrorOverLaunchesAndInputs(
    launchLogs,
    resamples.map((weights) => Math.log(pooled(weights))),
  );
  const { low, high } = studentInterval(Math.log(value), error, times.length - 1);
  return {
    ...base,
    low: Math.exp(low),
    high: Math.exp(high),
    interval: 'confidence',
    method: `${what}; ${INTERVAL_METHOD}`,
  };
}
