/** How a training stood after one epoch. */
export interface CurvePoint {
  /** Counted from 1. */
  readonly epoch: number;
  /** Mean over the epoch's batches. */
  readonly loss: number;
  readonly learningRate: number;
  /** Measured with the averaged weights on data that is not trained on. */
  readonly validation: number;
  readonly seconds: number;
}

/** The file beside the manifest that keeps the curve. */
export const LEARNING_CURVE_FILE = 'learning-curve.json';

/** The epoch with the best validation figure; the later of two equal ones, which has learned longer. */
export function bestOf(curve: readonly CurvePoint[]): CurvePoint {
  return curve.reduce((best, point) => (point.validation >= best.validation ? point : best));
}
