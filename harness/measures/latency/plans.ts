import type { MeasureRequest, ProfileId } from '../runner.js';
import type { LatencyPlan } from './measure-times.js';

/** How long and how often programs are timed against each other. */
const TIMES: Readonly<Record<ProfileId, Omit<LatencyPlan, 'inputs'>>> = {
  quick: { launches: 2, warmUpMilliseconds: 400, rounds: { milliseconds: 300, least: 3, most: 50 } },
  default: { launches: 7, warmUpMilliseconds: 2000, rounds: { milliseconds: 1000, least: 5, most: 100 } },
  thorough: { launches: 15, warmUpMilliseconds: 5000, rounds: { milliseconds: 4000, least: 10, most: 100 } },
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
