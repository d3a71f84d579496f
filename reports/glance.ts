import type { Figure } from '../harness/results/figure.js';
import type { Comparison, Results } from '../harness/results/schema.js';
import { logDomain, logTicks } from './charts/axes.js';
import { dimensionOf, formatFigure, formatGap, formatNumber, formatValue, type Shown } from './format.js';
import { KIND_NAMES, SYMBOLS, type Side } from './names.js';
import { equivalence, verdictOf, type ComparedCell, type VerdictCell, type VerdictRow } from './verdict.js';
import { rulesFirstWords } from './measures/rules-first.js';

/** The first screen, before it is drawn: tasks down, measures across, both programs on one axis. */
export interface Glance {
  readonly panels: readonly Panel[];
  readonly rows: readonly GlanceRow[];
}

/** A measure on its axis. */
export interface Panel {
  readonly id: string;
  /** What stands on the axis: `Errors`, `Time a decision`. */
  readonly title: string;
  /** Where its labels stand, 0 (left) to 1; none where the tasks' figures are in different units. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** A task on one data set, with two programs. */
export interface GlanceRow {
  readonly row: VerdictRow;
  /** In the order of the panels. */
  readonly cells: readonly GlanceCell[];
}

/** Two programs in one measure. */
export interface GlanceCell {
  readonly cell: VerdictCell;
  /** How far they are apart, for example `10 × fewer errors`. */
  readonly words: string;
  readonly marks: readonly Mark[];
}

/** A program on the axis of a panel. */
export interface Mark {
  readonly side: Side;
  /** 0 (left) to 1; what is nothing stands at the left edge, which a logarithmic axis has no place for. */
  readonly at: number;
  readonly isZero: boolean;
  /** The ends of its interval, where it has one. */
  readonly interval?: readonly [from: number, to: number];
  readonly value: string;
  readonly full: string;
}

/** Where on a panel nothing stands, and where its logarithmic axis begins when something does. */
const ZERO_AT = 0.03;
const FIRST_AT = 0.12;

/** What the first screen shows of a run; every figure and verdict is the results file's. */
export function glanceOf(results: Results): Glance {
  const { columns, rows } = verdictOf(results);
  const shown = columns
    .map((column, at) => ({ ...column, cells: rows.map(({ cells }) => cells[at]!) }))
    .sort((one, other) => rankOf(one.id) - rankOf(other.id))
    .slice(0, MOST_PANELS);
  const drawn = shown.map(({ id, title, cells }) => drawPanel(id, title, cells));
  return {
    panels: drawn.map(({ panel }) => panel),
    rows: rows.map((row, at) => ({ row, cells: drawn.map(({ cells }) => cells[at]!) })),
  };
}

/** As many fit beside each other on a small screen; the table below them has all. */
const MOST_PANELS = 4;

/** What is asked first of any program; what else was compared, such as a plugin's own measures, comes in the page's order. */
const FIRST = ['accuracy', 'latency', 'memory'];

const rankOf = (id: string): number => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);

const isCompared = (cell: VerdictCell): cell is ComparedCell => cell.state !== 'not measured';

function drawPanel(
  id: string,
  title: string,
  cells: readonly VerdictCell[],
): { panel: Panel; cells: GlanceCell[] } {
  const compared = cells.filter(isCompared);
  const units = new Set(compared.map(({ comparison }) => comparison.valueA.unit));
  const scales = new Map(
    [...units].map((unit) => [
      unit,
      scaleOf(
        compared
          .filter(({ comparison }) => comparison.valueA.unit === unit)
          .flatMap(({ comparison: { valueA, valueB } }) => [asLoss(valueA), asLoss(valueB)]),
      ),
    ]),
  );
  const [first, ...others] = scales.values();
  return {
    panel: {
      id,
      title: id === 'accuracy' && units.has('share') ? 'Errors' : title,
      ticks: first && others.length === 0 ? first.ticks : [],
    },
    cells: cells.map((cell): GlanceCell => {
      if (!isCompared(cell)) return { cell, words: 'not measured', marks: [] };
      const { comparison, sides } = cell;
      const { place } = scales.get(comparison.valueA.unit)!;
      const marks = [comparison.valueA, comparison.valueB].map((figure, at): Mark => {
        const loss = asLoss(figure);
        const { low, high } = loss;
        return {
          side: sides[at]!,
          at: place(loss.value),
          isZero: loss.value <= 0,
          ...(low === undefined || high === undefined ? {} : { interval: [place(low), place(high)] }),
          value: formatValue(loss.value, loss.unit),
          full: formatFigure(loss),
        };
      });
      return { cell, words: gapWords(cell), marks };
    }),
  };
}

