import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { quantileSorted } from 'simple-statistics';

import type { Random } from '../../tasks/kit/random.js';
import { CONFIDENCE, type Interval } from './proportion.js';

/** What is left out at either end of an interval. */
const TAIL = (1 - CONFIDENCE) / 2;

/** Resamples of a bootstrap (Efron and Tibshirani 1993 advise at least 1,000 for intervals). */
const RESAMPLES = 1000;

/** Draws the places of the inputs in every resample. */
export function resamplePlaces(inputs: number, random: Random): readonly (readonly number[])[] {
  return Array.from({ length: RESAMPLES }, () =>
    Array.from({ length: inputs }, () => random.integer(inputs)),
  );
}

/**
 * How often every example is in each resample, where those of one person are drawn together (the cluster bootstrap: Davison
 * and Hinkley 1997, "Bootstrap Methods and their Application", section 3.8). One list is used for all, so each must be done
 * with before the next.
 *
 * @param people whose each example is, null for nobody's; each is drawn for itself where the data has no people
 */
export function* resampleCounts(
  examples: number,
  people: readonly (string | null)[] | undefined,
  random: Random,
): Generator<Uint32Array> {
  const units = unitsOf(examples, people);
  const counts = new Uint32Array(examples);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    counts.fill(0);
    for (let draw = 0; draw < units.length; draw++)
      for (const at of units[random.integer(units.length)]!) counts[at]! += 1;
    yield counts;
  }
}

function unitsOf(examples: number, people: readonly (string | null)[] | undefined): number[][] {
  const ofPeople = new Map<string, number[]>();
  const units: number[][] = [];
  for (let at = 0; at < examples; at++) {
    const person = people?.[at] ?? null;
    const known = person === null ? undefined : ofPeople.get(person);
    if (known) {
      known.push(at);
      continue;
    }
    const unit = [at];
    units.push(unit);
    if (person !== null) ofPeople.set(person, unit);
  }
  return units;
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
  return percentiles(resamples.map(statistic));
}

/**
 * The 95 % interval between percentiles of what a statistic was in the resamples of a bootstrap.
 *
 * @param units how many were drawn from: of few, the percentiles lie further out, as far as Student's t and the lost degree
 *   of freedom ask (the expanded percentile interval: Hesterberg 2015, "What teachers should know about the bootstrap")
 * @returns nothing where more than one resample in forty gave no number
 */
export function percentiles(values: readonly number[], units = Infinity): Interval | undefined {
  const drawn = values.filter(Number.isFinite).sort((left, right) => left - right);
  if (drawn.length === 0 || drawn.length < 0.975 * values.length || units < 2) return undefined;
  const tail =
    units === Infinity ? TAIL : normal(Math.sqrt(units / (units - 1)) * tQuantile(TAIL, units - 1));
  return { low: quantileSorted(drawn, tail), high: quantileSorted(drawn, 1 - tail) };
}

/** The normal distribution is Student's with endless degrees of freedom. */
const normal = (value: number): number => tCdf(value, 1e9);
