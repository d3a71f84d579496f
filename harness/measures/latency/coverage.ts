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
import { simulateTimings, WORLDS, type SimulatedPlan, type World } from './worlds.js';

/** What the profiles measure of a slow program: as few rounds as there may be. */
const PLANS: Readonly<Record<'default' | 'quick', SimulatedPlan>> = {
  default: { launches: 9, inputs: 150, rounds: 3 },
  quick: { launches: 5, inputs: 30, rounds: 3 },
};

/** How far the inputs of a program are apart where they are, and those of one that takes half of that. */
const DEPENDENCE = 0.1;
const LESS_DEPENDENCE = 0.05;

function medianTime(plan: SimulatedPlan, world: World, random: Random): SimulatedFigure {
  const [one] = simulateTimings([{ dependence: DEPENDENCE }], plan, world, random);
  const { low, high } = timeFigure(
    'median',
    one!.timings,
    medianOfInputs,
    resampleInputs(plan.inputs, random),
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

function ofTimings(of: OfTimings, plan: SimulatedPlan, world: World, random: Random): SimulatedFigure {
  const [one] = simulateTimings([{ dependence: DEPENDENCE }], plan, world, random);
  const resamples = resampleInputs(plan.inputs, random);
  const { low, high } = of.figure(one!.timings, resamples);
  return {
    ...(low === undefined || high === undefined ? {} : { interval: { low, high } }),
    truth: Math.exp(one!.level + of.truth(world)),
  };
}

/** In a burst every so many-th timing takes so many times as long as its input usually does; in so many launches there is one. */
const BURSTS = { inLaunches: 0.4, ofTimings: 0.02, factor: 4 };

/** The share of timings that stray, in launches of which some are disturbed and others are not. */
function strays(plan: SimulatedPlan, random: Random): SimulatedFigure {
  const [one] = simulateTimings([{ dependence: DEPENDENCE }], plan, WORLDS[0]!, random);
  const times = one!.timings.times.map((launch) => {
    if (!random.chance(BURSTS.inLaunches)) return launch;
    return launch.map((time) => (random.chance(BURSTS.ofTimings) ? BURSTS.factor * time : time));
  });
  const { beyond } = analyseTail({ ...one!.timings, times }, 1);
  const [burst, rounds] = [BURSTS.ofTimings, plan.rounds];
  // Where most timings of an input stray, they are what it usually takes; of three those are two or all.
  const usual = rounds * burst * (1 - burst) ** (rounds - 1);
  return { interval: { low: beyond.low!, high: beyond.high! }, truth: (BURSTS.inLaunches * usual) / rounds };
}

/** Two programs of which the second takes so many times longer, and depends less on its input. */
function ratio(slower: number, plan: SimulatedPlan, world: World, random: Random): SimulatedFigure {
  const programs = [{ dependence: DEPENDENCE }, { dependence: LESS_DEPENDENCE, slower: Math.log(slower) }];
  const [a, b] = simulateTimings(programs, plan, world, random);
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
  plan: SimulatedPlan,
  world: World,
  random: Random,
): SimulatedFigure {
  const [one] = simulateTimings([{ dependence }], plan, world, random);
  const { inputDependent, verdict } = analyseVariation(one!.timings, random);
  return {
    interval: { low: inputDependent.low!, high: inputDependent.high! },
    // The coefficient of variation of a log-normal variable.
    truth: Math.sqrt(Math.expm1(dependence ** 2)),
    called: verdict === called,
  };
}

/** The studies of latency: see {@link CoverageStudy}. */
export const latencyStudies: readonly CoverageStudy[] = [...ofWorlds(), ...ofStrays()];

function ofStrays(): CoverageStudy[] {
  return Object.entries(PLANS).map(([profile, plan]) => ({
    figure: `share of stray timings, ${profile}`,
    world: 'strays in bursts',
    simulate: (random) => strays(plan, random),
  }));
}

function ofWorlds(): CoverageStudy[] {
  return WORLDS.flatMap((world) =>
    Object.entries(PLANS).flatMap(([profile, plan]): CoverageStudy[] => {
      const study = (
        figure: string,
        simulate: CoverageStudy['simulate'],
        calls?: CoverageStudy['calls'],
      ): CoverageStudy => ({
        figure: `${figure}, ${profile}`,
        world: world.name,
        ...(calls ? { calls } : {}),
        simulate,
      });
      return [
        study('median time', (random) => medianTime(plan, world, random)),
        study('mean time', (random) => ofTimings(MEAN, plan, world, random)),
        study('90th percentile', (random) => ofTimings(NINETIETH, plan, world, random)),
        // With fewer rounds, and in a quick run, it has no interval: a launch has too few timings beyond it.
        ...(profile === 'default'
          ? [
              study('99th percentile of eleven rounds', (random) =>
                ofTimings(NINETY_NINTH, { ...plan, rounds: 11 }, world, random),
              ),
            ]
          : []),
        study('ratio of two equal programs', (random) => ratio(1, plan, world, random), 'errors'),
        study('ratio, 5 % slower', (random) => ratio(1.05, plan, world, random), 'finds'),
        study('ratio, 10 % slower', (random) => ratio(1.1, plan, world, random), 'finds'),
        study(
          'variation with the input, none',
          (random) => variation(0, 'input-dependent', plan, world, random),
          'errors',
        ),
        study(
          'variation with the input, 5 %',
          (random) => variation(0.05, 'input-dependent', plan, world, random),
          'finds',
        ),
        study(
          'variation with the input, 5 %, called constant',
          (random) => variation(0.05, 'constant', plan, world, random),
          'errors',
        ),
      ];
    }),
  );
}
