/** A result with how long it took. */
export interface Timed<Result> {
  readonly result: Result;
  /** Mean time of one call, in milliseconds; 0 where the clock is too coarse to tell. */
  readonly milliseconds: number;
}

/** Calls are repeated for so many milliseconds: the clocks of browsers step by up to one. */
const LONG_ENOUGH = 8;

/** No more calls than this, however coarse the clock is. */
const MOST_CALLS = 2 ** 16;

/**
 * Times a call by batches that double until one is long beside the steps of the clock; the last one counts.
 *
 * @param now tells the time in milliseconds
 */
export function timed<Result>(call: () => Result, now: () => number = () => performance.now()): Timed<Result> {
  let batch = 1;
  for (;;) {
    const began = now();
    let result = call();
    for (let at = 1; at < batch; at++) result = call();
    const took = now() - began;
    if (took >= LONG_ENOUGH || batch >= MOST_CALLS) return { result, milliseconds: took / batch };
    batch *= 2;
  }
}
