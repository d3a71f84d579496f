/** Calls are repeated for so many milliseconds: the clocks of browsers step by up to one. */
const LONG_ENOUGH = 8;

/** No more calls than this, however coarse the clock is. */
const MOST_CALLS = 2 ** 16;

/**
 * Times a call by batches that double until one is long beside the steps of the clock; the last one counts.
 *
 * @param now tells the time in milliseconds
 * @returns the mean time of one call, in milliseconds; 0 where the clock is too coarse to tell
 */
export function timed(call: () => unknown, now: () => number = () => performance.now()): number {
  let batch = 1;
  for (;;) {
    const began = now();
    for (let at = 0; at < batch; at++) call();
    const took = now() - began;
    if (took >= LONG_ENOUGH || batch >= MOST_CALLS) return took / batch;
    batch *= 2;
  }
}
