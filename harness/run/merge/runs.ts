import { isDeepStrictEqual } from 'node:util';

import { UserError } from '../../../tasks/contract/index.js';
import { sealSamples } from '../sample-file.js';
import { ofCell } from '../collected.js';
import { environmentsOf } from '../../results/machines.js';
import type { Results } from '../../results/schema.js';
import type { CollectedBefore } from '../reanalyse.js';
import { OTHER_MACHINE, type Part, type Together } from './part.js';

/**
 * Puts runs of the same together: samples that must be the same are, those of times are taken from all runs, and what cannot be
 * put together is that of the first run.
 *
 * @param parts alike
 * @throws UserError where they differ in what must be the same
 */
export function mergeRuns(parts: readonly Part[]): Together {
  const [first, ...others] = parts as [Part, ...Part[]];
  if (others.length === 0)
    throw new UserError(
      `${first.folder} is one whole run, with which there is nothing to merge; name several`,
    );
  requireOnce(parts);
  for (const other of others) {
    const differing = other.results.cells.find(
      (cell, at) => ofCell(cell).join() !== ofCell(first.results.cells[at]!).join(),
    );
    if (differing)
      throw new UserError(
        `${first.folder} and ${other.folder} cannot be merged: ${differing.program} of ${differing.task} was measured on ${differing.runtime} in one of them; name the runtimes with --runtime`,
      );
    if (!isDeepStrictEqual(other.results.tasks, first.results.tasks))
      throw new UserError(
        `${first.folder} and ${other.folder} cannot be merged: their tasks or data are not the same; run one of them again`,
      );
    requireSameMachines(first, other);
  }
  return {
    of: 'runs',
    parts: parts.map((part, at) => ({ name: `run ${at + 1} of ${parts.length}`, part })),
    tasks: first.results.tasks,
    cells: first.results.cells.map(({ measures: _, solves: __, ...identity }) => identity),
    collected: first.collected.map((one) => ofAll(one, first, others)),
    missing: [],
  };
}

/** Runs are the observations of which an interval is made: one that counted twice would make it too narrow. */
function requireOnce(parts: readonly Part[]): void {
  const folderOf = new Map<string, string>();
  for (const { folder, results } of parts)
    for (const run of results.merged?.parts.map((part) => part.run) ?? [results.run.id]) {
      const before = folderOf.get(run);
      if (before !== undefined)
        throw new UserError(
          `${before} and ${folder} both hold the run ${run}, which counts once; leave one of them out`,
        );
      folderOf.set(run, folder);
    }
}

/** Runs of which one was put together from shards may have a task on another machine, whatever the machine of the first shard. */
function requireSameMachines(one: Part, other: Part): void {
  for (const { id, datasets } of one.results.tasks)
    for (const dataset of datasets) {
      const processors = ({ results }: Part): string =>
        processorsOf(results, { task: id, dataset: dataset.id });
      if (processors(one) !== processors(other))
        throw new UserError(
          `${one.folder} and ${other.folder} cannot be merged: ${id} on ${dataset.id} was measured on ${processors(one)} and on ${processors(other)}; ${OTHER_MACHINE}`,
        );
    }
}

const processorsOf = (results: Results, group: Parameters<typeof environmentsOf>[1]): string =>
  [...new Set(environmentsOf(results, group).map(({ cpu }) => cpu))].sort().join(' and ');

/** What was collected in all runs; of one that failed in any, that failure. */
function ofAll(one: CollectedBefore, first: Part, others: readonly Part[]): CollectedBefore {
  const { measure, of } = one;
  const found = others.map((part) =>
    part.collected.find((other) => other.measure === measure && other.of.join() === of.join())!,
  );
  const all = [one, ...found].map(({ outcome }) => outcome);
  const without = all.find(({ state }) => state !== 'collected');
  if (without) return { ...one, outcome: without };
  const samples = all.map((outcome) => (outcome.state === 'collected' ? outcome.samples : undefined));
  if (measure.repeatable) {
    const hashes = samples.map((each) => sealSamples(measure.samples!, each).sha256);
    const other = hashes.findIndex((hash) => hash !== hashes[0]);
    if (other > 0)
      throw new UserError(
        `${first.folder} and ${others[other - 1]!.folder} cannot be merged: ${measure.id} of ${of.join(', ')} differs, and the same code and data should give the same; does the program draw at random?`,
      );
    return one;
  }
  const together: unknown = measure.acrossRuns?.(samples) ?? samples[0];
  return { ...one, outcome: { state: 'collected', samples: together } };
}
