/** How much of a common unit stands behind a number of a table, so that 2 ms come after 900 µs. */
const FACTORS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  million: 1e6,
  billion: 1e9,
};

const NUMBER = /^([\u2212-]?[\d,]*\.?\d+)(?:\s(ns|µs|ms|s|B|kB|MB|GB|million|billion)(?![A-Za-z]))?/;

/** The number that a cell begins with, in the base of its unit; undefined where it begins with none. */
export function numberOf(text: string): number | undefined {
  const found = NUMBER.exec(text);
  if (!found) return undefined;
  const [, digits, unit = ''] = found;
  return Number(digits!.replaceAll(',', '').replace('\u2212', '-')) * (FACTORS[unit] ?? 1);
}

/**
 * Puts two cells of a column in order: numbers by what they are worth, then text as people sort it; cells that say nothing
 * come last, whichever way the column is sorted.
 */
export function compareCells(one: string, other: string, downwards: boolean): number {
  const empty = Number(isEmpty(one)) - Number(isEmpty(other));
  if (empty !== 0) return empty;
  const [left, right] = [numberOf(one), numberOf(other)];
  const order =
    left !== undefined && right !== undefined
      ? left - right
      : left === undefined && right === undefined
        ? one.localeCompare(other, 'en', { numeric: true })
        : left === undefined
          ? 1
          : -1;
  return downwards ? -order : order;
}

const isEmpty = (text: string): boolean => text === '' || text === '–';
