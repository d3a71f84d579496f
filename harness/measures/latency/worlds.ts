import { mean } from 'simple-statistics';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

import type { Random } from '../../../tasks/kit/random.js';
import type { Timings } from './timings.js';

/** What a kind of machine does to the logarithm of times, beside noise. */
interface LaunchEffects {
  /** Of every launch: what falls on all programs alike, since they take turns. */
  readonly shared: readonly number[];
  /** The mean of that over the run: the truth within the run. */
  readonly sharedTruth: number;
  /** Of every program and launch. */
  readonly own: readonly (readonly number[])[];
  /** The expectation of one launch. */
  readonly ownTruth: number;
}

/** A kind of machine: what it does to launches, and to single timings. */
export interface World {
  readonly name: string;
  readonly launches: (launches: number, programs: number, random: Random) => LaunchEffects;
  /** Of one timing, on the logarithm. */
  readonly noise: (random: Random) => number;
  /** The median of the noise. */
  readonly noiseMedian: number;
  /** The expectation of the factor that the noise is: of its exponential. */
  readonly noiseMean: number;
}

/** Launches of a kind machine differ by so much as a whole, and each program's again by so much. */
const LAUNCH_SPREAD = 0.02;
const NOISE = 0.05;

/** One timing in twenty is disturbed, by a factor whose tail is Pareto's with this exponent: it has no variance. */
const DISTURBED = 0.05;
const PARETO = 1.5;

/** Half of the drift's correlation is lost in so many parts of the run. */
const DRIFT_SPREAD = 0.03;
const DRIFT_TIME = 0.1;
/** Moments of the run, for every launch, at which the drift is computed. */
const MOMENTS = 20;

/** What launches in the slow mode take longer, and what a clock steps by. */
const SLOW_MODE = 1.3;
const STEP = 1.08;

export const normals = (count: number, spread: number, random: Random): number[] =>
  Array.from({ length: count }, () => spread * random.normal());

function spread(own: number, shared = LAUNCH_SPREAD): World['launches'] {
  return (launches, programs, random) => ({
    shared: normals(launches, shared, random),
    sharedTruth: 0,
    own: Array.from({ length: programs }, () => normals(launches, own, random)),
    ownTruth: 0,
  });
}

const kind = spread(LAUNCH_SPREAD);
const quiet = {
  noise: (random: Random) => NOISE * random.normal(),
  noiseMedian: 0,
  noiseMean: Math.exp(NOISE ** 2 / 2),
};

function bimodal(share: number): World['launches'] {
  return (launches, programs, random) => {
    const effects = kind(launches, programs, random);
    const slow = Math.log(SLOW_MODE);
    return {
      ...effects,
      own: effects.own.map((one) => one.map((log) => log + (random.chance(share) ? slow : 0))),
      ownTruth: share * slow,
    };
  };
}

/** The state of the machine at moments of the run, with launches in the middle of equal parts of it. */
function moving(path: (moments: number, random: Random) => readonly number[]): World['launches'] {
  return (launches, programs, random) => {
    const effects = kind(launches, programs, random);
    const moments = path(launches * MOMENTS, random);
    return {
      ...effects,
      shared: effects.shared.map((log, launch) => log + moments[launch * MOMENTS + MOMENTS / 2]!),
      sharedTruth: mean([...moments]),
    };
  };
}

/** An Ornstein–Uhlenbeck process (1930): each moment is like the one before, and forgets in time. */
function drift(moments: number, random: Random): number[] {
  const kept = Math.exp(-1 / (moments * DRIFT_TIME));
  let state = random.normal();
  return Array.from({ length: moments }, () => {
    state = kept * state + Math.sqrt(1 - kept ** 2) * random.normal();
    return DRIFT_SPREAD * state;
  });
}

function step(moments: number, random: Random): number[] {
  const at = random.uniform() * moments;
  return Array.from({ length: moments }, (_, moment) => (moment < at ? 0 : Math.log(STEP)));
}

/** Student's t of three degrees of freedom: it has no fourth moment. */
function student(random: Random): number {
  const squares = random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2;
  return random.normal() / Math.sqrt(squares / 3);
}

/** The worlds of the coverage table. */
export const WORLDS: readonly World[] = [
  { name: 'kind noise', launches: kind, ...quiet },
  { name: 'launches 10 % apart', launches: spread(0.1), ...quiet },
  {
    name: 'heavy tails',
    launches: (launches, programs, random) => ({
      ...kind(launches, programs, random),
      own: Array.from({ length: programs }, () =>
        Array.from({ length: launches }, () => LAUNCH_SPREAD * student(random)),
      ),
    }),
    noise: (random) =>
      NOISE * random.normal() +
      (random.chance(DISTURBED) ? Math.log1p((1 - random.uniform()) ** (-1 / PARETO)) : 0),
    // What is disturbed all but surely lies above.
    noiseMedian: NOISE * normalQuantile(0.5 / (1 - DISTURBED), 0, 1),
    noiseMean: Math.exp(NOISE ** 2 / 2) * (1 + (DISTURBED * PARETO) / (PARETO - 1)),
  },
  { name: 'drift with autocorrelation', launches: moving(drift), ...quiet },
  { name: 'bimodal launches, 30 %', launches: bimodal(0.3), ...quiet },
  { name: 'bimodal launches, 50 %', launches: bimodal(0.5), ...quiet },
  { name: 'a clock stepping by 8 %', launches: moving(step), ...quiet },
];

/** A program in a simulated run. */
export interface SimulatedProgram {
  /** The logarithm of how many times longer it takes than a program of ten microseconds. */
  readonly slower?: number;
  /** The standard deviation over inputs of the logarithm of its time; all programs rank the inputs alike. */
  readonly dependence?: number;
}

/** How much is timed. */
export interface SimulatedPlan {
  readonly launches: number;
  readonly inputs: number;
  readonly rounds: number;
}

/** A median that the clock tells well. */
const MEDIAN = Math.log(10_000);

/** What was timed of a program whose truth is known. */
export interface SimulatedTimings {
  readonly timings: Timings;
  /** The logarithm of the median over all inputs, as it is expected of a launch. */
  readonly truth: number;
  /** What that would be without noise. */
  readonly level: number;
}

/**
 * Timings of programs that take turns in a world. What is true is so within this run.
 *
 * @param known how far above or below the others each input lies, where another run timed the same ones
 */
export function simulateTimings(
  programs: readonly SimulatedProgram[],
  { launches, inputs, rounds }: SimulatedPlan,
  world: World,
  random: Random,
  known?: readonly number[],
): SimulatedTimings[] {
  const effects = world.launches(launches, programs.length, random);
  const ofInputs = known ?? normals(inputs, 1, random);
  return programs.map(({ slower = 0, dependence = 0 }, program) => {
    const level = MEDIAN + slower + effects.sharedTruth + effects.ownTruth;
    return {
      level,
      truth: level + world.noiseMedian,
      timings: {
        inputs,
        rounds,
        times: effects.shared.map((shared, launch) => {
          const whole = MEDIAN + slower + shared + effects.own[program]![launch]!;
          return Float64Array.from({ length: inputs * rounds }, (_, place) =>
            Math.exp(whole + dependence * ofInputs[Math.floor(place / rounds)]! + world.noise(random)),
          );
        }),
      },
    };
  });
}
