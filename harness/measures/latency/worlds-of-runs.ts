import type { Random } from '../../../tasks/kit/random.js';
import { timingsAcrossRuns } from './timings.js';
import {
  normals,
  simulateTimings,
  WORLDS,
  type SimulatedPlan,
  type SimulatedProgram,
  type SimulatedTimings,
} from './worlds.js';

/** How runs of the same differ, beside what their launches differ by: on the logarithm of times. */
export interface WorldOfRuns {
  readonly name: string;
  /** Of one run, for all programs alike: they were measured side by side. */
  readonly shared: (random: Random) => number;
  /** The expectation of that. */
  readonly sharedTruth: number;
  /** Of one run and program: what slows a machine down does not slow all programs alike. */
  readonly own: (random: Random) => number;
  /** How many of its launches the last run has; all without it. */
  readonly lastRun?: number;
}

/** What a run does to one program alone is so much of what it does to all. */
const OWN_SHARE = 0.5;

/** Runs whose levels are so far apart: a standard deviation, of a normal distribution. */
const apart = (spread: number, name: string): WorldOfRuns => ({
  name,
  shared: (random) => spread * random.normal(),
  sharedTruth: 0,
  own: (random) => OWN_SHARE * spread * random.normal(),
});

/** Machines of the slower kind take so much longer. */
const SLOWER_KIND = Math.log(1.1);

/** The worlds of the coverage table that merged runs come from. */
export const WORLDS_OF_RUNS: readonly WorldOfRuns[] = [
  apart(0, 'runs alike'),
  apart(0.03, 'runs 3 % apart'),
  apart(0.1, 'runs 10 % apart'),
  { ...apart(0.03, 'runs 3 % apart, the last cut short'), lastRun: 2 },
  {
    name: 'runs on two kinds of machine, 10 % apart',
    shared: (random) => (random.chance(0.5) ? SLOWER_KIND : 0),
    sharedTruth: SLOWER_KIND / 2,
    own: () => 0,
  },
];

/** Within a run, launches are those of a kind machine. */
export const WITHIN_RUNS = WORLDS[0]!;

/**
 * Timings of programs in several runs, put together as `rvw merge` does. What is true is so of all runs that there might be: no
 * run by itself knows it.
 */
export function simulateMerged(
  programs: readonly SimulatedProgram[],
  plan: SimulatedPlan,
  runs: number,
  world: WorldOfRuns,
  random: Random,
): SimulatedTimings[] {
  const ofInputs = normals(plan.inputs, 1, random);
  const each = Array.from({ length: runs }, (_, run) => {
    const shared = world.shared(random);
    const shifts = programs.map(() => shared + world.own(random));
    const launches = run === runs - 1 ? (world.lastRun ?? plan.launches) : plan.launches;
    return simulateTimings(
      programs.map((program, at) => ({ ...program, slower: (program.slower ?? 0) + shifts[at]! })),
      { ...plan, launches },
      WITHIN_RUNS,
      random,
      ofInputs,
    ).map(({ timings, truth, level }, at) => ({
      timings,
      truth: truth - shifts[at]! + world.sharedTruth,
      level: level - shifts[at]! + world.sharedTruth,
    }));
  });
  return programs.map((_, at) => ({
    ...each[0]![at]!,
    timings: timingsAcrossRuns(each.map((run) => run[at]!.timings)),
  }));
}
