import type { FeatureView } from '../../../tasks/contract/index.js';
import type { ProfileId } from '../runner.js';

/** How many inputs are attacked, and with how many questions each. */
export interface AttackPlan {
  readonly inputs: number;
  readonly budget: number;
}

const PLANS: Readonly<Record<ProfileId, Readonly<Record<'short' | 'long', AttackPlan>>>> = {
  quick: { short: { inputs: 10, budget: 200 }, long: { inputs: 3, budget: 100 } },
  default: { short: { inputs: 60, budget: 1000 }, long: { inputs: 16, budget: 500 } },
  thorough: { short: { inputs: 200, budget: 1000 }, long: { inputs: 60, budget: 1000 } },
};

/** Beyond so many features a program is slow, and a change has many ways to go: fewer inputs are attacked. */
const LONG = 2000;

/** By the length of the input and not by any clock, so that all machines do the same. */
export const attackPlan = (profile: ProfileId, { shape }: Pick<FeatureView<unknown>, 'shape'>): AttackPlan =>
  PLANS[profile][shape.reduce((product, length) => product * length, 1) > LONG ? 'long' : 'short'];
