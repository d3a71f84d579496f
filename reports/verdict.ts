import type { Comparison, Results, TaskResults } from '../harness/results/schema.js';
import { formatFigure, formatGap, formatP, formatValue } from './format.js';
import { KINDS, sideOf, type Kind, type Side } from './names.js';
import { datasetTitle, slicesOf, type Slice } from './slice.js';

/** Measures on the first screen: more columns than this would push it out of sight. */
const MOST_COLUMNS = 6;

/** What the first screen says of one task in one measure. */
export type VerdictCell =
  | { readonly state: 'not measured' }
  | {
      readonly state: 'win' | 'none' | 'undecided';
      readonly comparison: Comparison;
      readonly winner: Side | undefined;
      readonly sides: readonly [a: Side, b: Side];
    };

/** A task on one of its data sets. */
export interface VerdictRow {
  readonly slice: Slice;
  /** In the order of the columns. */
  readonly cells: readonly VerdictCell[];
  /** The row in one sentence. */
  readonly sentence: string;
}

/** The first screen: tasks down, measures across. */
export interface Verdict {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly VerdictRow[];
  /** How many tasks each kind won, a column each. */
  readonly wins: readonly Readonly<Record<Kind, number>>[];
}

/** `latency.median` and `latency.p99` are both of the family `latency`; the first of a family stands for it. */
const familyOf = (measure: string) => measure.split(/[.:/]/)[0]!;

/** Who wins what, from the comparisons of a run. Every figure and every verdict is the harness's; none is made here. */
export function verdictOf(results: Results): Verdict {
  const columns = columnsOf(results.comparisons);
  const rows = slicesOf(results).map((slice): VerdictRow => {
    const cells = columns.map(({ id }) => cellOf(slice, id));
    return { slice, cells, sentence: sentenceOf(slice, columns, cells) };
  });
  const wins = columns.map((_, column) => {
    const winners = rows.map(({ cells }) => cells[column]!);
    const count = (kind: Kind) =>
      winners.filter((cell) => cell.state === 'win' && cell.winner?.kind === kind).length;
    return { handwritten: count('handwritten'), learned: count('learned') };
  });
  return { columns, rows, wins };
}

function columnsOf(comparisons: readonly Comparison[]): Verdict['columns'] {
  const families = [...new Set(comparisons.map(({ measure }) => familyOf(measure)))].slice(0, MOST_COLUMNS);
  return families.map((id) => ({
    id,
    title: comparisons.find(({ measure }) => familyOf(measure) === id)!.title,
  }));
}

function cellOf({ task, comparisons }: Slice, family: string): VerdictCell {
  const comparison = comparisons.find(({ measure }) => familyOf(measure) === family);
  if (comparison === undefined) return { state: 'not measured' };
  const sides = [sideOf(task, comparison.a), sideOf(task, comparison.b)] as const;
  const { verdict } = comparison;
  if (verdict === 'none' || verdict === 'undecided') {
    return { state: verdict, comparison, sides, winner: undefined };
  }
  return { state: 'win', comparison, sides, winner: sides[verdict === 'a' ? 0 : 1] };
}

/** A verdict in a few words, for example `Learned`, `no difference` or `undecided`. */
export function verdictWords(task: TaskResults, { verdict, a, b }: Comparison): string {
  if (verdict === 'none') return 'no difference';
  return verdict === 'undecided' ? 'undecided' : sideOf(task, verdict === 'a' ? a : b).name;
}

function sentenceOf(slice: Slice, columns: Verdict['columns'], cells: readonly VerdictCell[]): string {
  const { task, dataset, absent } = slice;
  const named = task.datasets.length > 1 || dataset.synthetic ? ` on ${datasetTitle(dataset)}` : '';
  const titled = cells.map((cell, index) => ({ cell, title: lower(columns[index]!.title) }));
  const of = (state: VerdictCell['state']) => titled.filter(({ cell }) => cell.state === state);
  const winners = [
    ...new Set(titled.flatMap(({ cell }) => (cell.state === 'win' ? [cell.winner!.name] : []))),
  ];
  const leads = winners.map((name) => {
    const won = titled.flatMap(({ cell, title }) =>
      cell.state === 'win' && cell.winner!.name === name ? [`${title} (${lead(cell.comparison)})`] : [],
    );
    return `${lower(name)} is ahead in ${list(won)}`;
  });
  const names = (state: VerdictCell['state']) => list(of(state).map(({ title }) => title));
  const parts = [
    ...leads,
    ...(of('none').length > 0 ? [`there is no difference in ${names('none')}`] : []),
    ...(of('undecided').length > 0 ? [`undecided: ${names('undecided')}`] : []),
    ...(of('not measured').length > 0 && leads.length > 0 ? [`not measured: ${names('not measured')}`] : []),
  ];
  const nothing =
    absent.length > 0 ? 'nothing to compare, since cells failed or were skipped' : 'nothing to compare';
  return `${task.title}${named}: ${parts.length === 0 ? nothing : parts.join('; ')}.`;
}

function lead(comparison: Comparison): string {
  const { amount, interval } = formatGap(comparison);
  return [[amount, interval].filter(Boolean).join(' '), formatP(comparison.p)].filter(Boolean).join(', ');
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Items as people list them: `a, b and c`. */
function list(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
}

/** Both values of a comparison with their sides, the winner's first where there is one. */
export function valuesOf(
  cell: Exclude<VerdictCell, { state: 'not measured' }>,
): readonly { side: Side; value: string; full: string }[] {
  const { comparison, sides } = cell;
  const pairs = [comparison.valueA, comparison.valueB].map((figure, index) => ({
    side: sides[index]!,
    value: formatValue(figure.value, figure.unit),
    full: formatFigure(figure),
  }));
  return comparison.verdict === 'b' ? pairs.reverse() : pairs;
}

/** The columns' tally in words, for example `Learned 2, hand-written 1`. */
export function tally(wins: Readonly<Record<Kind, number>>): string {
  return KINDS.map((kind) => `${kind === 'handwritten' ? 'hand-written' : 'learned'} ${wins[kind]}`).join(
    ', ',
  );
}
