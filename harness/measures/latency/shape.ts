import { mean, quantileSorted } from 'simple-statistics';

import { LEAST_LAUNCHES } from './compare.js';
import type { Latency } from './schema.js';
import { allInputs, LEAST_TIME, medianOfInputs, perInputMedians, type Timings } from './timings.js';

/** Tukey's far-out fence (1977): this many interquartile ranges above the upper quartile. */
const FAR_OUT = 3;

/** Modal value above which a distribution may have several modes, and above which it has (Gregg 2014). */
const PERHAPS_SEVERAL = 2.8;
const SEVERAL = 3.2;

/**
 * Counts outliers, and those during which the collector ran. Nothing is dropped: they stay in every figure.
 *
 * @param collected for every timing, in the layout of the samples, whether a collection overlapped it
 */
export function countOutliers(samples: Timings, collected: readonly Uint8Array[]): Latency['outliers'] {
  const relative = relativeTimes(samples);
  const sorted = Float64Array.from(relative.flatMap((launch) => [...launch])).sort();
  const [lower, upper] = [
    quantileSorted(sorted as unknown as number[], 0.25),
    quantileSorted(sorted as unknown as number[], 0.75),
  ];
  const fence = upper + FAR_OUT * (upper - lower);
  let count = 0;
  let duringCollection = 0;
  relative.forEach((launch, at) =>
    launch.forEach((time, place) => {
      if (time <= fence) return;
      count += 1;
      duringCollection += collected[at]![place]!;
    }),
  );
  return {
    count,
    total: sorted.length,
    duringCollection,
    collections: collected.reduce((sum, launch) => sum + launch.reduce((inner, flag) => inner + flag, 0), 0),
    fence,
    method:
      'timings more than three interquartile ranges above the upper quartile (Tukey 1977), each relative to the median of its input',
  };
}

/**
 * Whether the timings gather around more than one value, by the modal value (Gregg 2014, "Frequency trails"): the
 * heights that a density climbs and falls, summed over its bins and divided by its highest. One mode gives 2.
 */
export function analyseModes(samples: Timings): Latency['modes'] {
  const sorted = Float64Array.from(
    relativeTimes(samples).flatMap((launch) => [...launch]),
  ).sort() as unknown as number[];
  const value = modalValue(sorted);
  return {
    modalValue: value,
    verdict: value > SEVERAL ? 'several' : value > PERHAPS_SEVERAL ? 'perhaps several' : 'one',
    method:
      'modal value (Gregg 2014) of the timings relative to the median of their input, between the 1st and the 99th percentile',
    launches: clusterLaunches(samples),
  };
}

/** The modal value of sorted numbers. */
export function modalValue(sorted: number[]): number {
  const [from, to] = [quantileSorted(sorted, 0.01), quantileSorted(sorted, 0.99)];
  if (to <= from) return 2;
  // Freedman and Diaconis (1981) choose the width of the bins; never so many that chance makes teeth.
  const spread = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
  const width = Math.max((2 * spread) / Math.cbrt(sorted.length), (to - from) / 50);
  const bins = new Array<number>(Math.max(1, Math.ceil((to - from) / width))).fill(0);
  for (const value of sorted) {
    if (value >= from && value <= to)
      bins[Math.min(bins.length - 1, Math.floor((value - from) / width))]! += 1;
  }
  const steps = [0, ...bins, 0];
  const climbed = steps.slice(1).reduce((sum, height, at) => sum + Math.abs(height - steps[at]!), 0);
  return climbed / Math.max(...bins);
}

/** Clusters of launches lie at least so far apart, and leave at most this share of the variance within them. */
const LEAST_GAP = 0.03;
const MOST_WITHIN = 0.05;

/**
 * Whether launches gather around two values, as they do where the compiler or the layout of memory now turns out one way and
 * now another: the best parting of the sorted launches in two (Fisher 1958, "On grouping for maximum homogeneity"). Five
 * launches of one normal distribution part so in 7 % of runs, nine in 0.2 %.
 */
export function clusterLaunches({ rounds, times, inputs }: Timings): Latency['modes']['launches'] {
  const all = allInputs(inputs);
  const sorted = times
    .map((launch) => medianOfInputs(launch, rounds)(all))
    .sort((left, right) => left - right);
  const whole = squares(sorted);
  const partings = sorted.slice(1).map((_, at) => [sorted.slice(0, at + 1), sorted.slice(at + 1)] as const);
  const within = partings.map(([fast, slow]) => squares(fast) + squares(slow));
  const best = partings[within.indexOf(Math.min(...within))];
  const parted =
    // Fewer part too easily.
    sorted.length >= LEAST_LAUNCHES &&
    best !== undefined &&
    Math.min(...within) <= MOST_WITHIN * whole &&
    best[1][0]! / Math.max(LEAST_TIME, best[0].at(-1)!) > 1 + LEAST_GAP;
  const clusters = parted ? best : [sorted];
  return {
    verdict: parted ? 'two' : 'one',
    clusters: clusters.map((cluster) => ({ nanoseconds: mean(cluster), launches: cluster.length })),
    method: `the best parting of the medians of launches in two (Fisher 1958): two where it leaves at most ${MOST_WITHIN * 100} % of their variance, and the two lie more than ${LEAST_GAP * 100} % apart`,
  };
}

function squares(values: readonly number[]): number {
  const centre = mean([...values]);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

/** Every timing over the median of its input, so that inputs of different length share one distribution. */
function relativeTimes(samples: Timings): Float64Array[] {
  const medians = perInputMedians(samples);
  return samples.times.map((launch) =>
    launch.map((time, place) => time / Math.max(1, medians[Math.floor(place / samples.rounds)]!)),
  );
}
