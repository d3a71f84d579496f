import type { ProfileId } from '../runner.js';
import type { SearchPlan } from './search.js';

/** How thoroughly reasons are looked for. */
export const SEARCH_PLANS: Readonly<Record<ProfileId, SearchPlan>> = {
  quick: { walks: 4, tries: 8, verification: 30 },
  default: { walks: 10, tries: 16, verification: 300 },
  thorough: { walks: 20, tries: 30, verification: 300 },
};

/** On how many inputs, and on how many of them stability is looked at. */
export const REASON_INPUTS: Readonly<
  Record<ProfileId, { readonly inputs: number; readonly stability: number }>
> = {
  quick: { inputs: 3, stability: 0 },
  default: { inputs: 60, stability: 10 },
  thorough: { inputs: 200, stability: 50 },
};
