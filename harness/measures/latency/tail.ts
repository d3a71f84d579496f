import { mean, sampleVariance } from 'simple-statistics';

import { shareIntervalOverPeople } from '../../statistics/over-people.js';
import { wilson, type Interval } from '../../statistics/proportion.js';
import { tooFewToTell } from './compare.js';
import type { Latency } from './schema.js';
import { launchMedians, type Timings } from './timings.js';

/** A decision strays that takes more than so many times what its input usually takes: whoever planned for it is late. */
const FACTOR = 2;

/** Why the tail of some runs has no interval. */
const UNLIKE_RUNS = 'the runs are too unlike in length for an interval over them';

/** More than one stray decision in so many is no longer steady: what a caller meets every day, not once in its life. */
const ONE_IN = 1000;

/**
 * Whether the tail of the times is steady: the share of decisions that take more than twice the median of their own input in
 * their launch, so that no dependence on the input counts. Strays come in bursts, so Wilson's interval is of as many
 * timings as count for independent ones (design effect of launches: Kish 1965). Where several runs were put together, strays
 * come in runs, too: then a run is what a person is among examples (see {@link shareIntervalOverPeople}), with Student's t of
 * as many degrees of freedom as there are runs but one, since a few runs tell little of how runs differ.
 *
 * @param batchSize where it is above 1, single decisions are not seen, and nothing is called
 */
export function analyseTail(samples: Timings, batchSize: number): Latency['tail'] {
  const { rounds, times, runs } = samples;
  const strays = times.map((launch) => {
    const medians = launchMedians(launch, rounds);
    return Uint8Array.from(launch, (time, place) =>
      time > FACTOR * medians[Math.floor(place / rounds)]! ? 1 : 0,
    );
  });
  const counts = strays.map((launch) => launch.reduce((sum, one) => sum + one, 0));
  const ofLaunch = times[0]!.length;
  const n = ofLaunch * times.length;
  const share = mean(counts) / ofLaunch;
  const interval = runs ? intervalOverRuns(strays, runs) : intervalOverLaunches(counts, ofLaunch);
  const reason =
    tooFewToTell(samples) ??
    (interval ? undefined : UNLIKE_RUNS) ??
    (batchSize > 1
      ? `timings are of ${batchSize} decisions together, in which a single one that strays is not seen`
      : undefined);
  const threshold = 1 / ONE_IN;
  return {
    beyond: {
      value: share,
      ...(interval ? { low: Math.max(0, interval.low), high: interval.high, interval: 'confidence' } : {}),
      n,
      unit: 'share',
      direction: 'lower-is-better',
      method: `timings beyond ${FACTOR} × the median of their input in their launch; ${
        !interval
          ? UNLIKE_RUNS
          : `95 % interval after Wilson (1927) with the design effect of ${runs ? `${runs.length} runs, with Student’s t over them (Kish 1965; Korn and Graubard 1998)` : 'launches (Kish 1965)'}`
      }`,
    },
    factor: FACTOR,
    threshold,
    verdict:
      reason !== undefined || !interval
        ? 'undecided'
        : interval.high < threshold
          ? 'steady'
          : interval.low > threshold
            ? 'stray'
            : 'undecided',
    ...(reason === undefined ? {} : { reason }),
  };
}

function intervalOverLaunches(counts: readonly number[], ofLaunch: number): Interval {
  const effective = (ofLaunch * counts.length) / designEffect(counts, ofLaunch);
  return wilson((mean([...counts]) / ofLaunch) * effective, effective);
}

/** @param runs how many of the launches each run took */
function intervalOverRuns(strays: readonly Uint8Array[], runs: readonly number[]): Interval | undefined {
  const ofLaunch = strays[0]!.length;
  return shareIntervalOverPeople(
    strays.flatMap((launch) => [...launch]),
    runs.flatMap((launches, run) => new Array<string>(launches * ofLaunch).fill(`run ${run + 1}`)),
  );
}

/** How many times more the counts of launches vary than independent timings would. */
function designEffect(counts: readonly number[], each: number): number {
  const share = mean([...counts]) / each;
  if (counts.length < 2 || share === 0 || share === 1) return 1;
  return Math.max(1, sampleVariance([...counts]) / (each * share * (1 - share)));
}
