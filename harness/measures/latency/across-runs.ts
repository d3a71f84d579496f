import type { LatencySamples } from './schema.js';
import { firstRounds, timingsAcrossRuns } from './timings.js';

/**
 * Everything that was timed of one program in several runs. Of the cross-check by Benchmark.js, which is one figure a run, that
 * of the first counts.
 *
 * @param each one a run, of the same inputs
 * @throws Error where they timed other inputs
 */
export function latencyAcrossRuns(each: readonly LatencySamples[]): LatencySamples {
  const [first] = each as [LatencySamples];
  if (each.some(({ exampleIds }) => exampleIds.join() !== first.exampleIds.join()))
    throw new Error('the runs timed other inputs');
  const samples = timingsAcrossRuns(each.map((one) => one.samples));
  const copies = each.flatMap(({ copy }) => (copy ? [copy] : []));
  return {
    samples,
    duringCollection: each.flatMap((one) =>
      one.duringCollection.map((launch) => firstRounds(launch, one.samples.rounds, samples.rounds)),
    ),
    batchSize: Math.max(...each.map(({ batchSize }) => batchSize)),
    firstCalls: each.flatMap(({ firstCalls }) => firstCalls),
    warmUps: each.flatMap(({ warmUps }) => warmUps),
    exampleIds: first.exampleIds,
    ...(copies.length === each.length ? { copy: timingsAcrossRuns(copies) } : {}),
    ...(first.throughput ? { throughput: first.throughput } : {}),
    ...(first.drawings ? { drawings: first.drawings } : {}),
  };
}
