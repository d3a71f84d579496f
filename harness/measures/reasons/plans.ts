import type { ProfileId } from '../runner.js';
import type { SearchPlan } from './search.js';

/** How reasons are looked for: how thoroughly, on how many inputs, and on how many of them stability is looked at. */
export interface ReasonPlan {
  readonly search: SearchPlan;
  readonly inputs: number;
  readonly stability: number;
}

const PLANS: Readonly<Record<ProfileId, ReasonPlan>> = {
  quick: { search: { tries: 8, mostTried: 60, verification: 30 }, inputs: 3, stability: 0 },
  default: { search: { tries: 14, mostTried: 200, verification: 300 }, inputs: 60, stability: 8 },
  thorough: {
    search: { tries: 30, mostTried: 1000, verification: 300 },
    inputs: 200,
    stability: 50,
  },
};

/**
 * A third of the decisions: fewer inputs, so that intervals are wider, each searched less thoroughly and verified as well.
 * Stability would take six inputs for an interval that says anything, and there are no decisions left for them.
 */
const LARGE: ReasonPlan = {
  search: { tries: 8, mostTried: 60, verification: 300 },
  inputs: 22,
  stability: 0,
};

/**
 * The plan of a profile.
 *
 * @param large whether decisions on such inputs take milliseconds: see `isLarge`
 */
export const reasonPlan = (profile: ProfileId, large: boolean): ReasonPlan =>
  large && profile === 'default' ? LARGE : PLANS[profile];
