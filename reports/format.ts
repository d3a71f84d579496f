import { commonDecimals, decimalsFor, decimalsOf } from '../harness/results/decimals.js';
import type { Figure } from '../harness/results/figure.js';
import { mapFigure } from '../harness/results/map-figure.js';
import type { Comparison, Outcome } from '../harness/results/schema.js';

/** Between a number and its unit: the two must not be torn apart at the end of a line. */
const NARROW = '\u00a0';
const MINUS = '\u2212';

/** A unit that is shown in larger or smaller steps, such as ns as µs. */
interface Step {
  readonly factor: number;
  readonly unit: string;
  readonly decimals?: number;
}

const TIME: readonly Step[] = [
  { factor: 1, unit: 'ns' },
  { factor: 1e3, unit: 'µs' },
  { factor: 1e6, unit: 'ms' },
  { factor: 1e9, unit: 's' },
];
const BYTES: readonly Step[] = [
  { factor: 1, unit: 'B' },
  { factor: 1e3, unit: 'kB' },
  { factor: 1e6, unit: 'MB' },
  { factor: 1e9, unit: 'GB' },
];
const COUNT: readonly Step[] = [
  { factor: 1, unit: '' },
  { factor: 1e6, unit: 'million' },
  { factor: 1e9, unit: 'billion' },
];

/** What a unit of the results file measures, and how many base units (ns, bytes, a share of 1) one of it is. */
interface Dimension {
  readonly kind: 'share' | 'time' | 'bytes' | 'ratio' | 'rate' | 'count';
  readonly base: number;
}

// A map and no object: a plugin may name a unit `constructor`.
const DIMENSIONS: ReadonlyMap<string, Dimension> = new Map([
  ['share', { kind: 'share', base: 1 }],
  ['ns', { kind: 'time', base: 1 }],
  ['ms', { kind: 'time', base: 1e6 }],
  ['s', { kind: 'time', base: 1e9 }],
  ['B', { kind: 'bytes', base: 1 }],
  ['×', { kind: 'ratio', base: 1 }],
  ['decisions/s', { kind: 'rate', base: 1 }],
]);

/** What a unit measures. Unknown units are counts of whatever they name. */
export function dimensionOf(unit: string): Dimension {
  return DIMENSIONS.get(unit) ?? { kind: 'count', base: 1 };
}

/**
 * A number for people: three significant digits, thousands grouped, a true minus sign.
 *
 * @example formatNumber(12345.6) // '12,346'
 */
