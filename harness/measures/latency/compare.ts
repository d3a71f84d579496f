import type { Random } from '../../../tasks/kit/random.js';
import type { Figure } from '../../results/figure.js';
import type { UncorrectedComparison } from '../measure.js';
import { levelOf, overLevels } from './estimate.js';
import { logTime } from './time-figure.js';
import { medianOfInputs, resampleInputs, type Timings } from './timings.js';

/** Fewer launches than this do not show how far launches differ: a comparison of fewer is undecided. */
export const LEAST_LAUNCHES = 5;

/** How what is compared is called. */
export const TIME = 'Time a decision';

/** One of two programs that were timed side by side on the same inputs. */
export interface LatencySide {
  readonly figure: Figure;
  readonly timings: Timings;
}

/** Two programs timed side by side on the same inputs. */
export function compareLatency(a: LatencySide, b: LatencySide, random: Random): UncorrectedComparison {
  const { ratio, low, high, p } = ratioOfMedians(a.timings, b.timings, random);
  const { times, runs } = a.timings;
  const tooFew = tooFewToTell(a.timings);
  return {
    title: TIME,
    valueA: a.figure,
    valueB: b.figure,
    difference: {
      value: ratio,
      ...(low === undefined ? {} : { low, high, interval: 'confidence' }),
      n: times.length,
      unit: '×',
      direction: 'lower-is-better',
      method: `b ÷ a of the median over inputs of a launch, launch by launch on shared inputs, ${levelOf(runs)}`,
    },
    p,
    test: `Student’s t on the logarithm of the ratio, over ${runs ? 'runs' : 'launches'} and inputs`,
    direction: 'lower-is-better',
    ...(tooFew === undefined ? {} : { undecided: tooFew }),
  };
}

/** Why a comparison of so few launches is undecided, where it is. */
export const tooFewLaunches = (launches: number): string | undefined =>
  launches < LEAST_LAUNCHES
    ? `there ${launches === 1 ? 'was 1 launch' : `were ${launches} launches`}, fewer than the ${LEAST_LAUNCHES} that a verdict takes`
    : undefined;

/** With two runs an interval over runs is some thirteen times as wide as their difference: it decides nothing. */
const LEAST_RUNS = 3;

/** Why what is said over launches, or over runs where several were put together, is undecided, where there are too few. */
export const tooFewToTell = ({ times, runs }: Timings): string | undefined =>
  tooFewLaunches(times.length) ??
  (runs && runs.length < LEAST_RUNS
    ? `there were ${runs.length} runs, fewer than the ${LEAST_RUNS} that a verdict over runs takes`
    : undefined);

/**
 * b ÷ a of two medians on the same inputs, launched side by side, with its interval and p value before correction.
 *
 * @throws Error where a launch of one would be set beside a launch of another run of the other
 */
export function ratioOfMedians(a: Timings, b: Timings, random: Random) {
  if (a.times.length !== b.times.length || a.runs?.join() !== b.runs?.join())
    throw new Error('they were not timed side by side, launch by launch');
  const { inputs } = a;
  const logRatios = a.times.map((launchA, at) => {
    const [ofA, ofB] = [medianOfInputs(launchA, a.rounds), medianOfInputs(b.times[at]!, b.rounds)];
    return (weights: ArrayLike<number>) => logTime(ofB(weights)) - logTime(ofA(weights));
  });
  const { value, interval, p } = overLevels(logRatios, a.runs, resampleInputs(inputs, random), inputs);
  return {
    ratio: Math.exp(value),
    ...(interval ? { low: Math.exp(interval.low), high: Math.exp(interval.high) } : {}),
    p,
  };
}
