import { isDeepStrictEqual } from 'node:util';

import { UserError } from '../../../tasks/contract/index.js';
import type { AnyMeasure } from '../../measures/measure.js';
import type { PlannedGroup, Results } from '../../results/schema.js';
import type { CellIdentity } from '../analyse.js';
import { ofCell, type SubjectName } from '../collected.js';
import { shardName } from '../plan.js';
import type { CollectedBefore } from '../reanalyse.js';
import type { Part, Together } from './part.js';

/**
 * Puts the shards of one run together, in the order in which the run in one piece has its groups. What a shard that is missing
 * would have measured is skipped, with that reason.
 *
 * @param parts alike but for their shard
 * @param measures those of the run
 * @throws UserError where two are the same shard, or they are shards of different runs
 */
export function mergeShards(parts: readonly Part[], measures: readonly AnyMeasure[]): Together {
  const [first] = parts;
  const { of, groups } = first!.results.shard!;
  const byNumber = new Map<number, Part>();
  for (const part of parts) {
    const shard = part.results.shard!;
    if (shard.of !== of || !isDeepStrictEqual(shard.groups, groups))
      throw new UserError(
        `${part.folder} and ${first!.folder} are shards of different runs: of ${groups.length} groups in ${of} shards, and of ${shard.groups.length} in ${shard.of}; run one of them again as the other was`,
      );
    const same = byNumber.get(shard.number);
    if (same)
      throw new UserError(
        `${part.folder} and ${same.folder} both hold ${shardName(shard)}; leave one of them out`,
      );
    byNumber.set(shard.number, part);
  }
  const tasks: Results['tasks'] = [];
  const cells: CellIdentity[] = [];
  const collected: CollectedBefore[] = [];
  const missing = new Map<number, PlannedGroup[]>();
  for (const group of groups) {
    const part = byNumber.get(group.shard);
    const task = part ? loadedTask(part, group) : group.task;
    const known = tasks.find(({ id }) => id === task.id);
    if (known) known.datasets.push(...task.datasets);
    else tasks.push({ ...task, datasets: [...task.datasets] });
    if (part) cells.push(...cellsOf(part, group));
    else {
      cells.push(...plannedCells(group));
      collected.push(...skipped(group, measures, `${shardName({ number: group.shard, of })} is missing`));
      missing.set(group.shard, [...(missing.get(group.shard) ?? []), group]);
    }
  }
  collected.push(...[...byNumber.values()].flatMap((part) => part.collected));
  return {
    of: 'shards',
    parts: [...byNumber]
      .sort(([one], [other]) => one - other)
      .map(([number, part]) => ({ name: shardName({ number, of }), part })),
    tasks,
    cells,
    collected,
    missing: [...missing].map(
      ([number, lost]) =>
        `${shardName({ number, of })} is missing: ${lost.map(nameOf).join(', ')} was not measured; run it again and merge again`,
    ),
  };
}

const nameOf = ({ task: { id, datasets } }: PlannedGroup): string => `${id} on ${datasets[0]!.id}`;

/** The task of a group as its own shard described it, on that group's data set. */
function loadedTask({ results }: Part, { task: { id, datasets } }: PlannedGroup): Results['tasks'][number] {
  const task = results.tasks.find((one) => one.id === id)!;
  return { ...task, datasets: task.datasets.filter((dataset) => dataset.id === datasets[0]!.id) };
}

const cellsOf = ({ results }: Part, { task: { id, datasets } }: PlannedGroup): CellIdentity[] =>
  results.cells
    .filter(({ task, dataset }) => task === id && dataset === datasets[0]!.id)
    .map(({ measures: _, solves: __, ...identity }) => identity);

const plannedCells = ({ task, cells }: PlannedGroup): CellIdentity[] =>
  cells.map((cell) => ({ task: task.id, dataset: task.datasets[0]!.id, ...cell }));

/** What a group would have had collected. */
function skipped(
  group: PlannedGroup,
  measures: readonly AnyMeasure[],
  reason: string,
): readonly CollectedBefore[] {
  const cells = plannedCells(group).map(ofCell);
  const subjects: Readonly<Record<AnyMeasure['scope'], readonly SubjectName[]>> = {
    cell: cells,
    program: cells.map((of) => of.slice(0, 3)),
    group: [[group.task.id, group.task.datasets[0]!.id]],
    task: [],
  };
  return measures
    .filter(({ collection }) => collection)
    .flatMap((measure) =>
      subjects[measure.scope].map((of) => ({ measure, of, outcome: { state: 'skipped' as const, reason } })),
    );
}
