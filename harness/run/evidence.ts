import { commonDecimals, decimalsOf } from '../results/decimals.js';
import type { Figure } from '../results/figure.js';
import { mapFigure } from '../results/map-figure.js';
import type { Evidence } from '../results/schema.js';

/** A piece of evidence; `missing` is true where what the claim asks for was not there to be measured. */
export type Judged = Evidence & { readonly missing?: true };

/** A piece of evidence; `holds` is null where the run was too short to tell. */
export const evidenceOf = (
  { task, dataset = '' }: { readonly task: string; readonly dataset?: string | undefined },
  holds: boolean | null,
  sentence: string,
  figures: readonly Figure[],
): Evidence => ({ task, dataset, holds, sentence, figures: [...figures] });

/** Whether a figure reaches a value with its whole interval; null where the interval holds the value. One without an interval is exact. */
export function reaches({ value, low = value, high = value }: Figure, wanted: number): boolean | null {
  if (low >= wanted) return true;
  return high < wanted ? false : null;
}

/** Whether two things hold; null where that cannot be told. */
export function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false;
  return one === true && other === true ? true : null;
}

/** A share in per cent. */
export const percent = (share: number): string => `${(share * 100).toFixed(SHARE_DECIMALS)} %`;

const SHARE_DECIMALS = 2;

/** A share with its interval. */
export const percentOf = (figure: Figure): string => written(inPercent(figure), SHARE_DECIMALS, ' %');

/** A difference of shares with its interval. */
export const points = (figure: Figure): string =>
  `${written(inPercent(figure), SHARE_DECIMALS, '', signed)} points`;

/** A figure in its unit, with its interval. */
export const figureOf = (figure: Figure): string =>
  figure.unit === 'share' ? percentOf(figure) : `${written(figure, decimalsOf(figure.value))} ${figure.unit}`;

/** A difference in its unit, with its interval. */
export const changeOf = (figure: Figure): string =>
  figure.unit === 'share' ? points(figure) : `${figure.value > 0 ? '+' : ''}${figureOf(figure)}`;

type Bounded = Pick<Figure, 'value' | 'low' | 'high'>;

const inPercent = (figure: Bounded): Bounded => mapFigure(figure, (share) => 100 * share);

const fixed = (value: number, decimals: number): string => value.toFixed(decimals);

const signed = (value: number, decimals: number): string =>
  `${value > 0 ? '+' : ''}${fixed(value, decimals)}`;

/**
 * A value and its interval, where it has one, rounded alike.
 *
 * @param alone how many decimals the value has at least
 * @param unit stands between the two
 */
export function written(figure: Bounded, alone: number, unit = '', write = fixed): string {
  const { value, low, high } = figure;
  const decimals = commonDecimals(figure, alone);
  const interval =
    low === undefined || high === undefined ? '' : ` [${write(low, decimals)}, ${write(high, decimals)}]`;
  return `${write(value, decimals)}${unit}${interval}`;
}
