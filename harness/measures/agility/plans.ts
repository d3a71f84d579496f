import { latencyPlan } from '../latency/plans.js';
import type { LatencyPlan } from '../latency/measure-times.js';
import type { MeasureRequest, ProfileId } from '../runner.js';

/** How much is measured of other forms of a program. */
interface AgilityPlan {
  /** Examples that a program without some of its rules decides on; all of an exhaustive set. */
  readonly examples: number;
  readonly timedInputs: number;
  readonly mostLaunches: number;
  readonly timing: Pick<LatencyPlan, 'warmUpMilliseconds' | 'rounds'>;
}

/**
 * Forms are launched as often as programs are, and warmed up until they are steady: most of them share their code, so that
 * the first one warms it up for all.
 */
const PLANS: Readonly<Record<ProfileId, AgilityPlan>> = {
  quick: {
    examples: 100,
    timedInputs: 10,
    mostLaunches: 3,
    timing: { warmUpMilliseconds: 60, rounds: { milliseconds: 10, least: 3, most: 9 } },
  },
  default: {
    examples: 300,
    timedInputs: 30,
    mostLaunches: Infinity,
    timing: { warmUpMilliseconds: 400, rounds: { milliseconds: 60, least: 3, most: 21 } },
  },
  thorough: {
    examples: 10_000,
    timedInputs: 200,
    mostLaunches: Infinity,
    timing: { warmUpMilliseconds: 3000, rounds: { milliseconds: 2000, least: 9, most: 101 } },
  },
};

/** The plan of a run: that of its profile, with as many launches as programs have; fewer in a quick run, where they are half of the time. */
export const agilityPlan = (
  request: Pick<MeasureRequest, 'profile' | 'launches'>,
): AgilityPlan & { readonly launches: number } => ({
  ...PLANS[request.profile.id],
  launches:
    request.launches ?? Math.min(PLANS[request.profile.id].mostLaunches, latencyPlan(request).launches),
});
