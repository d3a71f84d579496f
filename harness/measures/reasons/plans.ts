import type { ProfileId } from '../runner.js';
import type { SearchPlan } from './search.js';

/** How thoroughly reasons are looked for. */
export const SEARCH_PLANS: Readonly<Record<ProfileId, SearchPlan>> = {
  quick: { walks: 4, tries: 8, mostTried: 100, verification: 30 },
  default: { walks: 8, tries: 14, mostTried: 200, verification: 300 },
  thorough: { walks: 20, tries: 30, mostTried: 1000, verification: 300 },
};

/** On how many inputs, and on how many of them stability is looked at. */
export const REASON_INPUTS: Readonly<
  Record<ProfileId, { readonly inputs: number; readonly stability: number }>
> = {
  quick: { inputs: 3, stability: 0 },
  default: { inputs: 60, stability: 4 },
  thorough: { inputs: 200, stability: 50 },
};