export function formatNumber(value: number, decimals?: number): string {
  const options: Intl.NumberFormatOptions =
    decimals !== undefined
      ? { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      : Math.abs(value) >= 1000
        ? { maximumFractionDigits: 0 }
        : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat('en', options).format(value).replace('-', MINUS);
}

/** Why something is missing and what brings it, in one sentence. */
export function formatMissing({ why, mend }: { readonly why: string; readonly mend: string }): string {
  return `${why}; to mend it, ${mend}`;
}

/** Why there is no result. */
export function formatReason(outcome: Exclude<Outcome, { state: 'measured' }>): string {
  return outcome.state === 'failed' ? outcome.error : outcome.reason;
}

function stepFor(value: number, steps: readonly Step[]): Step {
  return [...steps].reverse().find((step) => Math.abs(value) >= step.factor) ?? steps[0]!;
}

/** Enough decimals to tell 99.95 % from 100 %, and no more. */
function percentDecimals(percent: number): number {
  const distance = Math.min(Math.abs(percent), Math.abs(100 - percent));
  if (distance === 0) return 0;
  return distance < 1 ? 2 : 1;
}

function scaleOf(value: number, unit: string): Step {
  const dimension = dimensionOf(unit);
  const based = value * dimension.base;
  switch (dimension.kind) {
    case 'share':
      return { factor: 0.01, unit: '%', decimals: percentDecimals(based * 100) };
    case 'time':
    case 'bytes': {
      const step = stepFor(based, dimension.kind === 'time' ? TIME : BYTES);
      return { factor: step.factor / dimension.base, unit: step.unit };
    }
    case 'ratio':
      return { factor: 1, unit: '×' };
    case 'rate': {
      const step = stepFor(value, COUNT);
      return { factor: step.factor, unit: `${step.unit}/s` };
    }
    case 'count': {
      const step = stepFor(value, COUNT);
      return { factor: step.factor, unit: [step.unit, unit].filter(Boolean).join(' ') };
    }
  }
}

/** A value in the step of its unit that people would choose, without its interval, for example `12.3 µs`. */
export function formatValue(value: number, unit: string): string {
  const step = scaleOf(value, unit);
  const number = formatNumber(value / step.factor, step.decimals);
  return step.unit === '' ? number : `${number}${NARROW}${step.unit}`;
}

/** What a figure must have to be shown. */
export type Shown = Pick<Figure, 'value' | 'unit' | 'low' | 'high' | 'interval'>;

/** A bound beyond this that is far from its value is told by its order of magnitude: all it says is that too little was measured. */
const HUGE = 1e6;

/** A bound so many times its value is far from it: it may be rounded by itself and stays on its side. */
const FAR = 10;

function superscript(exponent: number): string {
  return Math.round(exponent)
    .toString()
    .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}

function formatBound(bound: number, value: number, decimals: number): string {
  const size = Math.abs(bound);
  if (size < FAR * Math.abs(value)) return formatNumber(bound, decimals);
  if (size >= HUGE) return `${bound < 0 ? MINUS : ''}10${superscript(Math.log10(size))}`;
  // Nor does it need the decimals of a value that is far smaller.
  return formatNumber(bound, bound === 0 ? decimals : Math.min(decimals, Math.max(0, decimalsFor(3, bound))));
}

/**
 * A value and its interval in one step of their unit, rounded alike: rounded apart, a value could stand outside its own
 * interval.
 *
 * @param figure in the step that it is shown in
 * @param alone how many decimals the value has where it stands alone
 */
function roundAlike(figure: Shown, alone: number): { readonly number: string; readonly interval: string } {
  const decimals = commonDecimals(figure, alone);
  return {
    number: formatNumber(figure.value, decimals),
    interval: bracket(figure, (bound) => formatBound(bound, figure.value, decimals)),
  };
}

/** Only what says how sure a value is looks like an interval; what says how inputs or timings differ says so. */
function bracket({ low, high, interval }: Shown, bound: (value: number) => string): string {
  if (low === undefined || high === undefined) return '';
  switch (interval) {
    case 'range':
      return `[${bound(low)} … ${bound(high)}] range`;
    case 'spread':
      return `[${bound(low)} – ${bound(high)}] of inputs`;
    default:
      return `[${bound(low)}, ${bound(high)}]`;
  }
}

/** A figure in the step of its value, for example `98.1 %` and `[97.8, 98.4]`; its interval is empty where there is none. */
function formatParts(figure: Shown): { readonly value: string; readonly interval: string } {
  const step = scaleOf(figure.value, figure.unit);
  const scaled = mapFigure(figure, (value) => value / step.factor);
  const { number, interval } = roundAlike(scaled, step.decimals ?? decimalsOf(scaled.value));
  if (interval === '') return { value: formatValue(figure.value, figure.unit), interval };
  return { value: step.unit === '' ? number : `${number}${NARROW}${step.unit}`, interval };
}

/**
 * A figure with its interval, for people.
 *
 * @example formatFigure({ value: 0.981, low: 0.978, high: 0.984, unit: 'share' }) // '98.10 % [97.80, 98.40]'
 */
export function formatFigure(figure: Shown | undefined): string {
  if (figure === undefined) return '–';
  const { value, interval } = formatParts(figure);
  return [value, interval].filter(Boolean).join(' ');
}

/** A p value, never as zero. */
export function formatP(p: number | null): string {
  if (p === null) return '';
  return p < 0.001 ? `p${NARROW}<${NARROW}0.001` : `p${NARROW}=${NARROW}${p.toPrecision(2)}`;
}

const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);

/** How to say of a dimension that one value is larger, or smaller, than another. */
function moreOrLess(unit: string): readonly [more: string, less: string] {
  switch (dimensionOf(unit).kind) {
    case 'time':
      return ['slower', 'faster'];
    case 'rate':
      return ['faster', 'slower'];
    case 'bytes':
      return ['larger', 'smaller'];
    default:
      return ['more', 'less'];
  }
}

/** How to say of a dimension that one value is better than another by a factor. */
function better(unit: string, direction: Comparison['direction']): string {
  return moreOrLess(unit)[direction === 'higher-is-better' ? 0 : 1];
}

/** How far apart two programs are. */
export interface Gap {
  /** As it stands alone, for example `+7.7 points` or `12 × faster`. */
  readonly amount: string;
  /** As it stands before its interval, rounded as the bounds are: `+7.71 points`. */
  readonly beside: string;
  /** Its interval in the same unit, or empty. */
  readonly interval: string;
}

/** Who leads, be it slightly; nothing where it is open or both are equivalent. */
export function leaderOf({ verdict }: Pick<Comparison, 'verdict'>): 'a' | 'b' | undefined {
  switch (verdict) {
    case 'a':
    case 'slightly a':
      return 'a';
    case 'b':
    case 'slightly b':
      return 'b';
    default:
      return undefined;
  }
}

/** A ratio nearer to one than this is told in per cent: 1.03 × is hard to read. */
const NEAR = 1.2;

