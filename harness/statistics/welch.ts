import { mean, sampleVariance } from 'simple-statistics';

import { studentInterval, studentP } from './student.js';

/**
 * The difference of the means of two independent samples, b − a, with its 95 % interval and two-sided p value: Welch (1947),
 * "The generalization of ‘Student’s’ problem when several different population variances are involved".
 *
 * @param a at least two values
 * @param b at least two values
 * @example
 * welch([1, 2, 3], [4, 5, 6]); // difference 3, from 0.73 to 5.27
 */
export function welch(
  a: readonly number[],
  b: readonly number[],
): { readonly difference: number; readonly low: number; readonly high: number; readonly p: number } {
  const [ofA, ofB] = [sampleVariance([...a]) / a.length, sampleVariance([...b]) / b.length];
  const difference = mean([...b]) - mean([...a]);
  const total = ofA + ofB;
  // Values that are all alike are known for certain.
  const freedom =
    total === 0
      ? a.length + b.length - 2
      : total ** 2 / (ofA ** 2 / (a.length - 1) + ofB ** 2 / (b.length - 1));
  const error = Math.sqrt(total);
  return {
    difference,
    ...studentInterval(difference, error, freedom),
    p: studentP(difference, error, freedom),
  };
}
