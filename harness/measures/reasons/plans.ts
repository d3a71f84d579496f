import type { ProfileId } from '../runner.js';
import type { SearchPlan } from './search.js';

/** How reasons are looked for: how thoroughly, on how many inputs, and on how many of them stability is looked at. */
export interface ReasonPlan {
  readonly search: SearchPlan;
  readonly inputs: number;
  readonly stability: number;
}

const PLANS: Readonly<Record<ProfileId, ReasonPlan>> = {
  quick: { search: { walks: 4, tries: 8, mostTried: 100, verification: 30 }, inputs: 3, stability: 0 },
  default: { search: { walks: 8, tries: 14, mostTried: 200, verification: 300 }, inputs: 60, stability: 16 },
  thorough: {
    search: { walks: 20, tries: 30, mostTried: 1000, verification: 300 },
    inputs: 200,
    stability: 50,
  },
};

/** As many inputs, so that intervals are as narrow; each for a third of the decisions, so that more of it may be kept. */
const LARGE: ReasonPlan = {
  search: { walks: 3, tries: 6, mostTried: 60, verification: 100 },
  inputs: 60,
  stability: 4,
};

/**
 * The plan of a profile.
 *
 * @param large whether decisions on such inputs take milliseconds: see `isLarge`
 */
export const reasonPlan = (profile: ProfileId, large: boolean): ReasonPlan =>
  large && profile === 'default' ? LARGE : PLANS[profile];
