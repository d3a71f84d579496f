import type { Accuracy } from '../../harness/results/accuracy-schema.js';
import { programName } from '../names.js';
import { cellsWith, type Slice, type WithMeasure } from '../slice.js';

/**
 * One cell for each way of deciding: the runtimes of a program that decide alike are shown once, under the program's
 * name, so that charts by class are not repeated for nothing.
 */
export function distinctDecisions(slice: Slice): readonly WithMeasure<Accuracy>[] {
  const cells = cellsWith(slice, ({ accuracy }) => accuracy);
  const key = ({ cell, measure }: WithMeasure<Accuracy>) => `${cell.program} ${measure.decisionsSha256}`;
  const first = cells.filter((cell, index) => cells.findIndex((other) => key(other) === key(cell)) === index);
  return first.map((cell) => {
    const alone = first.filter((other) => other.cell.program === cell.cell.program).length === 1;
    return alone ? { ...cell, name: programName(slice.task, cell.cell.program) } : cell;
  });
}
