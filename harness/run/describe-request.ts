import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import os from 'node:os';

import { describeChanges, describeGit, ownVersion } from '../environment.js';
import type { TaskResults } from '../results/schema.js';
import type { CellGroup, RunRequest } from './plan.js';

/** Everything that two runs must share for the samples of one to count for the other, as words. */
export type RequestDescription = Readonly<Record<string, string>>;

/**
 * Describes a request with its data and the code that it runs.
 *
 * @param tasks the tasks with the fingerprints of their data
 */
export async function describeRequest(
  { profile, split, measures, runtimes, context, pin, launches }: RunRequest,
  groups: readonly CellGroup[],
  tasks: readonly TaskResults[],
): Promise<RequestDescription> {
  const git = describeGit();
  const paths = [...new Set(groups.flatMap(({ known }) => known.modules))];
  const modules = await Promise.all(paths.map((module) => readFile(new URL(module))));
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
    ...Object.fromEntries(
      tasks.flatMap(({ id: task, datasets }) =>
        datasets.map(({ id, fingerprint }) => [`data ${task}/${id}`, fingerprint]),
      ),
    ),
    processor: `${os.cpus()[0]?.model.trim() ?? 'unknown'}${pin === undefined ? '' : `, pinned to ${pin}`}`,
    node: process.version,
    version: ownVersion(),
    commit: git?.commit ?? 'none',
    'uncommitted changes': git?.dirty ? sha256(describeChanges()) : 'none',
    plugins: sha256(...modules),
  };
}

function sha256(...contents: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}
