import { timingsAcrossRuns } from '../latency/timings.js';
import type { AgilitySamples } from './schema.js';

/** What was collected of a program's forms in several runs: its times of all, the rest of the first, since it is the same. */
export function agilityAcrossRuns(each: readonly AgilitySamples[]): AgilitySamples {
  const [first] = each as [AgilitySamples];
  return {
    ...first,
    timed: first.timed.map((_, form) => timingsAcrossRuns(each.map(({ timed }) => timed[form]!))),
  };
}