/** A share that is the better the higher is shown as what is missing: 4 % against 0.4 % look like what they are. */
function asLoss(figure: Figure): Shown {
  if (dimensionOf(figure.unit).kind !== 'share' || figure.direction !== 'higher-is-better') return figure;
  const { value, low, high, interval, unit } = figure;
  return {
    value: 1 - value,
    unit,
    ...(low === undefined || high === undefined || interval === undefined
      ? {}
      : { low: 1 - high, high: 1 - low, interval }),
  };
}

/** A logarithmic axis over figures of one unit, with an edge for nothing where one of them is. */
function scaleOf(figures: readonly Shown[]): {
  place: (value: number) => number;
  ticks: Panel['ticks'];
} {
  const bounds = figures.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [low, high] = logDomain(bounds);
  const start = bounds.some((bound) => bound <= 0) ? FIRST_AT : 0;
  const place = (value: number): number =>
    value <= 0
      ? ZERO_AT
      : Math.max(start, start + ((1 - start) * Math.log(value / low)) / Math.log(high / low));
  const unit = figures[0]!.unit;
  const label = (value: number): string =>
    // The labels of an axis are round.
    dimensionOf(unit).kind === 'share' ? `${formatNumber(100 * value)}\u00a0%` : formatValue(value, unit);
  return {
    place,
    ticks: [
      ...(start > 0 ? [{ at: ZERO_AT, label: '0' }] : []),
      ...apart(logTicks([low, high]).map((tick) => ({ at: place(tick), label: label(tick) }))),
    ],
  };
}

/** Labels nearer to each other, or to an end, would run into what is beside them. */
const LEAST_GAP = 0.3;
const LEAST_FROM_END = 0.06;

function apart(ticks: Panel['ticks']): Panel['ticks'] {
  let last = -Infinity;
  return ticks.filter(({ at }) => {
    if (at < LEAST_FROM_END || at > 1 - LEAST_FROM_END || at - last < LEAST_GAP) return false;
    last = at;
    return true;
  });
}

/** How far two programs are apart, without its interval; that stands in the table below. */
function gapWords(cell: ComparedCell): string {
  const { state, comparison } = cell;
  if (state === 'undecided') return 'undecided';
  if (state === 'equivalent') return `equal ${equivalence(comparison)}`;
  const words = errorWords(comparison) ?? ratioWords(comparison) ?? countWords(comparison);
  return state === 'slight' ? `${words}, perhaps` : words;
}

/** Two digits are all that is remembered of a ratio; one near to one is told in per cent. */
function ratioWords(comparison: Comparison): string | undefined {
  const { unit, value } = comparison.difference;
  const { amount } = formatGap(comparison);
  if (unit !== '×' || !amount.includes('×') || value <= 0) return undefined;
  return `${times(Math.max(value, 1 / value))} ${amount.split(' ').at(-1)!}`;
}

const times = (ratio: number): string => `${formatNumber(Number(ratio.toPrecision(2)))}\u00a0×`;

/** Counts, which are on no scale that everybody knows, differ by so much of the larger one. */
function countWords(comparison: Comparison): string {
  const { valueA, valueB, direction } = comparison;
  const [less, more] = [valueA.value, valueB.value].sort((left, right) => left - right);
  if (dimensionOf(valueA.unit).kind !== 'count' || less! <= 0) return formatGap(comparison).amount;
  const word = direction === 'higher-is-better' ? 'more' : 'less';
  const ratio = more! / less!;
  const part = direction === 'higher-is-better' ? ratio - 1 : 1 - 1 / ratio;
  return ratio < 2 ? `${formatNumber(100 * part, 0)}\u00a0% ${word}` : `${times(ratio)} ${word}`;
}

/** Of errors a ratio says more than a difference of shares: ten times fewer, where 3.6 points sound like little. */
function errorWords({ valueA, valueB, direction }: Comparison): string | undefined {
  if (dimensionOf(valueA.unit).kind !== 'share' || direction !== 'higher-is-better') return undefined;
  const [fewer, more] = [1 - valueA.value, 1 - valueB.value].sort((left, right) => left - right);
  if (fewer! <= 0) return 'no errors';
  return `${times(more! / fewer!)} fewer errors`;
}

