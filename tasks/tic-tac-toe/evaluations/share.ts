import type { Direction, EvaluationFigure } from '../../contract/index.js';

/** A count out of all as a figure in [0, 1]. */
export function share(title: string, count: number, all: number, direction: Direction): EvaluationFigure {
  return { title, value: count / all, unit: 'share', direction };
}
