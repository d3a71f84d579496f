import type { Disagreement } from '../harness/results/accuracy-schema.js';
import type { Agility, Homogeneity } from '../harness/results/agility-schema.js';
import type { Portability } from '../harness/results/measures-schema.js';
import type { Cell, Comparison, MeasuredCell, Results, TaskResults } from '../harness/results/schema.js';
import { slug } from './format.js';
import { furtherEntries, type FurtherEntry } from './further.js';
import { cellName, KINDS, type Kind } from './names.js';

/** A measured cell with what it is called beside the others of its slice. */
export interface NamedCell {
  readonly cell: MeasuredCell;
  readonly name: string;
  readonly kind: Kind;
}

/** Everything that was found about one task on one data set: what a section of the report and its charts are made of. */
export interface Slice {
  /** Safe as an HTML id. */
  readonly id: string;
  readonly task: TaskResults;
  readonly dataset: TaskResults['datasets'][number];
  /** The measured cells, the handwritten programs first. */
  readonly cells: readonly NamedCell[];
  /** The cells that failed or were skipped. */
  readonly absent: readonly Exclude<Cell, MeasuredCell>[];
  readonly comparisons: readonly Comparison[];
  readonly disagreements: readonly Disagreement[];
  /** What the same weights did on every runtime, one entry a network. */
  readonly portability: readonly Portability[];
  /** What every program gives up and gains without some of its parts. */
  readonly agility: readonly Agility[];
  /** Operators and rounded weights, one entry a network. */
  readonly homogeneity: readonly Homogeneity[];
  /** What no section knows by name. */
  readonly further: readonly FurtherEntry[];
}

/** The slices of a run: tasks in their order, within them data sets in theirs; those without any cell are left out. */
export function slicesOf(results: Results): readonly Slice[] {
  return results.tasks.flatMap((task) =>
    task.datasets
      .map((dataset) => sliceOf(results, task, dataset))
      .filter(({ cells, absent, comparisons }) => cells.length + absent.length + comparisons.length > 0),
  );
}

function sliceOf(results: Results, task: TaskResults, dataset: Slice['dataset']): Slice {
  const here = (item: { task: string; dataset: string }) =>
    item.task === task.id && item.dataset === dataset.id;
  const all = results.cells.filter(here);
  const measured = all.filter((cell) => cell.state === 'measured');
  const named = measured.map((cell) => ({ cell, name: cellName(task, cell, all), kind: cell.kind }));
  return {
    id: slug(task.id, dataset.id),
    task,
    dataset,
    cells: KINDS.flatMap((kind) => named.filter((cell) => cell.kind === kind)),
    absent: all.filter((cell) => cell.state !== 'measured'),
    comparisons: results.comparisons.filter(here),
    disagreements: results.disagreements.filter(here),
    portability: (results.portability ?? []).filter(here),
    agility: (results.agility ?? []).filter(here),
    homogeneity: (results.homogeneity ?? []).filter(here),
    further: furtherEntries(results).filter(here),
  };
}

/** The data set's title; synthetic data is never named without the word. */
export function datasetTitle(dataset: Slice['dataset']): string {
  return dataset.synthetic && !/synthetic/i.test(dataset.title)
    ? `${dataset.title} (synthetic)`
    : dataset.title;
}

/** A cell that has one of the measures. */
export type WithMeasure<Measure> = NamedCell & { readonly measure: Measure };

/** The cells of a slice that have a measure, with it. */
export function cellsWith<Measure>(
  slice: Slice,
  pick: (cell: MeasuredCell) => Measure | undefined,
): readonly WithMeasure<Measure>[] {
  return slice.cells.flatMap((named) => {
    const measure = pick(named.cell);
    return measure === undefined ? [] : [{ ...named, measure }];
  });
}
