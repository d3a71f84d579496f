import { median, minSorted } from 'simple-statistics';

/** A clock in nanoseconds from any fixed moment. Tests pass one that they move by hand. */
export type Clock = () => bigint;

/** The machine's monotonic clock. */
export const systemClock: Clock = () => process.hrtime.bigint();

/** What the clock can tell. */
export interface ClockQuality {
  /** The smallest difference that was seen between two readings that differ. */
  readonly stepNanoseconds: number;
  /** What one pair of readings costs: taken off every timing. */
  readonly costNanoseconds: number;
}

const READINGS = 20_000;

/** Measures a clock by reading it back to back. */
export function measureClock(clock: Clock): ClockQuality {
  const pairs = new Float64Array(READINGS);
  // The first half warms the reading up.
  for (let pass = 0; pass < 2; pass++) {
    for (let at = 0; at < READINGS; at++) {
      const start = clock();
      pairs[at] = Number(clock() - start);
    }
  }
  const sorted = [...pairs].sort((left, right) => left - right);
  const distinct = [...new Set(sorted)];
  const steps = distinct.slice(1).map((value, at) => value - distinct[at]!);
  return {
    stepNanoseconds: steps.length > 0 ? Math.min(...steps) : minSorted(sorted),
    costNanoseconds: median(sorted),
  };
}
