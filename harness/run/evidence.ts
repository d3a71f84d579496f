import type { Figure } from '../results/figure.js';
import type { Evidence } from '../results/schema.js';

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
export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** A share with its interval. */
export const percentOf = (figure: Figure): string =>
  `${percent(figure.value)}${bounds(figure, (share) => (share * 100).toFixed(2))}`;

/** A difference of shares with its interval. */
export const points = (figure: Figure): string => `${signed(figure.value)}${bounds(figure, signed)} points`;

const signed = (share: number): string => `${share > 0 ? '+' : ''}${(100 * share).toFixed(2)}`;

/** The interval of a figure, where it has one. */
export const bounds = ({ low, high }: Figure, write: (value: number) => string): string =>
  low === undefined || high === undefined ? '' : ` [${write(low)}, ${write(high)}]`;
