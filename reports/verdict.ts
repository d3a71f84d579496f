import type { Comparison, Results } from '../harness/results/schema.js';
import { formatFigure, formatGap, formatMargin, formatP, formatValue, leaderOf } from './format.js';
import { KINDS, type Kind, type Side } from './names.js';
import { slicesOf, type Slice } from './slice.js';
import { list, lower } from './words.js';

type Sides = readonly [a: Side, b: Side];

/** What the first screen says of two programs in one measure. */
export type VerdictCell =
  | { readonly state: 'not measured' }
  | {
      /** A slight lead is no win: it may lie within the margin. */
      readonly state: 'win' | 'slight' | 'equivalent' | 'undecided';
      readonly comparison: Comparison;
      /** Who is ahead, be it slightly. */
      readonly leader: Side | undefined;
      readonly sides: Sides;
    };

/** Two programs that were compared. */
export type ComparedCell = Exclude<VerdictCell, { state: 'not measured' }>;

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
  readonly caption: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly VerdictRow[];
  /** How many rows each kind won, a column each. */
  readonly wins: readonly Readonly<Record<Kind, number>>[];
}

/** Who wins what, from the comparisons of a run. Every figure and every verdict is the harness's; none is made here. */
export function verdictOf(results: Results): Verdict {
  const { comparisons, tasks, measures } = results;
  const columns = measures.flatMap(({ id, title, descriptive }) => {
    const own = descriptive ? [] : comparisons.filter(({ measure }) => measure === id);
    const titles = [...new Set(own.map((comparison) => comparison.title))];
    // Tasks that are judged in units of their own share a column under the name of the measure.
    return own.length === 0 ? [] : [{ id, title: titles.length === 1 ? titles[0]! : title }];
  });
  const slices = tasks.flatMap((task) => slicesOf(results, task)).filter(({ dataset }) => dataset);
  const rows = slices.flatMap((slice) => rowsOf(slice, columns));
  const wins = columns.map((_, column) => {
    const winners = rows.map(({ cells }) => cells[column]!);
    const count = (kind: Kind) =>
      winners.filter((cell) => cell.state === 'win' && cell.leader?.kind === kind).length;
    return { handwritten: count('handwritten'), learned: count('learned') };
  });
  return { caption: `${CAPTION} ${results.family.comparisons} comparisons.`, columns, rows, wins };
}

const CAPTION =
  'Who is ahead by more than the margin, by how much, with 95 % intervals; p after Holm’s correction for';

/**
 * Whether two programs are a choice that anyone has: an earlier version of a program is there to be compared with the later
 * one, and with no other program.
 */
function isChoice({ task: { programs } }: Slice, { a, b }: Comparison): boolean {
  const earlierOf = ({ program }: Comparison['a']) =>
    programs.find(({ id }) => id === program)?.earlierOf?.program;
  const [ofA, ofB] = [earlierOf(a), earlierOf(b)];
  return (ofA === undefined && ofB === undefined) || ofA === b.program || ofB === a.program;
}

/** A row for every two programs that were compared; one for a data set on which none were. */
function rowsOf(slice: Slice, columns: Verdict['columns']): readonly VerdictRow[] {
  const keyOf = ({ a, b }: Comparison) => JSON.stringify([a, b]);
  const choices = slice.comparisons.filter((comparison) => isChoice(slice, comparison));
  const pairs = new Set(choices.map(keyOf));
  const compared =
    pairs.size === 0
      ? [[]]
      : [...pairs].map((key) => choices.filter((comparison) => keyOf(comparison) === key));
  return compared.map((comparisons) => {
    const cells = columns.map(({ id }) =>
      cellOf(
        slice,
        comparisons.find(({ measure }) => measure === id),
      ),
    );
    const [first] = comparisons;
    const pair =
      first && pairs.size > 1 ? `${slice.nameOf(first.a).name} and ${lower(slice.nameOf(first.b).name)}` : '';
    return { slice, pair, cells, sentence: sentenceOf(slice, pair, columns, cells) };
  });
}

function cellOf({ nameOf }: Slice, comparison: Comparison | undefined): VerdictCell {
  if (comparison === undefined) return { state: 'not measured' };
  const { a, b, verdict } = comparison;
  const sides = [nameOf(a), nameOf(b)] as const;
  if (verdict === 'equivalent' || verdict === 'undecided') {
    return { state: verdict, comparison, sides, leader: undefined };
  }
  const leader = sides[leaderOf(comparison) === 'a' ? 0 : 1];
  return { state: verdict === 'a' || verdict === 'b' ? 'win' : 'slight', comparison, sides, leader };
}

