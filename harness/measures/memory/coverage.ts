import type { Random } from '../../../tasks/kit/random.js';
import type { CoverageStudy, SimulatedFigure } from '../../self-check/study.js';
import type { Figure } from '../../results/figure.js';
import { LEAST_LAUNCHES } from './over-launches.js';
import { analyseGrowth, type GrowthLaunch } from './growth.js';
import { summariseAllocation, summariseLoaded, type AllocationLaunch } from './summarise.js';

/** As many launches as a default run has; a quick one has too few for an interval. */
const LAUNCHES = LEAST_LAUNCHES;

/**
 * How launches and readings are disturbed. Processes share no heap, so drift and steps lie within a launch; only how a
 * launch runs as a whole differs between launches.
 */
interface World {
  readonly name: string;
  /** How a launch as a whole differs, as a factor, drawn anew for each; `meanFactor` on average. */
  readonly factor: (random: Random) => number;
  readonly meanFactor: number;
  /** The disturbances of a launch's readings one after the other, in units of a reading's own noise. */
  readonly readings: (random: Random, count: number) => number[];
  /** How often the engine enlarges something of its own for good while a launch decides. */
  readonly steps: number;
}

/** Two ways of running, the slower or larger one by so much. */
const OTHER_MODE = 1.1;

const kind: World = {
  name: 'kind noise',
  factor: (random) => 1 + 0.01 * random.normal(),
  meanFactor: 1,
  readings: (random, count) => Array.from({ length: count }, () => random.normal()),
  steps: 0,
};

const WORLDS: readonly World[] = [
  kind,
  { ...kind, name: 'launches 10 % apart', factor: (random) => 1 + 0.1 * random.normal() },
  {
    ...kind,
    name: 'heavy tails',
    factor: (random) => 1 + 0.02 * studentTwo(random),
    readings: (random, count) => Array.from({ length: count }, () => studentTwo(random)),
  },
  { ...kind, name: 'drift with autocorrelation', readings: walk },
  bimodal(0.3),
  bimodal(0.5),
  { ...kind, name: 'steps', steps: 0.5 },
];

function bimodal(share: number): World {
  return {
    ...kind,
    name: `bimodal launches, ${100 * share} %`,
    factor: (random) => (random.chance(share) ? OTHER_MODE : 1) + 0.005 * random.normal(),
    meanFactor: 1 + share * (OTHER_MODE - 1),
  };
}

/** Student's t of two degrees of freedom: its variance has no bound. */
function studentTwo(random: Random): number {
  return random.normal() / Math.sqrt(-Math.log(1 - random.uniform()));
}

/** Each reading is the one before and something more: live bytes walk. */
function walk(random: Random, count: number): number[] {
  let at = 0;
  return Array.from({ length: count }, () => (at += random.normal()));
}

const launchesOf = <Launch>(make: () => Launch): Launch[] => Array.from({ length: LAUNCHES }, make);

function simulated({ low, high }: Figure, truth: number): SimulatedFigure {
  return { truth, ...(low === undefined || high === undefined ? {} : { interval: { low, high } }) };
}

const PROGRAM_BYTES = 10e6;

/** Linux counts the resident set of a thread in pieces of up to 32 pages, so that readings are as coarse. */
const PIECE_BYTES = 131_072;

function simulateLoaded(world: World, random: Random): SimulatedFigure {
  const bytes = (): number => {
    const [before, after] = world.readings(random, 2) as [number, number];
    const read = world.factor(random) * PROGRAM_BYTES + 100_000 * (after - before);
    const stepped = read + (random.chance(world.steps) ? ENGINE_STEP : 0);
    return Math.floor(stepped / PIECE_BYTES + random.uniform()) * PIECE_BYTES;
  };
  const held = () => ({ residentSetBytes: bytes(), heapAndExternalBytes: bytes() });
  const { program } = summariseLoaded(launchesOf(() => ({ program: held() })));
  return simulated(program.residentSet, world.meanFactor * PROGRAM_BYTES + world.steps * ENGINE_STEP);
}

