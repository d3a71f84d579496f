import { availableParallelism } from 'node:os';
import pMap from 'p-map';

import { UserError, type Example } from '../../tasks/contract/index.js';
import { CellError, CellProcess } from '../cell/process.js';
import type { RawData, RawKind } from '../raw/codecs.js';
import type { RawFolder } from '../raw/folder.js';
import { stepLabel } from './group-steps.js';
import type { OpenCell } from './open-cell.js';
import { drawInputs, type CellGroup, type RunRequest } from './plan.js';
import type { Progress } from './progress.js';

/** A request to a cell that takes longer has hung. */
const REQUEST_TIMEOUT_SECONDS = 180;

/** The cells of a group with what measuring them takes: processes, inputs, raw files, progress, and failing alone. */
export class GroupRunner {
  constructor(
    readonly group: CellGroup,
    readonly request: RunRequest,
    readonly cells: readonly OpenCell[],
    /** The examples of the split that are decided on. */
    readonly examples: readonly Example<unknown, unknown>[],
    readonly raw: RawFolder,
    readonly signal: AbortSignal,
    private readonly progress: Progress,
  ) {}

  /** The cells that have not failed. */
  sound(): OpenCell[] {
    return this.cells.filter(({ error }) => error === undefined);
  }

  /** Places of the inputs to time or count. They are drawn in one order, so that fewer are a part of more. */
  inputs(wanted: number): number[] {
    return drawInputs(
      this.examples.length,
      wanted,
      this.request.context.seed,
      `inputs ${this.group.registered.plugin.task.id}`,
    );
  }

  /** Takes a cell's raw file where a run that is continued left one, else collects and writes it. */
  async keep<Kind extends RawKind>(
    kind: Kind,
    cell: OpenCell,
    collect: () => Promise<RawData[Kind]>,
  ): Promise<RawData[Kind]> {
    const kept = await this.raw.read(kind, rawName(cell));
    if (kept !== undefined) return kept;
    const fresh = await collect();
    await this.raw.write(kind, rawName(cell), fresh);
    return fresh;
  }

  /** A failed cell is a row with its reason, and the others go on; a bug of ours or an abort is neither. */
  fail(cell: OpenCell, error: unknown): void {
    this.signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    cell.error = error.message;
  }

  /** Measures every sound cell: as many at a time as there are processors, since nothing here is timed. */
  async eachCell(
    what: string,
    measure: (cell: OpenCell, report: (done: number) => void) => Promise<void>,
  ): Promise<void> {
    await pMap(
      this.sound(),
      (cell) =>
        this.step(`${what} of ${cell.label}`, (report) =>
          measure(cell, report).catch((error: unknown) => {
            this.fail(cell, error);
          }),
        ),
      { concurrency: availableParallelism() },
    );
  }

  step<Result>(what: string, run: (report: (done: number) => void) => Promise<Result>): Promise<Result> {
    this.signal.throwIfAborted();
    return this.progress.step(stepLabel(this.group, what), run);
  }

  /** Starts a process for a cell. */
  async open(cell: Pick<OpenCell, 'spec'>, nodeFlags: readonly string[] = []): Promise<CellProcess> {
    this.signal.throwIfAborted();
    return CellProcess.open(cell.spec, {
      nodeFlags,
      signal: this.signal,
      timeoutMilliseconds: (this.request.timeoutSeconds ?? REQUEST_TIMEOUT_SECONDS) * 1000,
    });
  }

  /** Starts a process for a cell, uses it, and ends it. */
  async within<Result>(
    cell: Pick<OpenCell, 'spec'>,
    nodeFlags: readonly string[],
    run: (child: CellProcess) => Promise<Result>,
  ): Promise<Result> {
    const child = await this.open(cell, nodeFlags);
    try {
      return await run(child);
    } finally {
      await child.close();
    }
  }
}

/** What a cell's raw files are named after. */
export const rawName = ({
  identity: { task, dataset, program, runtime },
}: Pick<OpenCell, 'identity'>): readonly string[] => [task, dataset, program, runtime];
