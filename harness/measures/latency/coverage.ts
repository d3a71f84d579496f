import type { Random } from '../../../tasks/kit/random.js';
import type { CoverageStudy, SimulatedFigure } from '../../self-check/study.js';
import { SIGNIFICANCE } from '../../statistics/student.js';
import { compareLatency } from './compare.js';
import { timeFigure } from './time-figure.js';
import { medianOfInputs, resampleInputs } from './timings.js';
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
export const latencyStudies: readonly CoverageStudy[] = WORLDS.flatMap((world) =>
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