/** A verdict in a few words, for example `Learned`, `Learned, slightly`, `within 5 %` or `undecided`. */
export function verdictWords(comparison: Comparison, [a, b]: Sides): string {
  const { verdict } = comparison;
  if (verdict === 'equivalent') return equivalence(comparison);
  if (verdict === 'undecided') return 'undecided';
  const leader = leaderOf(comparison) === 'a' ? a : b;
  return verdict === 'a' || verdict === 'b' ? leader.name : `${leader.name}, slightly`;
}

/** How near two equivalent programs are to each other, for example `within 5 %`. */
export function equivalence(comparison: Comparison): string {
  const margin = formatMargin(comparison);
  return margin === '' ? 'no difference' : `within ${margin}`;
}

/** What a slight lead is, and why nobody is seen to lead: empty for the other verdicts. */
export function reservation(comparison: Comparison): string {
  const { verdict, undecided = '' } = comparison;
  if (verdict === 'slightly a' || verdict === 'slightly b')
    return `perhaps within ${formatMargin(comparison)}`;
  return verdict === 'undecided' ? undecided : '';
}

function sentenceOf(
  { task, dataset, title, subjects }: Slice,
  pair: string,
  columns: Verdict['columns'],
  cells: readonly VerdictCell[],
): string {
  const named = task.datasets.length > 1 || dataset?.synthetic ? ` on ${title}` : '';
  const titled = cells.map((cell, index) => ({
    cell,
    title: lower(cell.state === 'not measured' ? columns[index]!.title : cell.comparison.title),
  }));
  const of = (state: VerdictCell['state']) => titled.filter(({ cell }) => cell.state === state);
  const leadsOf = (state: 'win' | 'slight', words: string): readonly string[] => {
    const led = titled.flatMap(({ cell, title }) => (cell.state === state ? [{ cell, title }] : []));
    return [...new Set(led.map(({ cell }) => cell.leader!.name))].map((name) => {
      const won = led
        .filter(({ cell }) => cell.leader!.name === name)
        .map(({ cell, title }) => `${title} (${lead(cell)})`);
      return `${lower(name)} is ${words} in ${list(won)}`;
    });
  };
  const leads = [...leadsOf('win', 'ahead'), ...leadsOf('slight', 'slightly ahead')];
  const equal = titled.flatMap(({ cell, title }) =>
    cell.state === 'equivalent' ? [`${title} (${lead(cell)})`] : [],
  );
  const open = titled.flatMap(({ cell, title }) =>
    cell.state === 'undecided'
      ? [title + (cell.comparison.undecided === undefined ? '' : ` (${cell.comparison.undecided})`)]
      : [],
  );
  const names = (state: VerdictCell['state']) => list(of(state).map((one) => one.title));
  const parts = [
    ...leads,
    ...(equal.length > 0 ? [`equivalent in ${list(equal)}`] : []),
    ...(open.length > 0 ? [`undecided: ${list(open)}`] : []),
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

function lead({ state, comparison, sides }: ComparedCell): string {
  const { beside, interval } = formatGap(comparison);
  const gap = [beside, interval].filter(Boolean).join(' ');
  // The p value asks whether there is any difference: beside an equivalence it says nothing of it.
  return state === 'equivalent'
    ? `${equivalence(comparison)}: ${lower(sides[1].name)} ${gap}`
    : [gap, reservation(comparison), formatP(comparison.p)].filter(Boolean).join(', ');
}

/** Both values of a comparison with their sides, the leader's first where there is one. */
export function valuesOf(cell: ComparedCell): readonly { side: Side; value: string; full: string }[] {
  const { comparison, sides } = cell;
  const pairs = [comparison.valueA, comparison.valueB].map((figure, index) => ({
    side: sides[index]!,
    value: formatValue(figure.value, figure.unit),
    full: formatFigure(figure),
  }));
  return leaderOf(comparison) === 'b' ? pairs.reverse() : pairs;
}

/** What was compared, where the column's title does not say it. */
export const titleBeside = ({ comparison }: ComparedCell, column: { readonly title: string }): string =>
  comparison.title === column.title ? '' : comparison.title;

/** The columns' tally in words, for example `Learned 2, hand-written 1`. */
export function tally(wins: Readonly<Record<Kind, number>>): string {
  return KINDS.map((kind) => `${kind === 'handwritten' ? 'hand-written' : 'learned'} ${wins[kind]}`).join(
    ', ',
  );
}
