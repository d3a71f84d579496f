import type { PlannedGroup, Results } from '../results/schema.js';
import { describeUnloaded } from './describe-task.js';
import { shardOf, type CellGroup, type Shard } from './plan.js';

/** What all shards of a run have to know of one another, so that what one of them left out can be named. */
export const describeShard = (groups: readonly CellGroup[], shard: Shard): NonNullable<Results['shard']> => ({
  ...shard,
  groups: groups.map((group, at): PlannedGroup => ({
    shard: shardOf(at, shard.of),
    task: describeUnloaded(group),
    cells: group.cells.map(({ program, runtime }) => ({
      program: program.id,
      kind: program.kind,
      runtime,
      title: program.title,
    })),
  })),
});
