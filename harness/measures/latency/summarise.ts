import { quantileSorted } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';
import type { WorkSamples } from '../work/schema.js';
import type { Figure } from '../../results/figure.js';
import { isSaturated } from './engine.js';
import { analyseModes, countOutliers } from './shape.js';
import { timeFigure, type StatisticOf } from './time-figure.js';
import { analyseVariation } from './variation.js';
import { perInputMedians, resampleInputs, weightedMean, weightedQuantile } from './timings.js';
import type { Latency, LatencySamples } from './schema.js';
import type { ThroughputReport } from './throughput.js';
import { relateWork } from './work.js';

/** Shares at which the distribution is drawn. */
const DRAWN_SHARES = [0, ...Array.from({ length: 99 }, (_, at) => (at + 1) / 100), 0.995, 0.999, 1];

/**
 * Turns timings into M2's figures.
 *
 * @param random draws the resamples of the inputs
 * @param variationFloor input-dependent variation that the harness sees where there is none
 * @param work the work of the same inputs, where it was counted
 */
export function summariseLatency(
  timed: LatencySamples,
  random: Random,
  variationFloor: number,
  work?: WorkSamples,
): Latency {
  const { samples, batchSize, exampleIds, firstCalls, warmUps, throughput } = timed;
  const { inputs, rounds, times } = samples;
  const resamples = resampleInputs(inputs, random);
  const medians = perInputMedians(samples);
  const perInput = medians.map((median, at) => ({ example: exampleIds[at]!, median }));
  const sortedTimes = Float64Array.from(times.flatMap((launch) => [...launch])).sort();
  const figure = (what: string, statisticOf: StatisticOf): Figure =>
    timeFigure(what, samples, statisticOf, resamples);
  const quantile = (share: number, name: string): Figure =>
    figure(`${name} of all timings`, (of) => weightedQuantile(of, share));
  const mean = figure('mean of all timings', weightedMean);
  return {
    median: quantile(0.5, 'median'),
    mean,
    p90: quantile(0.9, '90th percentile'),
    p99: quantile(0.99, '99th percentile'),
    p999: quantile(0.999, '99.9th percentile'),
    max: {
      value: sortedTimes.at(-1)!,
      n: sortedTimes.length,
      unit: 'ns',
      direction: 'lower-is-better',
      method: 'longest timing; an extreme has no interval',
    },
    ...(throughput ? crossCheck(throughput, mean) : {}),
    firstCall: overLaunches(
      firstCalls.map(({ nanoseconds }) => nanoseconds),
      'ns',
      'first decision after loading, median of launches',
    ),
    warmUp: {
      calls: overLaunches(
        warmUps.map(({ calls }) => calls),
        'calls',
        'decisions until five successive windows agreed within 5 %, median of launches',
      ),
      milliseconds: overLaunches(
        warmUps.map(({ milliseconds }) => milliseconds),
        'ms',
        'time until five successive windows agreed within 5 %, median of launches',
      ),
      steady: warmUps.every(({ steady }) => steady),
    },
    batchSize,
    launches: times.length,
    inputs,
    rounds,
    perInput,
    ...(work ? { work: relateWork(samples, perInput, work, timed.drawings ?? {}) } : {}),
    inputRatio: inputRatio(medians, resamples),
    variation: analyseVariation(samples, random, variationFloor),
    outliers: countOutliers(samples, timed.duringCollection),
    modes: analyseModes(samples),
    clockSaturated: firstCalls.some(({ clockCostNanoseconds }) =>
      isSaturated(quantileSorted(sortedTimes as unknown as number[], 0.5), batchSize, clockCostNanoseconds),
    ),
    distribution: DRAWN_SHARES.map((share) => ({
      nanoseconds: quantileSorted(sortedTimes as unknown as number[], share),
      share,
    })),
  };
}

function overLaunches(values: readonly number[], unit: string, method: string): Figure {
  const sorted = [...values].sort((left, right) => left - right);
  return {
    value: quantileSorted(sorted, 0.5),
    low: sorted[0]!,
    high: sorted.at(-1)!,
    interval: 'range',
    n: sorted.length,
    unit,
    direction: 'lower-is-better',
    method: `${method}; the interval is the range over launches`,
  };
}

function inputRatio(medians: readonly number[], resamples: readonly Uint16Array[]): Figure {
  const ratio = (values: number[]): number => {
    const sorted = values.sort((left, right) => left - right);
    return quantileSorted(sorted, 0.99) / quantileSorted(sorted, 0.01);
  };
  const resampled = resamples
    .map((weights) => ratio(medians.flatMap((median, at) => new Array<number>(weights[at]!).fill(median))))
    .sort((left, right) => left - right);
  return {
    value: ratio([...medians]),
    low: quantileSorted(resampled, 0.025),
    high: quantileSorted(resampled, 0.975),
    interval: 'confidence',
    n: medians.length,
    unit: '×',
    direction: 'lower-is-better',
    method: '99th ÷ 1st percentile of the per-input medians; bootstrap over inputs',
  };
}

function crossCheck(
  report: ThroughputReport,
  mean: Figure,
): Pick<Latency, 'throughput' | 'throughputAgreement'> {
  const { hertz, relativeMargin, samples } = report;
  const low = hertz * (1 - relativeMargin);
  const high = hertz * (1 + relativeMargin);
  const ourLow = 1e9 / (mean.high ?? mean.value);
  const ourHigh = 1e9 / (mean.low ?? mean.value);
  const agree = low <= ourHigh && high >= ourLow;
  const ours = 1e9 / mean.value;
  return {
    throughput: {
      value: hertz,
      low,
      high,
      interval: 'confidence',
      n: samples,
      unit: 'decisions/s',
      direction: 'higher-is-better',
      method: 'Benchmark.js 2.1.4, each cycle decides on all timed inputs once; its own 95 % margin',
    },
    throughputAgreement: agree
      ? 'Benchmark.js and our mean agree within their intervals.'
      : `Benchmark.js finds ${((hertz / ours - 1) * 100).toFixed(0)} % ${hertz > ours ? 'more' : 'fewer'} decisions a second than our mean implies; it decides on the inputs in one fixed order without pauses.`,
  };
}
