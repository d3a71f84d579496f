import { sampleVariance } from 'simple-statistics';

import type { Random } from '../../../tasks/kit/random.js';
import type { WorkSamples } from '../work/schema.js';
import type { Figure } from '../../results/figure.js';
import { isSaturated } from './engine.js';
import { analyseModes, countOutliers } from './shape.js';
import { analyseTail } from './tail.js';
import { compareThroughput } from './throughput-agreement.js';
import { tailFigure, timeFigure } from './time-figure.js';
import { analyseVariation, inputProducts, relativeMedians } from './variation.js';
import {
  meanOfTimings,
  medianOfInputs,
  perInputMedians,
  quantileOfTimings,
  resampleInputs,
  sortedQuantile,
  type Timings,
} from './timings.js';
import type { Latency, LatencySamples } from './schema.js';
import { relateWork } from './work.js';

/** Shares at which the distribution is drawn. */
const DRAWN_SHARES = [0, ...Array.from({ length: 99 }, (_, at) => (at + 1) / 100), 0.995, 0.999, 1];

/**
 * Turns timings into M2's figures.
 *
 * @param random draws the resamples of the inputs
 * @param work the work of the same inputs, where it was counted
 */
export function summariseLatency(timed: LatencySamples, random: Random, work?: WorkSamples): Latency {
  const { samples, batchSize, exampleIds, firstCalls, warmUps, throughput } = timed;
  const { inputs, rounds, times } = samples;
  const resamples = resampleInputs(inputs, random);
  const medians = perInputMedians(samples);
  const perInput = medians.map((median, at) => ({ example: exampleIds[at]!, median }));
  const sortedTimes = Float64Array.from(times.flatMap((launch) => [...launch])).sort();
  const tail = (name: string, share: number): Figure =>
    tailFigure(name, share, samples, quantileOfTimings(share), resamples, sortedTimes);
  const mean = timeFigure('mean of all timings', samples, meanOfTimings, resamples);
  return {
    median: timeFigure('median over inputs of the median of each', samples, medianOfInputs, resamples),
    mean,
    p90: tail('90th percentile', 0.9),
    p99: tail('99th percentile', 0.99),
    p999: tail('99.9th percentile', 0.999),
    max: {
      value: sortedTimes.at(-1)!,
      n: sortedTimes.length,
      unit: 'ns',
      direction: 'lower-is-better',
      method: 'longest timing; an extreme has no interval',
    },
    ...(throughput
      ? compareThroughput(throughput, samples.runs ? meanOfFirstRun(samples, resamples) : mean)
      : {}),
    firstCall: rangeOverLaunches(
      firstCalls.map(({ nanoseconds }) => nanoseconds),
      'ns',
      'first decision after loading, median of launches',
    ),
    warmUp: {
      calls: rangeOverLaunches(
        warmUps.map(({ calls }) => calls),
        'calls',
        'decisions until five successive windows agreed within 5 %, median of launches',
      ),
      milliseconds: rangeOverLaunches(
        warmUps.map(({ milliseconds }) => milliseconds),
        'ms',
        'time until five successive windows agreed within 5 %, median of launches',
      ),
      state: stateOf(warmUps),
    },
    batchSize,
    launches: times.length,
    inputs,
    rounds,
    perInput,
    ...(work ? { work: relateWork(samples, perInput, work, timed.drawings ?? {}) } : {}),
    inputRatio: inputRatio(samples, resamples),
    variation: analyseVariation(samples, random),
    tail: analyseTail(samples, batchSize),
    outliers: countOutliers(samples, timed.duringCollection),
    modes: analyseModes(samples),
    clockSaturated: firstCalls.some(({ clockCostNanoseconds, clockStepNanoseconds }) =>
      isSaturated(sortedQuantile(sortedTimes, 0.5), batchSize, {
        costNanoseconds: clockCostNanoseconds,
        stepNanoseconds: clockStepNanoseconds,
      }),
    ),
    distribution: DRAWN_SHARES.map((share) => ({
      nanoseconds: sortedQuantile(sortedTimes, share),
      share,
    })),
  };
}

/** Benchmark.js is of one run, and would be set beside runs that were faster or slower as a whole. */
function meanOfFirstRun({ runs, times, ...layout }: Timings, resamples: readonly Uint16Array[]): Figure {
  const first = { ...layout, times: times.slice(0, runs![0]) };
  return timeFigure('mean of all timings of the first run', first, meanOfTimings, resamples);
}

function rangeOverLaunches(values: readonly number[], unit: string, method: string): Figure {
  const sorted = Float64Array.from(values).sort();
  return {
    value: sortedQuantile(sorted, 0.5),
    low: sorted[0]!,
    high: sorted.at(-1)!,
    interval: 'range',
    n: sorted.length,
    unit,
    direction: 'lower-is-better',
    method: `${method}; the interval is the range over launches`,
  };
}

/** One launch that never came to rest is enough; one that could not be judged leaves the rest in doubt. */
function stateOf(warmUps: LatencySamples['warmUps']): Latency['warmUp']['state'] {
  if (warmUps.some(({ steady }) => steady === false)) return 'unsteady';
  return warmUps.every(({ steady }) => steady) ? 'steady' : 'not judged';
}

/**
 * 99th ÷ 1st percentile of the inputs' times. Medians of a few rounds differ by noise, too, so what each input is above or
 * below the mean is drawn towards it until they vary as much as the inputs do without the noise (Louis 1984, "Estimating
 * a population of parameter values using Bayes and empirical Bayes methods").
 */
function inputRatio(samples: Timings, resamples: readonly Uint16Array[]): Figure {
  const replicates = relativeMedians(samples);
  const products = inputProducts(samples);
  const effects = products.map(
    (_, input) => replicates.reduce((sum, replicate) => sum + replicate[input]!, 0) / replicates.length,
  );
  const ratio = (inputs: readonly number[]): number => {
    const drawn = inputs.map((input) => effects[input]!);
    const whole = drawn.length > 1 ? sampleVariance(drawn) : 0;
    const own = inputs.reduce((sum, input) => sum + products[input]!, 0) / inputs.length;
    const share = whole === 0 ? 0 : Math.sqrt(Math.min(1, Math.max(0, own) / whole));
    const sorted = Float64Array.from(drawn, (effect) => 1 + share * effect).sort();
    return sortedQuantile(sorted, 0.99) / sortedQuantile(sorted, 0.01);
  };
  const all = [...effects.keys()];
  const resampled = Float64Array.from(
    resamples.map((weights) => ratio(all.flatMap((input) => new Array<number>(weights[input]!).fill(input)))),
  ).sort();
  return {
    value: ratio(all),
    low: sortedQuantile(resampled, 0.025),
    high: sortedQuantile(resampled, 0.975),
    interval: 'confidence',
    n: all.length,
    unit: '×',
    direction: 'lower-is-better',
    method:
      '99th ÷ 1st percentile of the medians of inputs, drawn together until they vary as they do without noise (Louis 1984); bootstrap over inputs',
  };
}
