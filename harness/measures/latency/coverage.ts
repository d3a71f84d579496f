import { createRandom, type Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import type { CoverageStudy, SimulatedFigure } from '../../self-check/study.js';
import { SIGNIFICANCE } from '../../statistics/student.js';
import { compareLatency } from './compare.js';
import { tailFigure, timeFigure } from './time-figure.js';
import { analyseTail } from './tail.js';
import {
  meanOfTimings,
  medianOfInputs,
  quantileOfTimings,
  resampleInputs,
  sortedQuantile,
  type Timings,
} from './timings.js';
import { analyseVariation } from './variation.js';
import {
  simulateTimings,
  WORLDS,
  type SimulatedPlan,
  type SimulatedProgram,
  type SimulatedTimings,
  type World,
} from './worlds.js';
import { simulateMerged, WITHIN_RUNS, WORLDS_OF_RUNS } from './worlds-of-runs.js';

/** What the profiles measure of a slow program: as few rounds as there may be. */
const PLANS: Readonly<Record<'default' | 'quick', SimulatedPlan>> = {
  default: { launches: 9, inputs: 150, rounds: 3 },
  quick: { launches: 5, inputs: 30, rounds: 3 },
};

/** So many runs are put together. */
const RUNS_TOGETHER = [3, 5];

/** How far the inputs of a program are apart where they are, and those of one that takes half of that. */
const DEPENDENCE = 0.1;
const LESS_DEPENDENCE = 0.05;

/** Simulates runs in a world: with the truth of each program. */
type Simulate = (programs: readonly SimulatedProgram[], random: Random) => readonly SimulatedTimings[];

function medianTime(simulate: Simulate, random: Random): SimulatedFigure {
  const [one] = simulate([{ dependence: DEPENDENCE }], random);
  const { low, high } = timeFigure(
    'median',
    one!.timings,
    medianOfInputs,
    resampleInputs(one!.timings.inputs, random),
  );
  return { interval: { low: low!, high: high! }, truth: Math.exp(one!.truth) };
}

/** What of all timings is estimated: how it is computed, and its true logarithm above the level. */
interface OfTimings {
  readonly figure: (timings: Timings, resamples: readonly Uint16Array[]) => Figure;
  readonly truth: (world: World) => number;
}

const MEAN: OfTimings = {
  figure: (timings, resamples) => timeFigure('mean', timings, meanOfTimings, resamples),
  truth: ({ noiseMean }) => DEPENDENCE ** 2 / 2 + Math.log(noiseMean),
};

const quantile = (share: number): OfTimings => ({
  figure: (timings, resamples) =>
    tailFigure('quantile', share, timings, quantileOfTimings(share), resamples, new Float64Array(1)),
  truth: (world) => sortedQuantile(populationOf(world), share),
});

const NINETIETH = quantile(0.9);
const NINETY_NINTH = quantile(0.99);

/** Of so many timings quantiles are known to within a hundredth of their intervals. */
const POPULATION = 400_000;

const populations = new Map<string, Float64Array>();

/** Logarithms of single timings above the level of a launch, in order. */
function populationOf(world: World): Float64Array {
  let found = populations.get(world.name);
  if (!found) {
    const random = createRandom(1, 'all timings in', world.name);
    found = Float64Array.from(
      { length: POPULATION },
      () => DEPENDENCE * random.normal() + world.noise(random),
    ).sort();
    populations.set(world.name, found);
  }
  return found;
}

function ofTimings(of: OfTimings, simulate: Simulate, noise: World, random: Random): SimulatedFigure {
  const [one] = simulate([{ dependence: DEPENDENCE }], random);
  const resamples = resampleInputs(one!.timings.inputs, random);
  const { low, high } = of.figure(one!.timings, resamples);
  return {
    ...(low === undefined || high === undefined ? {} : { interval: { low, high } }),
    truth: Math.exp(one!.level + of.truth(noise)),
  };
}

/** In a burst every so many-th timing takes so many times as long as its input usually does; in so many launches there is one. */
const BURSTS = { inLaunches: 0.4, ofTimings: 0.02, factor: 4 };

/** The share of timings that stray, in launches of which some are disturbed and others are not. */
function strays(
  simulate: Simulate,
  { rounds }: SimulatedPlan,
  shareOfRun: (random: Random) => number,
  random: Random,
): SimulatedFigure {
  const [one] = simulate([{ dependence: DEPENDENCE }], random);
  const { times, runs = [times.length] } = one!.timings;
  const shares = runs.flatMap((launches) => new Array<number>(launches).fill(shareOfRun(random)));
  const disturbed = times.map((launch, at) => {
    if (!random.chance(shares[at]!)) return launch;
    return launch.map((time) => (random.chance(BURSTS.ofTimings) ? BURSTS.factor * time : time));
  });
  const { beyond } = analyseTail({ ...one!.timings, times: disturbed }, 1);
  const burst = BURSTS.ofTimings;
  // Where most timings of an input stray, they are what it usually takes; of three those are two or all.
  const usual = rounds * burst * (1 - burst) ** (rounds - 1);
  return { interval: { low: beyond.low!, high: beyond.high! }, truth: (BURSTS.inLaunches * usual) / rounds };
}

/** Of the launches of a run so many have a burst; where runs are unlike, as many on average. */
const burstsOfRun = (): number => BURSTS.inLaunches;
const burstsOfUnlikeRun = (random: Random): number => 2 * BURSTS.inLaunches * random.uniform();

/** Two programs of which the second takes so many times longer, and depends less on its input. */
function ratio(slower: number, simulate: Simulate, random: Random): SimulatedFigure {
  const programs = [{ dependence: DEPENDENCE }, { dependence: LESS_DEPENDENCE, slower: Math.log(slower) }];
  const [a, b] = simulate(programs, random);
  const figure = { value: 0, n: 0, unit: 'ns', direction: 'lower-is-better', method: 'simulated' } as const;
  const { difference, p } = compareLatency(
    { figure, timings: a!.timings },
    { figure, timings: b!.timings },
    random,
  );
  return {
    interval: { low: difference.low!, high: difference.high! },
    truth: Math.exp(b!.truth - a!.truth),
    // Alone on its page. By as little as slightly: what leaves out equality.
    called: p! < SIGNIFICANCE,
  };
}

function variation(
  dependence: number,
  called: 'input-dependent' | 'constant',
  simulate: Simulate,
  random: Random,
): SimulatedFigure {
  const [one] = simulate([{ dependence }], random);
  const { inputDependent, verdict } = analyseVariation(one!.timings, random);
  return {
    interval: { low: inputDependent.low!, high: inputDependent.high! },
    // The coefficient of variation of a log-normal variable.
    truth: Math.sqrt(Math.expm1(dependence ** 2)),
    called: verdict === called,
  };
}

/** The studies of latency: see {@link CoverageStudy}. */
export const latencyStudies: readonly CoverageStudy[] = [...ofWorlds(), ...ofStrays(), ...ofRuns()];

function ofStrays(): CoverageStudy[] {
  const study = (what: string, simulate: CoverageStudy['simulate']): CoverageStudy => ({
    figure: `share of stray timings, ${what}`,
    world: 'strays in bursts',
    simulate,
  });
  return [
    ...Object.entries(PLANS).map(([profile, plan]) =>
      study(profile, (random) =>
        strays((programs) => simulateTimings(programs, plan, WITHIN_RUNS, random), plan, burstsOfRun, random),
      ),
    ),
    ...RUNS_TOGETHER.map((runs) =>
      study(`${runs} quick runs`, (random) =>
        strays(
          (programs) => simulateMerged(programs, PLANS.quick, runs, WORLDS_OF_RUNS[0]!, random),
          PLANS.quick,
          burstsOfUnlikeRun,
          random,
        ),
      ),
    ),
  ];
}

function ofWorlds(): CoverageStudy[] {
  return WORLDS.flatMap((world) =>
    Object.entries(PLANS).flatMap(([profile, plan]) => {
      const within =
        (rounds: number): Simulate =>
        (programs, random) =>
          simulateTimings(programs, { ...plan, rounds }, world, random);
      const simulate = within(plan.rounds);
      const study = studyOf(world.name, profile);
      // With fewer rounds, and in a quick run, a quantile far out has no interval: a launch has too few timings beyond it.
      const elevenRounds = profile === 'default' ? within(11) : undefined;
      return [...timesOf(simulate, world, study, elevenRounds), ...variationsOf(simulate, study)];
    }),
  );
}

/**
 * Runs put together: quick ones, of which each says the least. What varies with the input is told launch by launch, whatever the run.
 */
function ofRuns(): CoverageStudy[] {
  return WORLDS_OF_RUNS.flatMap((world) =>
    RUNS_TOGETHER.flatMap((runs) =>
      timesOf(
        (programs, random) => simulateMerged(programs, PLANS.quick, runs, world, random),
        WITHIN_RUNS,
        studyOf(world.name, `${runs} quick runs`),
      ),
    ),
  );
}

/** Makes a study of a figure of what was timed in a world. */
type Study = (
  figure: string,
  simulate: CoverageStudy['simulate'],
  calls?: CoverageStudy['calls'],
) => CoverageStudy;

function studyOf(world: string, what: string): Study {
  return (figure, simulate, calls) => ({
    figure: `${figure}, ${what}`,
    world,
    ...(calls ? { calls } : {}),
    simulate,
  });
}

/**
 * How long decisions take.
 *
 * @param noise of single timings
 * @param elevenRounds the same with more rounds, where a quantile far out is to be had
 */
function timesOf(simulate: Simulate, noise: World, study: Study, elevenRounds?: Simulate): CoverageStudy[] {
  return [
    study('median time', (random) => medianTime(simulate, random)),
    study('mean time', (random) => ofTimings(MEAN, simulate, noise, random)),
    study('90th percentile', (random) => ofTimings(NINETIETH, simulate, noise, random)),
    ...(elevenRounds
      ? [
          study('99th percentile of eleven rounds', (random) =>
            ofTimings(NINETY_NINTH, elevenRounds, noise, random),
          ),
        ]
      : []),
    study('ratio of two equal programs', (random) => ratio(1, simulate, random), 'errors'),
    study('ratio, 5 % slower', (random) => ratio(1.05, simulate, random), 'finds'),
    study('ratio, 10 % slower', (random) => ratio(1.1, simulate, random), 'finds'),
  ];
}

function variationsOf(simulate: Simulate, study: Study): CoverageStudy[] {
  const varying = (dependence: number, called: 'input-dependent' | 'constant') => (random: Random) =>
    variation(dependence, called, simulate, random);
  return [
    study('variation with the input, none', varying(0, 'input-dependent'), 'errors'),
    study('variation with the input, 5 %', varying(0.05, 'input-dependent'), 'finds'),
    study('variation with the input, 5 %, called constant', varying(0.05, 'constant'), 'errors'),
  ];
}
