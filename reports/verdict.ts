import type { Comparison, Results } from '../harness/results/schema.js';
import { formatFigure, formatGap, formatP, formatValue } from './format.js';
import { KINDS, type Kind, type Side } from './names.js';
import { slicesOf, type Slice } from './slice.js';

type Sides = readonly [a: Side, b: Side];

/** What the first screen says of two programs in one measure. */
export type VerdictCell =
  | { readonly state: 'not measured' }
  | {
      readonly state: 'win' | 'none' | 'undecided';
      readonly comparison: Comparison;
      readonly winner: Side | undefined;
      readonly sides: Sides;
    };

/** Two programs of a task on one of its data sets. */
export interface VerdictRow {
  readonly slice: Slice;
  /** The two, where the data set has several pairs. */
  readonly pair: string;
  /** In the order of the columns. */
  readonly cells: readonly VerdictCell[];
  /** The row in one sentence. */
  readonly sentence: string;
}

/** The first screen: tasks down, measures across. */
export interface Verdict {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly VerdictRow[];
  /** How many rows each kind won, a column each. */
  readonly wins: readonly Readonly<Record<Kind, number>>[];
}

/** Who wins what, from the comparisons of a run. Every figure and every verdict is the harness's; none is made here. */
export function verdictOf(results: Results): Verdict {
  const { comparisons, tasks, measures } = results;
  const columns = measures.flatMap(({ id, descriptive }) => {
    const first = descriptive ? undefined : comparisons.find(({ measure }) => measure === id);
    return first ? [{ id, title: first.title }] : [];
  });
  const slices = tasks.flatMap((task) => slicesOf(results, task)).filter(({ dataset }) => dataset);
  const rows = slices.flatMap((slice) => rowsOf(slice, columns));
  const wins = columns.map((_, column) => {
    const winners = rows.map(({ cells }) => cells[column]!);
    const count = (kind: Kind) =>
      winners.filter((cell) => cell.state === 'win' && cell.winner?.kind === kind).length;
    return { handwritten: count('handwritten'), learned: count('learned') };
  });
  return { columns, rows, wins };
}

/** A row for every two programs that were compared; one for a data set on which none were. */
function rowsOf(slice: Slice, columns: Verdict['columns']): readonly VerdictRow[] {
  const keyOf = ({ a, b }: Comparison) => JSON.stringify([a, b]);
  const pairs = new Set(slice.comparisons.map(keyOf));
  const compared =
    pairs.size === 0
      ? [[]]
      : [...pairs].map((key) => slice.comparisons.filter((comparison) => keyOf(comparison) === key));
  return compared.map((comparisons) => {
    const cells = columns.map(({ id }) =>
      cellOf(
        slice,
        comparisons.find(({ measure }) => measure === id),
      ),
    );
    const [first] = comparisons;
    const pair =
      first && pairs.size > 1 ? `${slice.nameOf(first.a).name} and ${slice.nameOf(first.b).name}` : '';
    return { slice, pair, cells, sentence: sentenceOf(slice, pair, columns, cells) };
  });
}

function cellOf({ nameOf }: Slice, comparison: Comparison | undefined): VerdictCell {
  if (comparison === undefined) return { state: 'not measured' };
  const { a, b, verdict } = comparison;
  const sides = [nameOf(a), nameOf(b)] as const;
  if (verdict === 'none' || verdict === 'undecided') {
    return { state: verdict, comparison, sides, winner: undefined };
  }
  return { state: 'win', comparison, sides, winner: sides[verdict === 'a' ? 0 : 1] };
}

/** A verdict in a few words, for example `Learned`, `no difference` or `undecided`. */
export function verdictWords({ verdict }: Comparison, [a, b]: Sides): string {
  if (verdict === 'none') return 'no difference';
  return verdict === 'undecided' ? 'undecided' : (verdict === 'a' ? a : b).name;
}

function sentenceOf(
  { task, dataset, title, subjects }: Slice,
  pair: string,
  columns: Verdict['columns'],
  cells: readonly VerdictCell[],
): string {
  const named = task.datasets.length > 1 || dataset?.synthetic ? ` on ${title}` : '';
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
  const names = (state: VerdictCell['state']) => list(of(state).map((one) => one.title));
  const parts = [
    ...leads,
    ...(of('none').length > 0 ? [`there is no difference in ${names('none')}`] : []),
    ...(of('undecided').length > 0 ? [`undecided: ${names('undecided')}`] : []),
    ...(of('not measured').length > 0 && of('not measured').length < cells.length
      ? [`not measured: ${names('not measured')}`]
      : []),
  ];
  const failed = subjects.some(({ measures }) =>
    Object.values(measures).some(({ state }) => state === 'failed' || state === 'skipped'),
  );
  const nothing = failed ? 'nothing to compare, since not all was measured' : 'nothing to compare';
  return `${task.title}${named}${pair && `, ${lower(pair)}`}: ${parts.length === 0 ? nothing : parts.join('; ')}.`;
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
