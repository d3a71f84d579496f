import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

import { UserError } from '../../../tasks/contract/index.js';
import type { ClockQuality } from '../../measures/latency/clock.js';
import type { AnyMeasure } from '../../measures/measure.js';
import type { Merged, Results } from '../../results/schema.js';
import { selfCheckSamplesSchema } from '../../self-check/self-check.js';
import { analyse } from '../analyse.js';
import { Collected } from '../collected.js';
import type { CodeParts } from '../describe-code.js';
import { measuresOf } from '../reanalyse.js';
import { beginRaw } from '../resume.js';
import { SELF_CHECK } from '../run.js';
import { readPart, requireAlike, type Part, type Together } from './part.js';
import { mergeRuns } from './runs.js';
import { mergeShards } from './shards.js';

/** What {@link merge} needs from its surroundings. */
export interface MergeOptions {
  readonly known: readonly AnyMeasure[];
  readonly commandLine: string;
  /** Where the results are written: the raw samples are kept there, too. */
  readonly folder: string;
}

/**
 * Puts the results of the shards of one run together, or those of several runs of the same, and computes every figure from the
 * samples of all: what hangs on code, data, seed and profile alone is what one run gives, to the last digit.
 *
 * @param folders of the parts
 * @throws UserError where they do not belong together, or one of them cannot be read
 */
export async function merge(
  folders: readonly string[],
  { known, commandLine, folder: out }: MergeOptions,
): Promise<Results> {
  const parts: Part[] = [];
  const unfinished: string[] = [];
  for (const folder of folders) {
    const part = await readPart(folder, known);
    if (part) parts.push(part);
    else unfinished.push(folder);
  }
  // Whichever is named first: what cannot be put together is that of the earliest.
  parts.sort((one, other) => one.results.run.startedAt.localeCompare(other.results.run.startedAt));
  const [first, ...others] = parts;
  if (!first) throw new UserError(`there are no results in ${folders.join(', ')}; name the folders of runs`);
  others.forEach((other) => requireAlike(first, other));
  if (!first.results.shard && unfinished.length > 0)
    throw new UserError(
      `the run in ${unfinished.join(', ')} wrote no results; continue it with --resume, or leave it out`,
    );
  const measures = measuresOf(first.results, known);
  const together = first.results.shard ? mergeShards(parts, measures) : mergeRuns(parts);
  const raw = await beginRaw(out, {
    run: randomUUID(),
    startedAt: outermost(parts, 'startedAt'),
    request: Object.fromEntries(Object.entries(first.raw.run.request).filter(([name]) => name !== 'shard')),
    code: Object.assign({}, ...parts.map((part) => part.raw.run.code)) as CodeParts,
  });
  const collected = new Collected();
  for (const { measure, of, outcome } of together.collected) {
    if (outcome.state === 'collected')
      await raw.write(measure.id, of, measure.samples as z.ZodType, outcome.samples);
    collected.set(measure.id, of, outcome);
  }
  const clock = coarsest(parts);
  if (clock) await raw.write(SELF_CHECK, [], selfCheckSamplesSchema, { clock });
  const { schemaVersion, environment, family } = first.results;
  return analyse(
    {
      schemaVersion,
      environment,
      family,
      run: { ...describeRun(parts), id: raw.run.run, commandLine },
      merged: describeMerged(together),
      ...(clock ? { clock } : {}),
      tasks: together.tasks,
    },
    together.cells,
    measures,
    collected,
    'the run was cut short',
  );
}

function describeRun(parts: readonly Part[]): Omit<Results['run'], 'id' | 'commandLine'> {
  const { seed, profile, split, version, git, pin } = parts[0]!.results.run;
  const kept = parts.flatMap(({ results }) => results.run.kept ?? []);
  const collecting = parts.flatMap(({ results }) => results.run.collecting ?? []);
  return {
    seed,
    profile,
    split,
    startedAt: outermost(parts, 'startedAt'),
    finishedAt: outermost(parts, 'finishedAt'),
    interrupted: parts.some(({ results }) => results.run.interrupted),
    ...(pin === undefined ? {} : { pin }),
    ...(kept.length === 0 ? {} : { kept }),
    ...(collecting.length === 0 ? {} : { collecting }),
    version,
    git,
  };
}

/** When the first part started, or the last one finished. */
function outermost(parts: readonly Part[], what: 'startedAt' | 'finishedAt'): string {
  const times = parts.map(({ results }) => results.run[what]).sort();
  return times.at(what === 'startedAt' ? 0 : -1)!;
}

/** Parts that were merged themselves are named one by one. */
const describeMerged = ({ of, parts, missing }: Together): Merged => ({
  of,
  parts: parts.flatMap(({ name, part: { results, clock } }): Merged['parts'] => {
    if (results.merged)
      return results.merged.parts.map((inner) => ({ ...inner, name: `${name}, ${inner.name}` }));
    const { id, commandLine, startedAt, finishedAt } = results.run;
    return [
      {
        name,
        run: id,
        commandLine,
        startedAt,
        finishedAt,
        environment: results.environment,
        ...(clock ? { clock } : {}),
        groups: results.tasks.flatMap((task) =>
          task.datasets.map((dataset) => ({ task: task.id, dataset: dataset.id })),
        ),
      },
    ];
  }),
  missing: [...missing, ...parts.flatMap(({ part }) => part.results.merged?.missing ?? [])],
});

/** What is said of the clock holds for all parts. */
function coarsest(parts: readonly Part[]): ClockQuality | undefined {
  const clocks = parts.flatMap(({ clock }) => (clock ? [clock] : []));
  if (clocks.length === 0) return undefined;
  return {
    stepNanoseconds: Math.max(...clocks.map(({ stepNanoseconds }) => stepNanoseconds)),
    costNanoseconds: Math.max(...clocks.map(({ costNanoseconds }) => costNanoseconds)),
  };
}
