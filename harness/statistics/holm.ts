/**
 * Corrects the p values of several tests on one page after Holm (1979), "A simple sequentially rejective multiple
 * test procedure": the chance of any false alarm on the page stays below the level of a single test.
 *
 * @param p p values in [0, 1], in any order
 * @param family how many tests there are in all; those that are not given count as if they had found nothing
 * @returns the corrected values in the same order
 * @example
 * holm([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 */
export function holm(p: readonly number[], family = p.length): number[] {
  const order = p.map((_, at) => at).sort((left, right) => p[left]! - p[right]!);
  const corrected = new Array<number>(p.length);
  let largest = 0;
  order.forEach((at, rank) => {
    largest = Math.max(largest, Math.min(1, p[at]! * (family - rank)));
    corrected[at] = largest;
  });
  return corrected;
}
