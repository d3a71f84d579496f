import type { Schedule } from '../training/schedule.js';

/** What determines a training beside its seed. */
export interface SelfPlayRecipe {
  /** Neurons of each of the two hidden layers. */
  readonly hidden: number;
  /** Rounds of self-play followed by learning. */
  readonly rounds: number;
  /** Games that the network plays against itself in a round. */
  readonly games: number;
  /** How often a round goes through all positions met so far. */
  readonly passes: number;
  readonly batchSize: number;
  readonly schedule: Schedule;
  /** Share of the averaged weights that a step keeps. */
  readonly averaging: number;
}

/**
 * How the shipped network was trained: a number of rounds fixed beforehand, the last weights kept. The recipe was
 * settled on by its self-consistency; its first drafts, with fewer lessons, were also scored by the solver.
 */
export const RECIPE: SelfPlayRecipe = {
  hidden: 128,
  rounds: 60,
  games: 1_000,
  passes: 5,
  batchSize: 128,
  schedule: { peak: 0.002, warmUp: 0.02, floor: 0.005 },
  averaging: 0.995,
};
