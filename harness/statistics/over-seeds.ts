import { mean, sampleStandardDeviation } from 'simple-statistics';

import type { Figure } from '../results/figure.js';
import { studentInterval } from './student.js';

/**
 * The mean of shares, or of differences of shares, of networks that differ only in their seed, with Student's 95 %
 * interval over the seeds. Examples are the same for all of them, so they add nothing to it.
 *
 * @param values one a seed
 * @param what how the method names a value
 */
export function overSeeds(values: readonly number[], what: string): Figure {
  const value = mean([...values]);
  const base = { value, n: values.length, unit: 'share', direction: 'higher-is-better' as const };
  if (values.length < 2) return { ...base, method: `${what}; one seed only, so no interval` };
  const error = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  return {
    ...base,
    ...studentInterval(value, error, values.length - 1),
    interval: 'confidence',
    method: `${what}, mean over seeds; 95 % interval over seeds by Student’s t`,
  };
}
