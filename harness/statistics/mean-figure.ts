import { mean, sampleStandardDeviation } from 'simple-statistics';

import type { Figure } from '../results/figure.js';
import { countPeople, meanOverPeople, type MeanOverPeople, type People } from './over-people.js';
import { studentInterval } from './student.js';

/** What a mean is of. */
export interface MeanOf {
  /** How the method names a value. */
  readonly what: string;
  readonly unit: string;
  readonly direction: Figure['direction'];
  /** Whose each input is, where the data has people: those of one person are alike. */
  readonly people?: People;
  /** True where the values are all that there are. */
  readonly exhaustive?: boolean;
  /** What values may be: no mean lies outside. */
  readonly bounds?: readonly [least: number, most: number];
}

/**
 * The standard error of a mean over inputs, over people where the data has people.
 *
 * @param values at least two
 */
export function errorOfMean(
  values: readonly number[],
  people: People,
): Pick<MeanOverPeople, 'error' | 'freedom'> {
  if (people && countPeople(people) > 0) return meanOverPeople(values, people);
  return {
    error: sampleStandardDeviation([...values]) / Math.sqrt(values.length),
    freedom: values.length - 1,
  };
}

/**
 * A mean over inputs as a figure, with Student's 95 % interval (1908): over people where the data has people (Kish 1965),
 * else over inputs; without one where everything was counted, or where a single input or person says nothing of the next.
 *
 * @example
 * meanFigure([3, 5, 4], { what: 'patches', unit: 'patches', direction: 'lower-is-better' }); // 4 [1.5, 6.5]
 */
export function meanFigure(
  values: readonly number[],
  {
    what,
    unit,
    direction,
    people,
    exhaustive = false,
    bounds: [least, most] = [-Infinity, Infinity],
  }: MeanOf,
): Figure {
  const figure = { value: mean([...values]), n: values.length, unit, direction };
  if (exhaustive)
    return { ...figure, method: `${what}; all ${values.length} were counted, so there is no sampling error` };
  if (values.length < 2) return { ...figure, method: `${what}; of one input, so there is no interval` };
  const persons = countPeople(people);
  const { error, freedom } = errorOfMean(values, people);
  if (freedom < 1) return { ...figure, method: `${what}; of one person or few, so there is no interval` };
  const { low, high } = studentInterval(figure.value, error, freedom);
  return {
    ...figure,
    low: Math.max(least, low),
    high: Math.min(most, high),
    interval: 'confidence',
    method: `${what}; Student’s 95 % interval over ${persons > 0 ? `${persons} people` : 'inputs'}`,
  };
}
