import { createHash } from 'node:crypto';

import type { AnyMeasure } from '../measures/measure.js';
import type { Outcome, Results } from '../results/schema.js';

/**
 * A hash of every figure that hangs on code, data, seed and profile alone: two runs of these have the same, on whatever
 * machine, in one piece or in shards. Of comparisons it holds how far two programs differ, and not what is decided on that,
 * since the correction for several tests is over those of times, too.
 *
 * @param measures those of the results
 * @returns SHA-256 in hexadecimal
 */
export function hashFigures(
  { cells, wider, comparisons }: Pick<Results, 'cells' | 'wider' | 'comparisons'>,
  measures: readonly AnyMeasure[],
): string {
  const repeatable = new Set(
    measures.filter((measure) => isRepeatable(measure, measures)).map(({ id }) => id),
  );
  const outcomesOf = (outcomes: Readonly<Record<string, Outcome>>) =>
    Object.entries(outcomes)
      .filter(([id]) => repeatable.has(id))
      // An error may name a place or a process.
      .map(([id, outcome]) => [id, outcome.state, outcome.state === 'measured' ? outcome.result : null]);
  const figures = {
    cells: cells.map(({ task, dataset, program, runtime, measures: outcomes }) => [
      [task, dataset, program, runtime],
      outcomesOf(outcomes),
    ]),
    wider: wider.map(({ scope, task, dataset, program, measures: outcomes }) => [
      [scope, task, dataset, program],
      outcomesOf(outcomes),
    ]),
    comparisons: comparisons
      .filter(({ measure }) => repeatable.has(measure))
      .map(({ task, dataset, measure, a, b, valueA, valueB, difference }) => [
        [task, dataset, measure, a, b],
        [valueA, valueB, difference],
      ]),
  };
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex');
}

/** A measure that is collected alike again and again, and says nothing by one that is not. */
function isRepeatable(measure: AnyMeasure, measures: readonly AnyMeasure[]): boolean {
  if (measure.collection && !measure.repeatable) return false;
  return [...(measure.needs ?? []), ...(measure.uses ?? [])].every((id) => {
    const other = measures.find((one) => one.id === id);
    return !other || isRepeatable(other, measures);
  });
}