/** The most that a task's row comes to: which program to ship, what is gained and what it costs. */
export interface Advice {
  /** Undefined where nothing that was measured speaks for either. */
  readonly ship: Side | undefined;
  readonly sentence: string;
  /** What lies between the two, where rules may decide first. */
  readonly between?: string;
}

/** What a run comes to: a sentence for every two programs, and what lies between them where something does. */
export function adviceSentences(results: Results): readonly string[] {
  return glanceOf(results)
    .rows.map(adviceOf)
    .flatMap(({ sentence, between }) => (between === undefined ? [sentence] : [`${sentence} ${between}`]));
}

/** Which program a task's figures speak for. Only leads beyond the margin count. */
export function adviceOf({ row, cells }: GlanceRow): Advice {
  const about = titleOf(row);
  const between = rulesFirstWords(row.slice);
  const rest = between === undefined ? {} : { between };
  const compared = cells.flatMap(({ cell, words, marks }) =>
    isCompared(cell) ? [{ cell, words: inSentence(cell, words, marks) }] : [],
  );
  const wins = compared.filter(({ cell }) => cell.state === 'win');
  if (wins.length === 0) {
    const why =
      compared.length === 0
        ? 'nothing was compared'
        : compared.every(({ cell }) => cell.state === 'equivalent')
          ? 'either will do: both are equal within the margins in all that was compared'
          : 'undecided: in nothing that was compared is one ahead by more than the margin';
    return { ship: undefined, sentence: `${about}: ${why}.`, ...rest };
  }
  // What is asked for first is the right answer; else whoever is ahead in more.
  const [first] = compared;
  const ship =
    first?.cell.state === 'win' ? first.cell.leader! : mostOften(wins.map(({ cell }) => cell.leader!));
  const gains = wins.filter(({ cell }) => cell.leader!.name === ship.name).map(({ words }) => words);
  const costs = wins.filter(({ cell }) => cell.leader!.name !== ship.name);
  const equal =
    first?.cell.state === 'equivalent' ? `${first.words} in ${lower(first.cell.comparison.title)}, ` : '';
  const price =
    costs.length === 0 ? '' : `; ${called(costs[0]!.cell.leader!)} ${list(costs.map(({ words }) => words))}`;
  return { ship, sentence: `${about}: ship ${shipped(ship)}: ${equal}${list(gains)}${price}.`, ...rest };
}

function titleOf({ slice: { task, dataset, title }, pair }: VerdictRow): string {
  const on = task.datasets.length > 1 || dataset?.synthetic ? `, ${title}` : '';
  return `${task.title}${on}${pair && ` (${lower(pair)})`}`;
}

/** Errors are named with both values, since a ratio hides whether it is of much or of little; a count with what it is of. */
function inSentence(
  { comparison: { valueA, title, direction }, state }: ComparedCell,
  words: string,
  marks: readonly Mark[],
): string {
  if (state !== 'win') return words;
  const { kind } = dimensionOf(valueA.unit);
  if (kind === 'count') return `${words} (${lower(title)})`;
  if (kind !== 'share' || direction !== 'higher-is-better') return words;
  const [less, more] = [...marks].sort((left, right) => left.at - right.at);
  return `${words} (${less!.value} against ${more!.value})`;
}

function mostOften(sides: readonly Side[]): Side {
  const count = (name: string): number => sides.filter((side) => side.name === name).length;
  return [...sides].sort((left, right) => count(right.name) - count(left.name))[0]!;
}

/** Programs that are named by their kind alone are called what they are. */
const KIND_WORDS: Readonly<Record<string, readonly [name: string, verb: string]>> = {
  [KIND_NAMES.handwritten]: ['the rules', 'are'],
  [KIND_NAMES.learned]: ['the network', 'is'],
};

const shipped = ({ name, kind }: Side): string => `${SYMBOLS[kind]} ${KIND_WORDS[name]?.[0] ?? name}`;

function called({ name }: Side): string {
  const [words, verb] = KIND_WORDS[name] ?? [name, 'is'];
  return `${words} ${verb}`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const list = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
