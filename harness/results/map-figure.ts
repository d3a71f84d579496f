import type { Figure } from './figure.js';

/**
 * A figure whose value and bounds are changed alike, such as a share to what is missing of it; the rest stays. Where the
 * change turns their order, the bounds change places.
 *
 * @param change monotonic between the bounds
 * @example mapFigure({ value: 0.75, low: 0.5, high: 1 }, (share) => 1 - share) // { value: 0.25, low: 0, high: 0.5 }
 */
export function mapFigure<Some extends Pick<Figure, 'value' | 'low' | 'high'>>(
  figure: Some,
  change: (value: number) => number,
): Some {
  const { low, high } = figure;
  const value = change(figure.value);
  if (low === undefined || high === undefined) return { ...figure, value };
  const ends = [change(low), change(high)];
  return { ...figure, value, low: Math.min(...ends), high: Math.max(...ends) };
}
