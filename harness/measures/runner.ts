import type {
  DataContext,
  DataSet,
  Example,
  Program,
  ReportedSplit,
  Task,
} from '../../tasks/contract/index.js';
import type { CellProcess, CellProcessOptions } from '../cell/process.js';
import type { CellSpec, ProgressTeller } from '../cell/protocol.js';
import type { Environment } from '../results/schema.js';

/** How much is measured: from a smoke test to a night's run. */
export type ProfileId = 'quick' | 'default' | 'thorough';

/** How much is measured, as far as it is common to measures; each measure has plans of its own beside it. */
export interface Profile {
  readonly id: ProfileId;
  readonly title: string;
  /** Examples of the split that are decided on; all without a limit. */
  readonly examples?: number;
  /** The same for data that has to be made first. */
  readonly costlyExamples?: number;
  /** Inputs whose decisions are timed, one by one. */
  readonly timedInputs: number;
}

/** What a run asks of every measure. */
export interface MeasureRequest {
  readonly profile: Profile;
  readonly split: ReportedSplit;
  /** The ids of the measures that are run. */
  readonly measures: readonly string[];
  readonly context: DataContext;
  /** How often each program is launched to be timed, where the profile's own number is not wanted. */
  readonly launches?: number;
  /** The only processor on which programs run; any without it. */
  readonly pin?: number;
  /** A program that takes longer than this for what it is asked has hung. */
  readonly timeoutSeconds?: number;
}

/** A program on a runtime, as it is measured. */
export interface CellSubject {
  readonly task: Task<unknown, unknown, unknown>;
  readonly spec: CellSpec;
  readonly kind: Program<unknown, unknown>['kind'];
  readonly program: Program<unknown, unknown>;
  /** How the progress display names it. */
  readonly label: string;
}

/** A program on all its runtimes. */
export interface ProgramSubject {
  readonly task: Task<unknown, unknown, unknown>;
  readonly spec: Omit<CellSpec, 'runtime'>;
  readonly kind: Program<unknown, unknown>['kind'];
  readonly program: Program<unknown, unknown>;
  readonly label: string;
}

/** The programs of one task on one data set, with what measuring them takes: processes, inputs, progress. */
export interface GroupRunner {
  readonly request: MeasureRequest;
  readonly task: Task<unknown, unknown, unknown>;
  readonly dataset: DataSet<unknown, unknown>;
  /** What the data set is loaded with; its limit is how many examples of the split are decided on. */
  readonly context: DataContext;
  /** Which runtimes this machine has. */
  readonly runtimes: Environment['runtimes'];
  readonly cells: readonly CellSubject[];
  /** The examples of the split that are decided on. */
  readonly examples: readonly Example<unknown, unknown>[];
  readonly signal: AbortSignal;
  /** Places of the inputs to time or count. They are drawn in one order, so that fewer are a part of more. */
  inputs(wanted: number): number[];
  /** What a measure collected of a cell so far. */
  samplesOf(cell: CellSubject, measure: string): unknown;
  /** How processes are started; a request that takes longer than the time limit has hung. */
  readonly processOptions: CellProcessOptions & { readonly signal: AbortSignal };
  /** Starts a process for a cell. */
  open(spec: CellSpec, nodeFlags?: readonly string[]): Promise<CellProcess>;
  /** Starts a process for a cell, uses it, and ends it. */
  within<Result>(
    spec: CellSpec,
    nodeFlags: readonly string[],
    use: (child: CellProcess) => Promise<Result>,
  ): Promise<Result>;
  /** Tells of a failure that the measure goes on after. */
  onFailure(what: string, error: unknown): void;
  /** Shows a step that the measure announced. */
  step<Result>(what: string, run: (tell: ProgressTeller) => Promise<Result>): Promise<Result>;
}
