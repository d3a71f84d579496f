import { quantileSorted } from 'simple-statistics';

import type { Random } from '../../tasks/kit/random.js';
import type { Interval } from './proportion.js';

/** Resamples of a bootstrap (Efron and Tibshirani 1993 advise at least 1,000 for intervals). */
const RESAMPLES = 1000;

/** Draws the places of the inputs in every resample. */
export function resamplePlaces(inputs: number, random: Random): readonly (readonly number[])[] {
  return Array.from({ length: RESAMPLES }, () =>
    Array.from({ length: inputs }, () => random.integer(inputs)),
  );
}

/**
 * The 95 % interval of a statistic by the percentiles of its bootstrap over inputs (Efron 1979).
 *
 * @param statistic of the inputs at some places; may be no number where it is not defined
 * @returns nothing where more than one resample in forty gives no number: then the interval would be one of the others
 */
export function percentileInterval(
  resamples: readonly (readonly number[])[],
  statistic: (places: readonly number[]) => number,
): Interval | undefined {
  const drawn = resamples
    .map(statistic)
    .filter(Number.isFinite)
    .sort((left, right) => left - right);
  if (drawn.length < 0.975 * resamples.length) return undefined;
  return { low: quantileSorted(drawn, 0.025), high: quantileSorted(drawn, 0.975) };
}
