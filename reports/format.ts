import type { Figure } from '../harness/results/figure.js';
import type { Comparison } from '../harness/results/schema.js';

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
  /** Units with a name of their own, shown as they are. */
  readonly label?: string;
}

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  share: { kind: 'share', base: 1 },
  '%': { kind: 'share', base: 0.01 },
  ns: { kind: 'time', base: 1 },
  nanoseconds: { kind: 'time', base: 1 },
  µs: { kind: 'time', base: 1e3 },
  microseconds: { kind: 'time', base: 1e3 },
  ms: { kind: 'time', base: 1e6 },
  milliseconds: { kind: 'time', base: 1e6 },
  s: { kind: 'time', base: 1e9 },
  seconds: { kind: 'time', base: 1e9 },
  B: { kind: 'bytes', base: 1 },
  bytes: { kind: 'bytes', base: 1 },
  '×': { kind: 'ratio', base: 1 },
  '1/s': { kind: 'rate', base: 1 },
  'decisions/s': { kind: 'rate', base: 1 },
  'decisions per second': { kind: 'rate', base: 1 },
};

/** What a unit measures. Unknown units are counts of whatever they name. */
export function dimensionOf(unit: string): Dimension {
  return DIMENSIONS[unit] ?? { kind: 'count', base: 1, label: unit };
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
      return { factor: 0.01 / dimension.base, unit: '%', decimals: percentDecimals(based * 100) };
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
      return { factor: step.factor, unit: [step.unit, dimension.label].filter(Boolean).join(' ') };
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
export type Shown = Pick<Figure, 'value' | 'unit' | 'low' | 'high'>;

/** Decimals that leave three significant digits of a value, so that it and its bounds end alike. */
function decimalsOf(value: number): number {
  if (value === 0) return 4;
  return Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}

/** A bound beyond this is told by its order of magnitude: all it says is that too little was measured. */
const HUGE = 1e6;

function superscript(exponent: number): string {
  return Math.round(exponent)
    .toString()
    .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}

/** The interval of a figure in the step of its value, for example `[97.8, 98.4]`; empty where there is none. */
export function formatInterval(figure: Shown): string {
  if (figure.low === undefined || figure.high === undefined) return '';
  const step = scaleOf(figure.value, figure.unit);
  const ofValue = figure.value === 0 ? 1 : decimalsOf(figure.value / step.factor);
  const bound = (value: number) => {
    const scaled = value / step.factor;
    // A bound far above its value does not need the value's decimals.
    if (Math.abs(scaled) >= HUGE)
      return `${scaled < 0 ? MINUS : ''}10${superscript(Math.log10(Math.abs(scaled)))}`;
    return formatNumber(scaled, step.decimals ?? Math.min(ofValue, decimalsOf(scaled)));
  };
  return `[${bound(figure.low)}, ${bound(figure.high)}]`;
}

/**
 * A figure with its interval, for people.
 *
 * @example formatFigure({ value: 0.981, low: 0.978, high: 0.984, unit: 'share' }) // '98.1 % [97.8, 98.4]'
 */
export function formatFigure(figure: Shown | undefined): string {
  if (figure === undefined) return '–';
  const interval = formatInterval(figure);
  if (interval === '') return formatValue(figure.value, figure.unit);
  const step = scaleOf(figure.value, figure.unit);
  const scaled = figure.value / step.factor;
  const number = formatNumber(scaled, step.decimals ?? (scaled === 0 ? 0 : decimalsOf(scaled)));
  return `${step.unit === '' ? number : `${number}${NARROW}${step.unit}`} ${interval}`;
}

/** A p value, never as zero. */
export function formatP(p: number | null): string {
  if (p === null) return '';
  return p < 0.001 ? `p${NARROW}<${NARROW}0.001` : `p${NARROW}=${NARROW}${p.toPrecision(2)}`;
}

const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text);

/** How to say of a dimension that one value is better than another by a factor. */
function better(unit: string, direction: Comparison['direction']): string {
  const { kind } = dimensionOf(unit);
  if (direction === 'higher-is-better') return kind === 'rate' ? 'faster' : 'more';
  if (kind === 'time') return 'faster';
  return kind === 'bytes' ? 'smaller' : 'less';
}

/** How far apart two programs are. */
export interface Gap {
  /** For example `+7.7 points` or `12 × faster`. */
  readonly amount: string;
  /** Its interval in the same unit, or empty. */
  readonly interval: string;
}

/**
 * The difference of a comparison as its winner's lead: a ratio is turned so that it is at least one, a difference so
 * that it is the winner's minus the loser's. Without a winner it stays b against a.
 */
export function formatGap(comparison: Comparison): Gap {
  const { difference, direction, verdict, valueA } = comparison;
  const { value, low, high, unit } = difference;
  if (unit === '×') {
    const turn = (verdict === 'a' || verdict === 'b') && value < 1 && value > 0;
    const shown = turn ? { value: 1 / value, unit, ...inverse(low, high) } : difference;
    const word = verdict === 'a' || verdict === 'b' ? ` ${better(valueA.unit, direction)}` : '';
    return { amount: `${formatValue(shown.value, unit)}${word}`, interval: formatInterval(shown) };
  }
  const sign = verdict === 'a' ? -1 : 1;
  const bounds =
    low === undefined || high === undefined
      ? {}
      : { low: Math.min(sign * low, sign * high), high: Math.max(sign * low, sign * high) };
  const shown = { value: sign * value, unit, ...bounds };
  if (dimensionOf(unit).kind === 'share') return points(shown);
  if (verdict === 'none' || verdict === 'undecided') {
    return { amount: signed(shown.value, formatValue(shown.value, unit)), interval: formatInterval(shown) };
  }
  // A winner's lead in what is better low is negative; "33.9 MB smaller" says so in words.
  const lead = shown.value < 0 ? negated(shown) : shown;
  return {
    amount: `${formatValue(lead.value, unit)} ${better(valueA.unit, direction)}`,
    interval: formatInterval(lead),
  };
}

function negated({ value, low, high, unit }: Shown): Shown {
  return {
    value: -value,
    unit,
    ...(low === undefined || high === undefined ? {} : { low: -high, high: -low }),
  };
}

function inverse(low: number | undefined, high: number | undefined): Pick<Shown, 'low' | 'high'> {
  return low === undefined || high === undefined || low <= 0 ? {} : { low: 1 / high, high: 1 / low };
}

/** Shares differ by percentage points, never by per cent. */
function points(figure: Shown): Gap {
  const scale = 100 * dimensionOf(figure.unit).base;
  const decimals = Math.abs(figure.value * scale) < 1 ? 2 : 1;
  const number = (value: number) => formatNumber(value * scale, decimals);
  const interval =
    figure.low === undefined || figure.high === undefined
      ? ''
      : `[${number(figure.low)}, ${number(figure.high)}]`;
  return { amount: `${signed(figure.value, number(figure.value))}${NARROW}points`, interval };
}

/**
 * A difference of two shares in percentage points, with its interval.
 *
 * @example formatPoints({ value: -0.12, low: -0.2, high: -0.04, unit: 'share' }) // '−12.0 points [−20.0, −4.0]'
 */
export function formatPoints(figure: Shown): string {
  const { amount, interval } = points(figure);
  return [amount, interval].filter(Boolean).join(' ');
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
