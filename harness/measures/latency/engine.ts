import { medianSorted } from 'simple-statistics';

import type { ClockQuality } from './clock.js';

/**
 * The decisions of the measuring engine. Each is a pure function of past measurements, so that tests can feed it
 * times that never passed.
 */

/** Windows whose medians must agree before a program counts as warm. */
const STEADY_WINDOWS = 5;

/** How closely they must agree: the spread of the medians as a share of the smallest. */
const STEADY_SPREAD = 0.05;

/** A timing must last this many times what reading the clock costs, and its step: both are then below 2 % of it. */
const BATCH_CLOCK_MULTIPLE = 50;

/** A batch never holds more calls than this: a longer one would hide what single calls do. */
const MOST_CALLS_A_BATCH = 1000;

/** True when the last windows agree: the compiler has done what it will do. Null where there are too few to tell. */
export function isSteady(windowMedians: readonly number[]): boolean | null {
  if (windowMedians.length < STEADY_WINDOWS) return null;
  const last = windowMedians.slice(-STEADY_WINDOWS);
  const least = Math.min(...last);
  return Math.max(...last) - least <= STEADY_SPREAD * least;
}

/**
 * How many calls of the same input to time as one.
 *
 * @param callNanoseconds the median time of a call so far
 * @param clock what reading it twice costs, and the smallest difference that it tells
 * @example
 * chooseBatchSize(1000, { costNanoseconds: 60, stepNanoseconds: 1 }); // 3: three microseconds against 0.06
 * chooseBatchSize(1000, { costNanoseconds: 0, stepNanoseconds: 1000 }); // 50: a clock of whole microseconds
 */
export function chooseBatchSize(callNanoseconds: number, clock: ClockQuality): number {
  const calls = Math.ceil((BATCH_CLOCK_MULTIPLE * blur(clock)) / Math.max(callNanoseconds, 1));
  return Math.min(MOST_CALLS_A_BATCH, Math.max(1, calls));
}

/** What the clock leaves uncertain of a timing, in nanoseconds. */
const blur = ({ costNanoseconds, stepNanoseconds }: ClockQuality): number =>
  Math.max(costNanoseconds, stepNanoseconds);

/** A batch shorter than this many times the clock's cost or step measures the clock. */
const SATURATED_CLOCK_MULTIPLE = 5;

/** True when even a whole batch is too short for the clock, so that its time says nothing. */
export function isSaturated(callNanoseconds: number, batchSize: number, clock: ClockQuality): boolean {
  return callNanoseconds * batchSize < SATURATED_CLOCK_MULTIPLE * blur(clock);
}

/** What bounds the rounds of one launch. */
export interface RoundBudget {
  readonly milliseconds: number;
  /** Odd, as all numbers of rounds are. */
  readonly least: number;
  readonly most: number;
}

/** How many rounds over all inputs fit into the budget of one launch. */
export function chooseRounds(
  callNanoseconds: number,
  batchSize: number,
  inputs: number,
  budget: RoundBudget,
): number {
  const roundMilliseconds = (callNanoseconds * batchSize * inputs) / 1e6;
  const rounds = Math.min(
    budget.most,
    Math.max(budget.least, Math.floor(budget.milliseconds / roundMilliseconds)),
  );
  // Of an odd number the middle one is as often above as below the true median, whatever the distribution.
  return rounds % 2 === 0 ? rounds - 1 : rounds;
}

/**
 * Programs take turns after at least so long: a processor that has waited for its turn begins with cold caches and a
 * low clock, which must not be what a short turn consists of.
 */
const LEAST_TURN_NANOSECONDS = 10e6;

/** Turns that a launch is made of at least, so that a drift of the machine falls on all programs alike. */
const LEAST_TURNS = 4;

/**
 * How many rounds in a row make one turn.
 *
 * @param roundNanoseconds of the program whose rounds are the shortest
 * @param rounds in all
 */
export function chooseRoundsATurn(roundNanoseconds: number, rounds: number): number {
  const wanted = Math.ceil(LEAST_TURN_NANOSECONDS / Math.max(roundNanoseconds, 1));
  return Math.max(1, Math.min(wanted, Math.floor(rounds / LEAST_TURNS)));
}

/**
 * Which program is timed when, within one launch: forwards and backwards in turn (A B, B A, A B, …), so that a drift
 * of the machine falls on all alike.
 *
 * @param programs how many programs are timed against each other
 * @param turn from 0
 * @returns the programs' places, in the order of this turn
 */
export function orderOfTurn(programs: number, turn: number): number[] {
  const forwards = Array.from({ length: programs }, (_, at) => at);
  return turn % 2 === 0 ? forwards : forwards.reverse();
}

/** The median of timings in any order. */
export function medianOf(times: Float64Array): number {
  return medianSorted([...Float64Array.from(times).sort()]);
}