/** What the engine enlarges for good, now and then: its table of numbers as text. */
const ENGINE_STEP = 256_000;

const DECISION_BYTES = 1000;
const BLOCK = 600;
const BLOCKS = 40;

/** What reading a block allocates itself. */
const READING_BYTES = 1500;

function simulateAllocation(world: World, random: Random): SimulatedFigure {
  const launches = launchesOf((): AllocationLaunch => {
    const factor = world.factor(random);
    const readings = world.readings(random, BLOCKS);
    // A table that doubles allocates a burst in one block of the launch, sooner or later.
    const burst = random.chance(world.steps) ? random.integer(BLOCKS) : -1;
    return {
      decisionsPerBlock: BLOCK,
      program: {
        blockBytes: readings.map(
          (noise, at) =>
            READING_BYTES + BLOCK * DECISION_BYTES * factor + 6000 * noise + (at === burst ? ENGINE_STEP : 0),
        ),
      },
      control: { blockBytes: world.readings(random, BLOCKS).map((noise) => READING_BYTES + 10 * noise) },
    };
  });
  const bursts = (world.steps * ENGINE_STEP) / (BLOCK * BLOCKS);
  return simulated(summariseAllocation(launches), DECISION_BYTES * world.meanFactor + bursts);
}

/** What a program keeps of a decision, and how many decisions it takes at first. */
interface Keeping {
  readonly bytes: number;
  readonly decisions: number;
}

const LIVE_BYTES = 13e6;

/** How far one reading of live bytes strays from the next. */
const READING_NOISE = 10_000;

function simulateGrowth(world: World, keeping: Keeping, random: Random): SimulatedFigure {
  const { bytes, decisions } = keeping;
  const follow = (level: number, kept: number, steps: number) => {
    const readings = world.readings(random, 4);
    // From N to 8 N decisions the step comes in each doubling alike.
    const stepAt = random.chance(steps) ? 1 + random.integer(3) : 4;
    return {
      liveBytes: readings.map(
        (noise, at) =>
          level + kept * 2 ** at * decisions + READING_NOISE * noise + (at >= stepAt ? ENGINE_STEP : 0),
      ),
    };
  };
  const { perDecision, verdict } = analyseGrowth(
    launchesOf((): GrowthLaunch => {
      const factor = world.factor(random);
      return {
        decisions,
        control: follow(LIVE_BYTES * factor, 0, 0),
        program: follow(LIVE_BYTES * factor, bytes * factor, world.steps),
      };
    }),
  );
  const truth = bytes * world.meanFactor + (world.steps * ENGINE_STEP) / (7 * decisions);
  return { ...simulated(perDecision, truth), called: verdict === 'growing' };
}

/** What is kept: nothing by a program that is fast or slow, eight bytes, and an object of twelve words. */
const KEPT: Readonly<Record<string, Keeping>> = {
  'nothing kept': { bytes: 0, decisions: 20_000 },
  'nothing kept, slow': { bytes: 0, decisions: 200 },
  '8 bytes kept': { bytes: 8, decisions: 20_000 },
  '96 bytes kept': { bytes: 96, decisions: 2000 },
};

/** How the intervals of memory hold, under truth that is known. */
export const memoryStudies: readonly CoverageStudy[] = WORLDS.flatMap((world) => [
  {
    figure: 'memory once loaded',
    world: world.name,
    simulate: (random: Random) => simulateLoaded(world, random),
  },
  {
    figure: 'allocation a decision',
    world: world.name,
    simulate: (random: Random) => simulateAllocation(world, random),
  },
  ...Object.entries(KEPT).map(([name, keeping]): CoverageStudy => ({
    figure: `growth, ${name}`,
    world: world.name,
    calls: keeping.bytes === 0 ? 'errors' : 'finds',
    simulate: (random) => simulateGrowth(world, keeping, random),
  })),
]);
