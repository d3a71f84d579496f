import type { FeatureView } from '../../../tasks/contract/index.js';
import type { ProfileId } from '../runner.js';
import type { GradientPlan } from './attackers/white-box.js';

/** How many inputs are attacked, and with how many questions each. */
export interface AttackPlan {
  readonly inputs: number;
  readonly budget: number;
  /** How often those who look inside do so. */
  readonly inside: GradientPlan;
}

/** So few looks that a network in plain loops takes seconds, and so many that one more start finds hardly anything nearer. */
const INSIDE: GradientPlan = { steps: 20, starts: 3 };
const INSIDE_QUICK: GradientPlan = { steps: 15, starts: 1 };

const PLANS: Readonly<Record<ProfileId, Readonly<Record<'short' | 'long', AttackPlan>>>> = {
  quick: {
    short: { inputs: 10, budget: 200, inside: INSIDE_QUICK },
    long: { inputs: 3, budget: 100, inside: INSIDE_QUICK },
  },
  default: {
    short: { inputs: 40, budget: 1000, inside: INSIDE },
    long: { inputs: 12, budget: 400, inside: INSIDE },
  },
  thorough: {
    short: { inputs: 200, budget: 1000, inside: INSIDE },
    long: { inputs: 60, budget: 1000, inside: INSIDE },
  },
};

/** Beyond so many features a program is slow, and a change has many ways to go: fewer inputs are attacked. */
const LONG = 2000;

/** By the length of the input and not by any clock, so that all machines do the same. */
export const attackPlan = (profile: ProfileId, { shape }: Pick<FeatureView<unknown>, 'shape'>): AttackPlan =>
  PLANS[profile][shape.reduce((product, length) => product * length, 1) > LONG ? 'long' : 'short'];
