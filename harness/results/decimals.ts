import type { Figure } from './figure.js';

/** So many significant digits of an interval's width are told: one alone would be wrong by up to a third. */
const DIGITS_OF_WIDTH = 2;

/** So many significant digits are told of any number at most: an interval that is narrower has no width to a reader. */
const MOST_DIGITS = 6;

/** Nothing is written with more decimals. */
const MOST_DECIMALS = 20;

/**
 * Decimals that leave so many significant digits of a number; below zero where they end before the point.
 *
 * @param value other than 0
 * @example decimalsFor(3, 12.345) // 1
 */
export const decimalsFor = (digits: number, value: number): number =>
  // Of the rounded number, so that 9.99 and a sum that is 10 less a last bit are written as 10 is. A damaged file may hold
  // numbers of which a hundred per cent is beyond any number.
  Number.isFinite(value) ? digits - 1 - Number(value.toExponential(digits - 1).split('e')[1]) : 0;

/** Decimals that a value has alone where nothing else is said: three significant digits, and no more than four decimals. */
export const decimalsOf = (value: number): number =>
  value === 0 ? 0 : Math.min(4, Math.max(0, decimalsFor(3, value)));

/**
 * Decimals in which a value and its bounds are all written: rounded apart, a value could stand outside its own interval. It
 * has those that it has alone, and more where only they show how wide its interval is.
 *
 * @param figure in the unit that it is written in
 * @param alone how many decimals the value has without an interval, 0 or more
 * @example commonDecimals({ value: 9.958, low: 9.931, high: 9.979 }, 1) // 3
 */
export function commonDecimals(
  { value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>,
  alone: number,
): number {
  if (low === undefined || high === undefined || high <= low) return alone;
  const largest = Math.max(...[value, low, high].map(Math.abs));
  const most = Math.min(MOST_DECIMALS, decimalsFor(MOST_DIGITS, largest));
  if (decimalsFor(1, high - low) > most) return alone;
  return Math.max(alone, Math.min(most, decimalsFor(DIGITS_OF_WIDTH, high - low)));
}
