import { mean, sampleStandardDeviation } from 'simple-statistics';

import type { Figure } from '../../results/figure.js';
import { studentInterval } from '../../statistics/student.js';

/**
 * How many launches an interval takes. What three launches in ten do shows in none of five in a sixth of all runs, and in
 * none of nine in one of twenty-five: with fewer no interval over launches would hold where they are of two kinds.
 */
export const LEAST_LAUNCHES = 9;

/**
 * A mean over launches, each a process of its own, with Student's 95 % interval (1908) over them; without one where
 * there are too few launches.
 *
 * @param values one a launch
 * @param what how the method names a value
 */
export function overLaunches(values: readonly number[], unit: string, what: string): Figure {
  const value = mean([...values]);
  const base = { value, n: values.length, unit, direction: 'lower-is-better' as const };
  if (values.length < LEAST_LAUNCHES)
    return {
      ...base,
      method: `${what}; mean of ${values.length} launches: an interval takes ${LEAST_LAUNCHES}`,
    };
  const error = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  return {
    ...base,
    ...studentInterval(value, error, values.length - 1),
    interval: 'confidence',
    method: `${what}; mean of ${values.length} launches and Student’s 95 % interval over them`,
  };
}
