import type { z } from 'zod';

import type { ReportedSplit } from '../../tasks/contract/index.js';
import type { ProgressTeller } from '../cell/protocol.js';
import type { Figure } from '../results/figure.js';
import type { Comparison, SelfCheck, TaskResults } from '../results/schema.js';
import type { CellSubject, GroupRunner, MeasureRequest, ProgramSubject } from './runner.js';

/**
 * What one raw file and one result are of: a cell (a program on a data set and runtime), a program on all its runtimes,
 * a group (the programs of a task on a data set), or a task.
 */
export type Scope = 'cell' | 'program' | 'group' | 'task';

/** Collects what a measure is computed from; each form suits one {@link Scope} and one way of running. */
export type Collection<Samples> =
  /** One cell at a time knows enough. Side by side: as many at once as there are processors; alone where it is timed. */
  | {
      readonly of: 'cell';
      readonly run: 'side by side' | 'alone';
      readonly collect: (
        runner: GroupRunner,
        cell: CellSubject,
        tell: ProgressTeller,
      ) => Promise<Samples | NotApplicable>;
    }
  /**
   * All cells of a group together, because they are timed against each other, launch by launch. The launches of all groups
   * take turns over the whole run, after everything else was collected.
   */
  | {
      readonly of: 'cells';
      readonly launches: (request: MeasureRequest) => number;
      /** Roughly how long one launch of all cells takes. */
      readonly launchSeconds: (request: MeasureRequest, cells: readonly CellSubject[]) => number;
      /** What is shown before and after the launches, as `begin` and `finish` name their steps. */
      readonly steps: (request: MeasureRequest, cells: readonly CellSubject[]) => readonly MeasureStep[];
      /** Whether what a run that is continued left is all that was to be collected. */
      readonly isComplete: (samples: Samples, request: MeasureRequest) => boolean;
      readonly begin: (runner: GroupRunner, together: Together<Samples>) => Promise<CellLaunches>;
    }
  | {
      readonly of: 'program';
      readonly collect: (
        runner: GroupRunner,
        program: ProgramSubject,
        tell: ProgressTeller,
      ) => Promise<Samples>;
    }
  /** The programs of a data set, with what other measures collected of them. */
  | {
      readonly of: 'group';
      readonly collect: (runner: GroupRunner, tell: ProgressTeller) => Promise<Samples | NotApplicable>;
    };

/** The launches of a group. */
export interface CellLaunches {
  /**
   * Times one launch more of all cells, unless it is there already.
   *
   * @param at which launch it is, from 0
   * @param tell takes the share of the launch that is done
   */
  launch(at: number, tell: ProgressTeller): Promise<void>;
  /** Called once after the last launch, unless the run was cut short. */
  finish(): Promise<void>;
}

/** Where a collection of all cells together leaves what it has. */
export interface Together<Samples> {
  /** The cells that are to be measured. */
  readonly cells: readonly CellSubject[];
  /** What a run that is continued left of them. */
  readonly kept: ReadonlyMap<CellSubject, Samples>;
  /** Takes what was collected of a cell so far: what is complete counts, should the run be cut short. */
  readonly keep: (cell: CellSubject, samples: Samples | NotApplicable) => Promise<void>;
  /** A cell that failed; the others go on. A bug of ours or an abort is thrown on. */
  readonly fail: (cell: CellSubject, error: unknown) => void;
}

/** A measure that says nothing of a subject, and why: `the program has no groups of rules`. */
export class NotApplicable {
  constructor(readonly reason: string) {}
}

/** A step of collecting, for the progress display. */
export interface MeasureStep {
  /** What is measured, for example `accuracy of handwritten`. */
  readonly what: string;
  /** Rough cost in seconds. */
  readonly seconds: number;
}

/** Which subject figures are of, and what is known of it. */
export interface SummaryContext {
  readonly seed: number;
  readonly split: ReportedSplit;
  readonly task: TaskResults;
  /** The data set; of a measure of a whole task its first. */
  readonly dataset: TaskResults['datasets'][number];
  /** True where the examples are all that there are. */
  readonly exhaustive: boolean;
  /** Which subject it is, as words: a random stream of its own is drawn for every subject. */
  readonly subject: { readonly program: string; readonly runtime: string };
  /** What was found out about the harness itself, where the run times anything. */
  readonly selfCheck?: SelfCheck | undefined;
  /** What other measures collected of the same subject: those that this one needs or uses. */
  readonly samplesOf: (measure: string) => unknown;
  /** What measures of cells collected of all cells of the group, or of the task. */
  readonly cells: readonly CollectedCell[];
}

/** A cell with what was collected of it. */
export interface CollectedCell {
  readonly task: string;
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
  readonly samplesOf: (measure: string) => unknown;
}

/** One side of a comparison: what was collected of a cell, and the figures that it amounts to. */
export interface ComparedSide<Samples, Result> {
  readonly program: string;
  readonly runtime: string;
  readonly samples: Samples;
  readonly result: Result;
}

/** A comparison before correction for several tests: who is ahead is decided on all of a page together. */
export type UncorrectedComparison = Pick<
  Comparison,
  'title' | 'valueA' | 'valueB' | 'difference' | 'p' | 'test' | 'direction'
