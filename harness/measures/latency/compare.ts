import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import { studentInterval, studentP } from '../../statistics/student.js';
import type { UncorrectedComparison } from '../measure.js';
import {
  allInputs,
  byLaunch,
  resampleInputs,
  standardErrorOverLaunchesAndInputs,
  weightedQuantile,
  type Timings,
  type WeightedStatistic,
} from './timings.js';

/** One of two programs that were timed side by side on the same inputs. */
export interface LatencySide {
  readonly figure: Figure;
  readonly timings: Timings;
}

/** Two programs timed side by side on the same inputs. */
export function compareLatency(a: LatencySide, b: LatencySide, random: Random): UncorrectedComparison {
  const { ratio, low, high, p } = ratioOfMedians(a.timings, b.timings, random);
  return {
    title: 'Time a decision',
    valueA: a.figure,
    valueB: b.figure,
    difference: {
      value: ratio,
      ...(low === undefined ? {} : { low, high, interval: 'confidence' }),
      n: a.timings.times.length,
      unit: '×',
      direction: 'lower-is-better',
      method: 'b ÷ a of the medians, interval over launches and shared inputs',
    },
    p,
    test: 'Student’s t on the logarithm of the ratio, over launches and inputs',
    direction: 'lower-is-better',
  };
}

/** b ÷ a of two medians on the same inputs, launched side by side, with its interval and p value before correction. */
export function ratioOfMedians(a: Timings, b: Timings, random: Random) {
  const logRatio = (ofA: Timings, ofB: Timings): WeightedStatistic => {
    const medianA = weightedQuantile(ofA, 0.5);
    const medianB = weightedQuantile(ofB, 0.5);
    return (weights) => Math.log(medianB(weights) / medianA(weights));
  };
  const pooled = logRatio(a, b);
  const value = pooled(allInputs(a.inputs));
  if (a.times.length < 2) return { ratio: Math.exp(value), p: 1 };
  const launchesB = byLaunch(b);
  const launchLogs = byLaunch(a).map((launch, at) => logRatio(launch, launchesB[at]!)(allInputs(a.inputs)));
  const error = standardErrorOverLaunchesAndInputs(launchLogs, resampleInputs(a.inputs, random).map(pooled));
  const { low, high } = studentInterval(value, error, a.times.length - 1);
  return {
    ratio: Math.exp(value),
    low: Math.exp(low),
    high: Math.exp(high),
    p: studentP(value, error, a.times.length - 1),
  };
}
