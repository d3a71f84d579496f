import type { Figure } from '../../results/figure.js';
import { levelOf, overLevels } from './estimate.js';
import { LEAST_TIME, sortedQuantile, type LaunchStatistic, type Timings } from './timings.js';

/** A launch tells a quantile where at least so many of its timings are to lie beyond it. */
const LEAST_BEYOND = 5;

/**
 * A statistic of timings with its interval, or without one where there was one launch only.
 *
 * @param what how the method names the statistic
 * @param resamples how often each input counts, resample by resample; see {@link resampleInputs}
 * @param telling see `overLevels`
 */
export function timeFigure(
  what: string,
  samples: Timings,
  statistic: LaunchStatistic,
  resamples: readonly Uint16Array[],
  telling?: number,
): Figure {
  const { inputs, rounds, times, runs } = samples;
  const logs = times.map((launch) => {
    const of = statistic(launch, rounds);
    return (weights: ArrayLike<number>) => logTime(of(weights));
  });
  const { value, interval } = overLevels(logs, runs, resamples, inputs, telling);
  const base = {
    value: Math.exp(value),
    n: timingsIn(samples),
    unit: 'ns',
    direction: 'lower-is-better' as const,
  };
  if (!interval) return { ...base, method: `${what}; one launch only, so no interval` };
  return {
    ...base,
    low: Math.exp(interval.low),
    high: Math.exp(interval.high),
    interval: 'confidence',
    method: `${what} of a launch, ${levelOf(runs)}`,
  };
}

/**
 * A quantile of all timings: launch by launch where a launch has enough of them, else of all together and without an
 * interval.
 *
 * @param sorted all timings of all launches
 */
export function tailFigure(
  name: string,
  share: number,
  samples: Timings,
  statistic: LaunchStatistic,
  resamples: readonly Uint16Array[],
  sorted: Float64Array,
): Figure {
  const ofLaunch = samples.inputs * samples.rounds;
  const what = `${name} of all timings`;
  // Rounding must not cost a launch that has just enough.
  if ((1 - share) * ofLaunch >= LEAST_BEYOND - 1e-6)
    return timeFigure(what, samples, statistic, resamples, tellingOf(share, samples.inputs));
  return {
    value: sortedQuantile(sorted, share),
    n: sorted.length,
    unit: 'ns',
    direction: 'lower-is-better',
    method: `${what} of all launches together; no interval, since a launch has ${ofLaunch} timings, fewer than ${LEAST_BEYOND} of them beyond it`,
  };
}

/**
 * How many inputs tell how uncertain a quantile is: those that lie beyond it, and as many before it. Resampling the inputs
 * knows nothing between them, so with few the variance is itself uncertain, and counts for as few degrees of freedom.
 */
const tellingOf = (share: number, inputs: number): number => 2 * (1 - share) * inputs;

const timingsIn = ({ times }: Timings): number => times.reduce((sum, launch) => sum + launch.length, 0);

/** The natural logarithm of a time; see {@link LEAST_TIME}. */
export const logTime = (nanoseconds: number): number => Math.log(Math.max(LEAST_TIME, nanoseconds));
