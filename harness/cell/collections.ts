import { PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** A collection is reported by way of the event loop, some turns after it happened. */
export const REPORTED_WITHIN_MILLISECONDS = 5;

/** Watches the garbage collector until it is asked what it did. */
export interface CollectionWatch {
  /** The collections that began since the watch did, dated on the performance clock. */
  end(): Promise<readonly PerformanceEntry[]>;
}

/** Begins to watch the garbage collector. What it did before is not reported. */
export function watchCollections(): CollectionWatch {
  const entries: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  // The report of a collection just before may still be on its way; it is told from later ones by its date.
  const begin = performance.now();
  return {
    end: async () => {
      const over = performance.now();
      await setTimeout(REPORTED_WITHIN_MILLISECONDS);
      observer.disconnect();
      return entries.filter(({ startTime }) => startTime >= begin && startTime <= over);
    },
  };
}
