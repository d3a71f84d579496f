import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { UserError } from '../../../tasks/contract/index.js';
import type { ClockQuality } from '../../measures/latency/clock.js';
import type { AnyMeasure } from '../../measures/measure.js';
import { readResults } from '../../results/file.js';
import type { Merged, Results } from '../../results/schema.js';
import { selfCheckSamplesSchema } from '../../self-check/self-check.js';
import type { CellIdentity } from '../analyse.js';
import { differingParts } from '../describe-code.js';
import { OF_SHARD } from '../describe-request.js';
import type { RawFolder } from '../raw-folder.js';
import { measuresOf, readCollected, type CollectedBefore } from '../reanalyse.js';
import { openRawOf } from '../resume.js';
import { SELF_CHECK } from '../run.js';

/** The results of one run or shard, with all that was collected for them. */
export interface Part {
  readonly folder: string;
  readonly results: Results;
  readonly raw: RawFolder;
  readonly collected: readonly CollectedBefore[];
  /** Of one that times anything. */
  readonly clock?: ClockQuality;
}

/** What parts amount to together. */
export interface Together {
  readonly of: Merged['of'];
  /** In order, each with its name: `shard 2 of 4`. */
  readonly parts: readonly { readonly name: string; readonly part: Part }[];
  readonly tasks: Results['tasks'];
  readonly cells: readonly CellIdentity[];
  readonly collected: readonly CollectedBefore[];
  /** Sentences on what is not there. */
  readonly missing: readonly string[];
}

/**
 * Reads a part.
 *
 * @returns nothing for the folder of a run that was killed before it wrote results
 * @throws UserError where there is no such folder, or what lies in it cannot be read
 */
export async function readPart(folder: string, known: readonly AnyMeasure[]): Promise<Part | undefined> {
  if (!existsSync(folder)) throw new UserError(`there is no folder ${folder}; name the folders of runs`);
  const path = join(folder, 'results.json');
  if (!existsSync(path)) return undefined;
  const results = await readResults(path, known);
  const raw = await openRawOf(folder, results.run);
  if (raw?.run.run !== results.run.id)
    throw new UserError(
      `the raw samples of ${path} are not beside it, and figures are merged from them; bring the folder raw/ along`,
    );
  const collected = await readCollected(results, raw, measuresOf(results, known));
  const check = results.selfCheck && (await raw.need(SELF_CHECK, [], selfCheckSamplesSchema));
  return { folder, results, raw, collected, ...(check ? { clock: check.clock } : {}) };
}

/** What to do about runs whose times would be mixed though they are of different machines. */
export const OTHER_MACHINE =
  'times of different machines are not one figure: merge the runs of each machine by themselves';

/**
 * Lets two parts be put together only where they were asked the same, of the same code and data.
 *
 * @throws UserError with what differs
 */
export function requireAlike(one: Part, other: Part): void {
  const refuse = (why: string, mend: string): never => {
    throw new UserError(`${one.folder} and ${other.folder} cannot be merged: ${why}; ${mend}`);
  };
  const [shardOne, shardOther] = [one.results.shard, other.results.shard];
  if (!shardOne !== !shardOther)
    refuse('one is a shard and the other a whole run', 'merge the shards first, then the runs');
  const [asked, askedOther] = [one.raw.run.request, other.raw.run.request];
  // The times of shards stay with their machine. Those of several runs become one figure: where a run was put together from
  // shards, `mergeRuns` looks at the machines group by group.
  const ofShards = [one, other].some(({ results }) => results.shard ?? results.merged?.of === 'shards');
  const may = ofShards ? OF_SHARD : [];
  for (const name of new Set([...Object.keys(asked), ...Object.keys(askedOther)]))
    if (asked[name] !== askedOther[name] && !may.includes(name))
      refuse(
        `${name} was ${asked[name] ?? 'none'} and ${askedOther[name] ?? 'none'}`,
        name === 'processor' ? OTHER_MACHINE : 'run one of them again as the other was',
      );
  const [version, otherVersion] = [one.results.run.version, other.results.run.version];
  if (version !== otherVersion)
    refuse(`they are of versions ${version} and ${otherVersion}`, 'run both with the same version');
  const [differing] = differingParts(one.raw.run.code, other.raw.run.code);
  if (differing !== undefined) refuse(`${differing} is not the same in both`, 'run one of them again');
}
