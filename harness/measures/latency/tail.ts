import { mean, sampleVariance } from 'simple-statistics';

import { wilson } from '../../statistics/proportion.js';
import { tooFewLaunches } from './compare.js';
import type { Latency } from './schema.js';
import { launchMedians, type Timings } from './timings.js';

/** A decision strays that takes more than so many times what its input usually takes: whoever planned for it is late. */
const FACTOR = 2;

/** More than one stray decision in so many is no longer steady: what a caller meets every day, not once in its life. */
const ONE_IN = 1000;

/**
 * Whether the tail of the times is steady: the share of decisions that take more than twice the median of their own input in
 * their launch, so that no dependence on the input counts. Strays come in bursts, so Wilson's interval is of as many
 * timings as count for independent ones (design effect of launches: Kish 1965).
 *
 * @param batchSize where it is above 1, single decisions are not seen, and nothing is called
 */
export function analyseTail(samples: Timings, batchSize: number): Latency['tail'] {
  const { rounds, times } = samples;
  const strays = times.map((launch) => {
    const medians = launchMedians(launch, rounds);
    return launch.reduce(
      (count, time, place) => count + (time > FACTOR * medians[Math.floor(place / rounds)]! ? 1 : 0),
      0,
    );
  });
  const ofLaunch = times[0]!.length;
  const n = ofLaunch * times.length;
  const share = mean(strays) / ofLaunch;
  const effective = n / designEffect(strays, ofLaunch);
  const { low, high } = wilson(share * effective, effective);
  const reason =
    tooFewLaunches(times.length) ??
    (batchSize > 1
      ? `timings are of ${batchSize} decisions together, in which a single one that strays is not seen`
      : undefined);
  const threshold = 1 / ONE_IN;
  return {
    beyond: {
      value: share,
      low: Math.max(0, low),
      high,
      interval: 'confidence',
      n,
      unit: 'share',
      direction: 'lower-is-better',
      method: `timings beyond ${FACTOR} × the median of their input in their launch; 95 % interval after Wilson (1927) with the design effect of launches (Kish 1965)`,
    },
    factor: FACTOR,
    threshold,
    verdict:
      reason !== undefined
        ? 'undecided'
        : high < threshold
          ? 'steady'
          : low > threshold
            ? 'stray'
            : 'undecided',
    ...(reason === undefined ? {} : { reason }),
  };
}

/** How many times more the counts of launches vary than independent timings would. */
function designEffect(counts: readonly number[], each: number): number {
  const share = mean([...counts]) / each;
  if (counts.length < 2 || share === 0 || share === 1) return 1;
  return Math.max(1, sampleVariance([...counts]) / (each * share * (1 - share)));
}
