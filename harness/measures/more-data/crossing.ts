import { mean, sampleVariance } from 'simple-statistics';

import type { Interval } from '../../statistics/proportion.js';
import { inferFromParts } from '../../statistics/variance-parts.js';

/** One network: how many examples it learned from, and its share of wrong answers, above 0. */
export interface CurvePoint {
  readonly examples: number;
  readonly error: number;
}

/** The wrong answers of the program to pass, as a share above 0, and how sure that share is. */
export interface Level {
  readonly error: number;
  /** Standard error of the difference between a network's share and this one, over examples; 0 where all were counted. */
  readonly standardError: number;
  /** Degrees of freedom of that standard error. */
  readonly freedom: number;
}

/** See `crossingSchema`. */
export interface Crossing {
  readonly state: 'within' | 'already' | 'never' | 'some seeds';
  readonly passing: number;
  /** Only where every seed crosses between two of its points; without an interval where there is a single seed. */
  readonly examples?: { readonly value: number } & Partial<Interval>;
}

/** Where one curve falls below a level for good. */
type Place = 'already' | 'never' | { readonly logarithm: number; readonly slope: number };

/**
 * From how many examples on networks make fewer mistakes than a program. In every seed it is the place from which on the
 * curve stays below the level, on straight lines between its points with both axes logarithmic (as learning curves are
 * nearly straight: Hestness et al. 2017, "Deep learning scaling is predictable, empirically"). The value is the geometric
 * mean over seeds.
 *
 * Its 95 % interval is on the logarithm, from two parts of its variance: that over seeds, which are few, and that over the
 * examples that mistakes were counted on, carried over by the curve's mean slope (the delta method); see
 * {@link inferFromParts}.
 *
 * @param curves one a seed, each from the fewest examples to the most
 * @example
 * crossingOf([[{ examples: 10, error: 0.4 }, { examples: 1000, error: 0.004 }]], level); // examples 100 at an error of 0.04
 */
export function crossingOf(curves: readonly (readonly CurvePoint[])[], level: Level): Crossing {
  const found = curves.map((curve) => placeOf(curve, level.error));
  const passing = found.filter((place) => place !== 'never').length;
  if (passing === 0) return { state: 'never', passing };
  if (passing < found.length) return { state: 'some seeds', passing };
  const places = found.filter((place) => typeof place === 'object');
  if (places.length === 0) return { state: 'already', passing };
  // Of seeds that pass before the smallest set it is not known where.
  if (places.length < found.length) return { state: 'some seeds', passing };
  const logarithm = mean(places.map((place) => place.logarithm));
  const value = Math.exp(logarithm);
  const seeds = places.length;
  if (seeds < 2) return { state: 'within', passing, examples: { value } };
  const overSeeds = sampleVariance(places.map((place) => place.logarithm)) / seeds;
  const slope = mean(places.map((place) => place.slope));
  const overExamples = (slope * (level.standardError / level.error)) ** 2;
  const { low, high } = inferFromParts(logarithm, [
    { variance: overSeeds, freedom: seeds - 1 },
    { variance: overExamples, freedom: level.freedom },
  ]).interval;
  return { state: 'within', passing, examples: { value, low: Math.exp(low), high: Math.exp(high) } };
}

function placeOf(curve: readonly CurvePoint[], level: number): Place {
  const last = curve.findLastIndex(({ error }) => error >= level);
  if (last < 0) return 'already';
  const [above, below] = [curve[last]!, curve[last + 1]];
  if (!below) return 'never';
  const slope = Math.log(below.examples / above.examples) / Math.log(below.error / above.error);
  return { logarithm: Math.log(above.examples) + slope * Math.log(level / above.error), slope };
}
