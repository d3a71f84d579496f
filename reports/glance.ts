import type { Figure } from '../harness/results/figure.js';
import type { Comparison, Results } from '../harness/results/schema.js';
import { logDomain, logTicks } from './charts/axes.js';
import { dimensionOf, formatFigure, formatGap, formatNumber, formatValue, type Shown } from './format.js';
import type { Side } from './names.js';
import { equivalence, verdictOf, type ComparedCell, type VerdictCell, type VerdictRow } from './verdict.js';

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
  /** 0 (left, better) to 1; nothing has an edge of its own, since a logarithmic axis has no place for it. */
  readonly at: number;
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

/** True where there is something to say of both programs. */
export const isCompared = (cell: VerdictCell): cell is ComparedCell => cell.state !== 'not measured';

function drawPanel(
  id: string,
  title: string,
  cells: readonly VerdictCell[],
): { panel: Panel; cells: GlanceCell[] } {
  const compared = cells.filter(isCompared);
  const units = new Set(compared.map(({ comparison }) => comparison.valueA.unit));
  const scales = new Map(
    [...units].map((unit) => {
      const alike = compared.flatMap(({ comparison }) =>
        comparison.valueA.unit === unit ? [comparison] : [],
      );
      return [unit, scaleOf(alike.flatMap(shownOf), alike[0]!)];
    }),
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
      const marks = shownOf(comparison).map((figure, at): Mark => {
        const { value, low, high, unit } = figure;
        return {
          side: sides[at]!,
          at: place(value),
          ...(low === undefined || high === undefined ? {} : { interval: [place(low), place(high)] }),
          value: formatValue(value, unit),
          full: formatFigure(figure),
        };
      });
      return { cell, words: gapWords(cell), marks };
    }),
  };
}

/** Whether shares of right answers are compared: they are shown as what is missing, so that 4 % against 0.4 % look like it. */
export const areRightAnswers = ({ measure, valueA }: Comparison): boolean =>
  measure === 'accuracy' && dimensionOf(valueA.unit).kind === 'share';

/** Both figures of a comparison as they are shown. */
function shownOf(comparison: Comparison): readonly Shown[] {
  const figures = [comparison.valueA, comparison.valueB];
  return areRightAnswers(comparison) ? figures.map(missing) : figures;
}

function missing({ value, low, high, interval, unit }: Figure): Shown {
  return {
    value: 1 - value,
    unit,
    ...(low === undefined || high === undefined || interval === undefined
      ? {}
      : { low: 1 - high, high: 1 - low, interval }),
  };
}

/** True where the larger figure is the better one, as it is shown. */
const isTurned = (comparison: Comparison): boolean =>
  comparison.direction === 'higher-is-better' && !areRightAnswers(comparison);

/** A logarithmic axis over figures of one unit, the better to the left, with an edge for nothing where one of them is. */
function scaleOf(
  figures: readonly Shown[],
  comparison: Comparison,
): {
  place: (value: number) => number;
  ticks: Panel['ticks'];
} {
  const bounds = figures.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [low, high] = logDomain(bounds);
  const start = bounds.some((bound) => bound <= 0) ? FIRST_AT : 0;
  const upwards = (value: number): number =>
    value <= 0
      ? ZERO_AT
      : Math.max(start, start + ((1 - start) * Math.log(value / low)) / Math.log(high / low));
  const place = (value: number): number => (isTurned(comparison) ? 1 - upwards(value) : upwards(value));
  const unit = figures[0]!.unit;
  const label = (value: number): string =>
    // The labels of an axis are round.
    dimensionOf(unit).kind === 'share' ? `${formatNumber(100 * value)}\u00a0%` : formatValue(value, unit);
  return {
    place,
    ticks: [
      ...(start > 0 ? [{ at: place(0), label: '0' }] : []),
      ...apart(logTicks([low, high]).map((tick) => ({ at: place(tick), label: label(tick) }))).filter(
        ({ at }) => start === 0 || Math.abs(at - place(0)) >= LEAST_FROM_ZERO,
      ),
    ],
  };
}

/** Labels nearer to each other, or to an end, would run into what is beside them. */
const LEAST_GAP = 0.3;
const LEAST_FROM_END = 0.06;
/** The label of nothing is short. */
const LEAST_FROM_ZERO = 0.15;

function apart(ticks: Panel['ticks']): Panel['ticks'] {
  let last = -Infinity;
  return [...ticks]
    .sort((one, other) => one.at - other.at)
    .filter(({ at }) => {
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
  const words =
    errorWords(comparison) ?? ratioWords(comparison) ?? pointWords(comparison) ?? countWords(comparison);
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

/** A lead in points is told by how many, and which way; the sign alone would have to be puzzled out. */
function pointWords(comparison: Comparison): string | undefined {
  const { difference, direction } = comparison;
  if (dimensionOf(difference.unit).kind !== 'share') return undefined;
  const points = formatGap(comparison).amount.replace(/^[+\u2212]/, '');
  return `${points} ${direction === 'higher-is-better' ? 'more' : 'less'}`;
}

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
function errorWords(comparison: Comparison): string | undefined {
  if (!areRightAnswers(comparison)) return undefined;
  const [fewer, more] = shownOf(comparison)
    .map(({ value }) => value)
    .sort((left, right) => left - right);
  return fewer! <= 0 ? 'no errors' : `${times(more! / fewer!)} fewer errors`;
}
