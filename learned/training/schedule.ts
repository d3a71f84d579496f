/** How the learning rate moves over a training. */
export interface Schedule {
  /** The highest rate. */
  readonly peak: number;
  /** Share of the training in which the rate rises from nothing to its peak, 0 to 1. */
  readonly warmUp: number;
  /** The last rate as a share of the peak. */
  readonly floor: number;
}

/**
 * The learning rate after a share of the training: a linear rise, then half a cosine down (Loshchilov and Hutter 2017,
 * "SGDR: Stochastic Gradient Descent with Warm Restarts", without the restarts).
 *
 * @param done share of the training that is done, 0 to 1
 * @example
 * learningRate({ peak: 0.002, warmUp: 0.1, floor: 0 }, 0.55); // 0.001
 */
export function learningRate({ peak, warmUp, floor }: Schedule, done: number): number {
  if (done < warmUp) return (peak * done) / warmUp;
  const along = (done - warmUp) / (1 - warmUp);
  return peak * (floor + ((1 - floor) * (1 + Math.cos(Math.PI * along))) / 2);
}
