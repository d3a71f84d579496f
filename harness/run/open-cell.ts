import type { CellSpec } from '../cell/protocol.js';
import type { Collected } from '../raw/collected.js';
import type { Cell, MeasuredCell } from '../results/schema.js';
import type { CellIdentity } from './analyse.js';
import type { CellGroup, RunRequest } from './plan.js';
import { reachedTimeLimit } from './time-limit.js';

/** One cell while its group is measured. */
export interface OpenCell {
  readonly spec: CellSpec;
  readonly identity: CellIdentity;
  readonly program: CellGroup['cells'][number]['program'];
  readonly label: string;
  /** What was collected so far, and what it amounts to. */
  collected: Collected;
  measured: Pick<MeasuredCell, 'accuracy' | 'latency' | 'memory' | 'interpretability'>;
  /** Why it failed, where it did. */
  error?: string;
}

/** A planned cell of which nothing is measured yet. */
export function openCell(
  group: CellGroup,
  { program, runtime, label }: CellGroup['cells'][number],
  request: RunRequest,
): OpenCell {
  const { task } = group.registered.plugin;
  return {
    program,
    label,
    spec: {
      plugin: group.registered.module,
      task: task.id,
      dataset: group.dataset.id,
      program: program.id,
      runtime,
      split: request.split,
      context: group.context,
      ...(request.pin === undefined ? {} : { pin: request.pin }),
    },
    identity: {
      task: task.id,
      dataset: group.dataset.id,
      program: program.id,
      kind: program.kind,
      runtime,
      title: program.title,
    },
    collected: {},
    measured: {},
  };
}

/** A cell that a run which was cut short never reached. */
export const skippedCell = (identity: CellIdentity, signal: AbortSignal): Cell => ({
  ...identity,
  state: 'skipped',
  reason: reachedTimeLimit(signal) ? 'the time that --max-time allows was over' : 'the run was interrupted',
});
