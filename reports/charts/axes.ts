import type { Figure } from '../../harness/results/figure.js';

/** Vega expression for the labels of an axis in nanoseconds. */
export const TIME_LABEL = stepsLabel([
  [1e9, ' s'],
  [1e6, ' ms'],
  [1e3, ' µs'],
  [1, ' ns'],
]);

/** Vega expression for the labels of an axis in bytes. */
export const BYTES_LABEL = stepsLabel([
  [1e9, ' GB'],
  [1e6, ' MB'],
  [1e3, ' kB'],
  [1, ' B'],
]);

/** Vega expression for the labels of an axis of counts: 10k, 2M. */
export const COUNT_LABEL = stepsLabel([
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [1, ''],
]);

function stepsLabel(steps: readonly (readonly [factor: number, unit: string])[]): string {
  return steps.reduceRight(
    (smaller, [factor, unit]) =>
      `datum.value >= ${factor} ? format(datum.value / ${factor}, '~g') + '${unit}' : ${smaller}`,
    `format(datum.value, '~g')`,
  );
}

/** Where the rule of a mark begins and ends: at the mark itself where its figure has no interval. */
export const endsOf = ({ value, low = value, high = value }: Pick<Figure, 'value' | 'low' | 'high'>) => ({
  low,
  high,
});

/** Breaks a cell's name before its runtime, so that names fit beside a chart on a phone. */
const NAME_LABEL = `split(datum.label, ' · ')`;

/** The axis that has a row for each of these programs, in their order. */
export function programAxis(programs: readonly { readonly name: string }[]) {
  return {
    field: 'name',
    type: 'nominal' as const,
    sort: programs.map(({ name }) => name),
    title: null,
    axis: { labelExpr: NAME_LABEL, labelLimit: 120 },
  };
}

/**
 * A logarithmic axis of times.
 *
 * @param field holds nanoseconds
 * @param times all that are drawn
 */
export function timeAxis(field: string, title: string, times: readonly number[]) {
  return {
    field,
    type: 'quantitative' as const,
    title,
    scale: { type: 'log' as const, domain: logDomain(times), nice: false },
    axis: { values: logTicks(times), labelExpr: TIME_LABEL },
  };
}

/** From coarse to fine: where within a power of ten ticks may stand. */
const STEPS = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 2, 3, 4, 5, 6, 8],
  Array.from({ length: 45 }, (_, at) => 1 + at / 5),
];
const FEWEST_TICKS = 3;
const MOST_TICKS = 6;

/**
 * Ticks for a logarithmic axis: powers of ten, with steps between them where there would be too few, so that a label
 * stands at every tick and none runs into the next.
 */
export function logTicks(values: readonly number[]): number[] {
  const [low, high] = logDomain(values);
  const first = Math.floor(Math.log10(low));
  const stride = Math.max(1, Math.ceil(Math.log10(high / low) / MOST_TICKS));
  const choices = STEPS.map((steps) => {
    const ticks: number[] = [];
    for (let power = first; power <= Math.log10(high); power += stride) {
      ticks.push(...steps.map((step) => step * 10 ** power));
    }
    return ticks.filter((tick) => tick >= low && tick <= high);
  });
  const ticks = choices.find(({ length }) => length >= FEWEST_TICKS) ?? choices.at(-1)!;
  const every = Math.ceil(ticks.length / MOST_TICKS);
  return ticks.filter((_, at) => at % every === 0);
}

/** The domain of a logarithmic axis: the values with a little air around them. */
export function logDomain(values: readonly number[]): [low: number, high: number] {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return [1, 10];
  const low = positive.reduce((least, value) => Math.min(least, value));
  const high = positive.reduce((most, value) => Math.max(most, value));
  const air = Math.max(0.06 * Math.log10(high / low), 0.12);
  // Of numbers that nobody measured the air may lie beyond all numbers: ticks up to there would never end.
  return [Math.max(Number.MIN_VALUE, low / 10 ** air), Math.min(Number.MAX_VALUE, high * 10 ** air)];
}

/** Four significant digits: more than a screen can show, and a third of the bytes in the page. */
export const rounded = (value: number) => Number(value.toPrecision(4));

/** A Vega transform that writes a time in nanoseconds for people, so that the page need not carry the words. */
export const timeWords = (field: string, as: string) => ({
  calculate: TIME_LABEL.replaceAll('datum.value', `datum['${field}']`).replaceAll("'~g'", "'.3~g'"),
  as,
});

/** Height of a row that stands for one program, in pixels. */
export const ROW = 46;

/** Air below the last row of a chart, in pixels. */
export const FOOT = 4;

/** Height of a row that holds a mark a program, in pixels: close enough to compare, far enough to tell apart. */
export const offsetHeight = (programs: number) => Math.max(24, programs * 12 + 4);

/** Room around means in a unit of their own, down to zero where none is below it. */
export function meanDomain(means: readonly number[]): [low: number, high: number] {
  const [low, high] = [Math.min(0, ...means), Math.max(0, ...means)];
  const air = 0.08 * (high - low || 1);
  return [low < 0 ? low - air : 0, high + air];
}

/** Room around shares, but none beyond 0 and 1, where there are no shares. */
export function shareDomain(shares: readonly number[]): [low: number, high: number] {
  const low = Math.min(...shares);
  const high = Math.max(...shares);
  const air = Math.max(0.12 * (high - low), 0.02);
  return [Math.max(0, low - air), Math.min(1, high + air)];
}