/** A ratio as a share above or below one, for example `3.0 % slower` of `1.03`. */
function percentage(figure: Shown, [more, less]: readonly [more: string, less: string]): Gap {
  const isLess = figure.value < 1;
  const shown = mapFigure(figure, (value) => 100 * (isLess ? 1 - value : value - 1));
  const { number, interval } = roundAlike(shown, 1);
  const told = (amount: string): string => `${amount}${NARROW}% ${isLess ? less : more}`;
  return { amount: told(formatNumber(shown.value, 1)), beside: told(number), interval };
}

/** A margin of practical equality, for example `5 %`, `0.5 points` or `a factor of 2`. */
export function formatMargin({ margin, difference }: Pick<Comparison, 'margin' | 'difference'>): string {
  if (margin === undefined) return '';
  const { scale, value } = margin;
  if (scale === 'ratio')
    return value < 1
      ? `${formatNumber(100 * value)}${NARROW}%`
      : `a factor of${NARROW}${formatNumber(1 + value)}`;
  return dimensionOf(difference.unit).kind === 'share'
    ? `${formatNumber(100 * value)}${NARROW}${value === 0.01 ? 'point' : 'points'}`
    : formatValue(value, difference.unit);
}

/**
 * The difference of a comparison as its leader's lead: a ratio is turned so that it is at least one, a difference so
 * that it is the leader's minus the other's. Without a leader it stays b against a.
 */
export function formatGap(
  comparison: Pick<Comparison, 'difference' | 'direction' | 'verdict' | 'valueA'>,
): Gap {
  const { difference, direction, verdict, valueA } = comparison;
  const { value, unit } = difference;
  const leader = leaderOf(comparison);
  const ahead = leader !== undefined;
  const word = better(valueA.unit, direction);
  if (unit === '×') {
    const shown = ahead && value < 1 && value > 0 ? inverse(difference) : difference;
    if (value > 1 / NEAR && value < NEAR && value !== 1) {
      if (ahead) return percentage(shown, [word, word]);
      if (verdict === 'equivalent') return percentage(shown, moreOrLess(valueA.unit));
    }
    return gapOf(shown, (amount) => (ahead ? `${amount} ${word}` : amount));
  }
  const shown = leader === 'a' ? negative(difference) : difference;
  if (dimensionOf(unit).kind === 'share') return points(shown);
  if (!ahead) return gapOf(shown, (amount) => signed(shown.value, amount));
  // A winner's lead in what is better low is negative; "33.9 MB smaller" says so in words.
  const lead = shown.value < 0 ? negative(shown) : shown;
  return gapOf(lead, (amount) => `${amount} ${word}`);
}

/** A gap in its own unit. */
function gapOf(shown: Shown, told: (amount: string) => string): Gap {
  const { value, interval } = formatParts(shown);
  return { amount: told(formatValue(shown.value, shown.unit)), beside: told(value), interval };
}

/** A ratio the other way round; without its interval where that has no counterpart. */
function inverse(figure: Shown): Shown {
  const { value, unit, low } = figure;
  const invert = (ratio: number): number => 1 / ratio;
  return low !== undefined && low > 0 && Number.isFinite(invert(low))
    ? mapFigure(figure, invert)
    : { value: invert(value), unit };
}

/** A difference the other way round. */
const negative = (figure: Shown): Shown => mapFigure(figure, (value) => -value);

/** Shares differ by percentage points, never by per cent. */
function points(figure: Shown): Gap {
  const shown = mapFigure(figure, (value) => value * 100);
  const alone = Math.abs(shown.value) < 1 ? 2 : 1;
  const { number, interval } = roundAlike(shown, alone);
  const told = (amount: string): string => `${signed(shown.value, amount)}${NARROW}points`;
  return { amount: told(formatNumber(shown.value, alone)), beside: told(number), interval };
}

/**
 * A difference of two shares in percentage points, with its interval.
 *
 * @example formatPoints({ value: -0.12, low: -0.2, high: -0.04, unit: 'share' }) // '−12.0 points [−20.0, −4.0]'
 */
export function formatPoints(figure: Shown): string {
  const { beside, interval } = points(figure);
  return [beside, interval].filter(Boolean).join(' ');
}

/**
 * A difference b − a with its sign and interval, in points where it is one of shares.
 *
 * @example formatDifference({ value: 0.2, low: 0.1, high: 0.3, interval: 'confidence', unit: 'cm' }) // '+0.2 cm [0.1, 0.3]'
 */
export function formatDifference(figure: Shown): string {
  return dimensionOf(figure.unit).kind === 'share'
    ? formatPoints(figure)
    : signed(figure.value, formatFigure(figure));
}

/** Which way is better, as a sentence; empty where neither is. */
export function formatDirection(direction: Figure['direction']): string {
  if (direction === 'neither') return '';
  return direction === 'higher-is-better' ? 'Higher is better.' : 'Lower is better.';
}

/** A name that is safe as an HTML id and as the fragment of an address. */
export function slug(...parts: readonly string[]): string {
  return parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