> & {
  /** Why the measure cannot tell, where it cannot: `three launches, five are needed`. Shown beside the figures. */
  readonly undecided?: string;
  /** In place of the measure's own, where what it measures has another unit from task to task. */
  readonly margin?: Margin;
};

/** What a measure says of a program in one figure. */
export interface PrimaryFigure {
  /** As the comparisons of the measure are called. */
  readonly title: string;
  readonly figure: Figure;
}

/** What is practically the same: fixed before anything is measured. */
export interface Margin {
  /** A ratio's margin is symmetric on the logarithm: 0.05 lets b be 1.05 times a, or a be 1.05 times b. */
  readonly scale: 'difference' | 'ratio';
  readonly value: number;
  /** Why so much, as half a sentence for the page: `people do not notice it`. */
  readonly reason: string;
}

/**
 * One thing that is measured of programs, whole: how it is collected, what it amounts to, and how two programs compare
 * in it. A measure is a folder in `harness/measures` and a line in its index, or comes with a plugin.
 *
 * @typeParam Samples what is collected and kept in a raw file; every figure is computed from it and the seed alone
 * @typeParam Result the figures
 *
 * @example
 * export default definePlugin({ measures: [answerLength] });
 */
export interface Measure<Id extends string = string, Samples = unknown, Result = unknown> {
  /** What `--only` takes, the beginning of the raw file's name, the key in the results: a lower-case word. */
  readonly id: Id;
  readonly title: string;
  /** One sentence: how to read it. */
  readonly reading: string;
  readonly scope: Scope;
  /** True for a measure that describes and ranks nothing: its comparisons are shown, but win nothing on the first screen. */
  readonly descriptive?: boolean;
  /** Measures that are collected with it, and before it. */
  readonly needs?: readonly string[];
  /** Measures of which it says more where they are collected, too; they come before it. */
  readonly uses?: readonly string[];
  /** The one definition of a raw file; absent where nothing is collected and all is derived. */
  readonly samples?: z.ZodType<Samples>;
  /** The one definition of the result. */
  readonly result: z.ZodType<Result>;
  /** Says why the measure does not apply to a cell or program; nothing where it does. */
  readonly appliesTo?: (subject: CellSubject | ProgramSubject) => string | undefined;
  /** Roughly how long collecting it of one subject takes, for the progress display; two seconds without it. */
  readonly seconds?: (request: MeasureRequest, program: Pick<CellSubject, 'kind' | 'program'>) => number;
  /** True where times are measured: networks are then put on the fastest runtime that is there. */
  readonly timed?: boolean;
  /**
   * True where the same code, data, seed and profile give the same samples whenever and wherever they are collected: they are
   * then kept, and the next run does not collect them again. Not for what holds times or bytes of memory.
   */
  readonly repeatable?: boolean;
  /**
   * Puts the samples of several runs of the same together, where they differ from run to run; without it, those of the first
   * count.
   */
  readonly acrossRuns?: (samples: readonly Samples[]) => Samples;
  /** Absent where all is derived from what other measures collected. */
  readonly collection?: Collection<Samples>;
  /** Pure: the same samples and the same seed give the same figures to the last digit. */
  summarise(samples: Samples, context: SummaryContext): Result | NotApplicable;
  /** Two programs on the same data; absent where they are not compared in this measure. */
  compare?(
    a: ComparedSide<Samples, Result>,
    b: ComparedSide<Samples, Result>,
    context: SummaryContext,
  ): UncorrectedComparison | undefined;
  /**
   * An earlier and a later version of one program on the same inputs, where that is told otherwise than of two programs: what
   * was counted on the same inputs is exact, and figures beside the primary one may count. The primary one comes first.
   *
   * @throws where the two were not measured on the same inputs
   */
  compareVersions?(
    earlier: ComparedSide<Samples, Result>,
    later: ComparedSide<Samples, Result>,
    context: SummaryContext,
  ): readonly UncorrectedComparison[];
  /** The figure that `compare` is about, as it stands in the result: for whoever has no samples. */
  primary?(result: Result): PrimaryFigure | undefined;
  /** What two programs may differ by and be equal for all that matters; without it, nothing. */
  readonly margin?: Margin;
  /** What noise of the machine amounts to in a group, on the comparison's scale: nobody is ahead by less. */
  readonly noise?: (
    selfCheck: SelfCheck,
    group: { readonly task: string; readonly dataset: string },
  ) => number;
  /** Of a measure of programs on all runtimes: the runtime that a program is best measured on. */
  readonly headline?: (samples: Samples) => string | undefined;
}

/** Any measure: what it collects only it knows. */
// Methods and `z.ZodType` are checked both ways, so that a list of measures has to forget their types here, once.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyMeasure = Measure<string, any, any>;

/** Types a measure. */
export function defineMeasure<const Id extends string, Samples, Result>(
  measure: Measure<Id, Samples, Result>,
): Measure<Id, Samples, Result> {
  return measure;
}

/** A count or a size that was not sampled: it has no interval. */
export const exactFigure = (
  value: number,
  unit: string,
  method: string,
  direction: Figure['direction'] = 'lower-is-better',
): Figure => ({ value, n: 1, unit, direction, method });
