import os from 'node:os';

import type { CellGroup, RunRequest } from './plan.js';

/** What two runs must have been asked alike for the samples of one to count for the other, as words. */
export type RequestDescription = Readonly<Record<string, string>>;

/** What says which subjects and measures there are beside each other: no samples of one depend on it. */
const OF_OTHERS: readonly string[] = ['programs', 'measures', 'runtimes', 'shard'];

/** A description without what else is measured in the run. */
export const withoutOthers = (description: RequestDescription): RequestDescription =>
  Object.fromEntries(Object.entries(description).filter(([name]) => !OF_OTHERS.includes(name)));

/** Parts of a description in which shards of one run differ. */
export const OF_SHARD: readonly string[] = ['shard', 'processor'];

/** Describes a request and the machine that it is for; what it runs on them is described by `describeCode`. */
export function describeRequest(
  { profile, split, measures, runtimes, context, pin, launches, shard }: RunRequest,
  groups: readonly CellGroup[],
): RequestDescription {
  return {
    seed: String(context.seed),
    profile: profile.id,
    launches: launches === undefined ? 'as in the profile' : String(launches),
    split,
    measures: measures
      .map(({ id }) => id)
      .sort()
      .join(', '),
    programs: groups
      .flatMap(({ known, dataset, cells }) =>
        cells.map(({ program }) => `${known.task.id}/${dataset.id}/${program.id}`),
      )
      .join(', '),
    runtimes: runtimes.join(', ') || 'the fastest of each network',
    ...(shard ? { shard: `${shard.number} of ${shard.of}` } : {}),
    processor: `${os.cpus()[0]?.model.trim() ?? 'unknown'}${pin === undefined ? '' : `, pinned to ${pin}`}`,
    node: process.version,
  };
}
