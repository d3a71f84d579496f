import { join } from 'node:path';

import { writeWhole } from '../../tasks/kit/write-whole.js';

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

/**
 * Writes the curve beside the manifest.
 *
 * @returns the path of the file
 */
export async function writeLearningCurve(folder: string, curve: readonly CurvePoint[]): Promise<string> {
  const path = join(folder, 'learning-curve.json');
  await writeWhole(path, `${JSON.stringify(curve, null, 1)}\n`);
  return path;
}

/** The epoch with the best validation figure; the later of two equal ones, which has learned longer. */
export function bestOf(curve: readonly CurvePoint[]): CurvePoint {
  return curve.reduce((best, point) => (point.validation >= best.validation ? point : best));
}
