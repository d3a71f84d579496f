import { linearRegression, mean, sum } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { studentInterval } from '../../statistics/student.js';
import type { MemorySamples } from './schema.js';

/** Live bytes over decisions. */
export interface Growth {
  /** Bytes every 1,000 decisions, with its interval. */
  readonly growth: Figure;
  /** True where what is held grows, and still does in the end. */
  readonly goesOn: boolean;
}

/** The first checkpoints are left out: the engine still adds compiled code and notes on types. */
const SETTLING_SHARE = 0.25;

/** Growth up to so many bytes every 1,000 decisions is none: a byte a decision is smaller than any object. */
const NO_GROWTH = 1000;

/**
 * How what a program holds grows with the decisions that it takes: the least-squares slope of the live bytes (Gauss
 * 1809), with Student's interval. A step that the engine takes once, for code that it compiles late, slopes upwards as
 * well; a leak goes on. So growth counts only where the slope of the last half of the checkpoints shows it, too.
 *
 * @example
 * analyseGrowth(allocation).goesOn; // true for a program that keeps 100 bytes at every decision
 */
export function analyseGrowth({
  liveBytes,
  decisionsPerCheckpoint,
}: Pick<MemorySamples['allocation'], 'liveBytes' | 'decisionsPerCheckpoint'>): Growth {
  const settled = liveBytes
    .map((bytes, at): Point => [(at * decisionsPerCheckpoint) / 1000, bytes])
    .slice(Math.floor(liveBytes.length * SETTLING_SHARE));
  const { slope, error, freedom } = fitLine(settled);
  const late = fitLine(settled.slice(-Math.max(2, Math.ceil(settled.length / 2)))).slope;
  const interval = studentInterval(slope, error, freedom);
  return {
    growth: {
      value: slope,
      ...interval,
      interval: 'confidence',
      n: settled.length,
      unit: 'B/1,000 decisions',
      direction: 'lower-is-better',
      method: `least-squares slope of live bytes over ${settled.length} checkpoints, ${decisionsPerCheckpoint} decisions apart, each the least that several collections leave; Student’s 95 % interval. It counts as growth only where it goes on: over the last half of them it is ${Math.round(late).toLocaleString('en')}`,
    },
    goesOn: interval.low > NO_GROWTH && late > NO_GROWTH,
  };
}

/** Thousands of decisions, and the bytes alive after them. */
type Point = [number, number];

function fitLine(points: readonly Point[]): { slope: number; error: number; freedom: number } {
  const { m: slope, b: intercept } = linearRegression([...points]);
  const middle = mean(points.map(([thousands]) => thousands));
  const squares = sum(points.map(([thousands]) => (thousands - middle) ** 2));
  const residuals = sum(points.map(([thousands, bytes]) => (bytes - intercept - slope * thousands) ** 2));
  const freedom = points.length - 2;
  return { slope, error: Math.sqrt(residuals / Math.max(1, freedom) / squares), freedom };
}
