import type { MeasureRequest, ProfileId } from '../runner.js';
import type { LatencyPlan } from './measure-times.js';

/**
 * How long and how often programs are timed against each other. Five launches show how far launches differ; nine hold the
 * truth where a third or half of the launches are in a slower mode, of which eight or ten show too little (docs/coverage.md).
 * What launches differ by, more rounds do not take out, so launches have few rounds and are many.
 */
const TIMES: Readonly<Record<ProfileId, Omit<LatencyPlan, 'inputs'>>> = {
  quick: { launches: 5, warmUpMilliseconds: 200, rounds: { milliseconds: 60, least: 3, most: 51 } },
  default: { launches: 9, warmUpMilliseconds: 1500, rounds: { milliseconds: 500, least: 3, most: 101 } },
  thorough: { launches: 15, warmUpMilliseconds: 5000, rounds: { milliseconds: 4000, least: 9, most: 101 } },
};

/** How long Benchmark.js runs. */
export const THROUGHPUT_SECONDS: Readonly<Record<ProfileId, number>> = {
  quick: 0.3,
  default: 2,
  thorough: 5,
};

/** The plan of a run: that of its profile, with as many launches as were asked for. */
export const latencyPlan = ({
  profile,
  launches,
}: Pick<MeasureRequest, 'profile' | 'launches'>): Omit<LatencyPlan, 'inputs'> => ({
  ...TIMES[profile.id],
  ...(launches === undefined ? {} : { launches }),
});
