import { createHash } from 'node:crypto';

import type { Example } from '../../tasks/contract/index.js';
import { CellProcess, type CellProcessOptions } from '../cell/process.js';
import { contentOf } from '../cell/content.js';
import type { CellSpec, ProgressTeller } from '../cell/protocol.js';
import type { CellSubject, GroupRunner, MeasureRequest, ProgramSubject } from '../measures/runner.js';
import type { Environment } from '../results/schema.js';
import { ofCell, type Collected } from './collected.js';
import { drawInputs, type CellGroup, type RunRequest } from './plan.js';
import type { Progress } from './progress.js';
import type { Answers } from './sample-file.js';

/** A request to a program that takes longer has hung; `--timeout` says otherwise. */
const REQUEST_TIMEOUT_SECONDS = 180;

/** How the progress display names a step of a group. */
export const stepLabel = (group: CellGroup, what: string): string => `${group.label}: ${what}`;

/** What a run asks of its measures. */
export const measureRequest = (request: RunRequest): MeasureRequest => ({
  ...request,
  measures: request.measures.map(({ id }) => id),
});

/** The cells of a group, to be measured. */
export function cellsOf(group: CellGroup, request: RunRequest): CellSubject[] {
  return group.cells.map(({ program, runtime, label }) => ({
    task: group.known.task,
    program,
    label,
    kind: program.kind,
    spec: { ...specOf(group, request), program: program.id, runtime },
  }));
}

/** Every program of a group once, however many runtimes it is planned on. */
export function programsOf(group: CellGroup, request: RunRequest): ProgramSubject[] {
  return [...new Set(group.cells.map(({ program }) => program))].map((program) => ({
    task: group.known.task,
    program,
    label: program.id,
    kind: program.kind,
    spec: { ...specOf(group, request), program: program.id },
  }));
}

const specOf = ({ known, dataset, context, examplesSha256 }: CellGroup, { split, pin }: RunRequest) => ({
  plugins: known.modules,
  task: known.task.id,
  dataset: dataset.id,
  split,
  context,
  ...(pin === undefined ? {} : { pin }),
  ...(examplesSha256 === undefined ? {} : { examplesSha256 }),
});

/** What measures are given to run with: see {@link GroupRunner}. */
export class ProcessRunner implements GroupRunner {
  readonly request: MeasureRequest;
  readonly processOptions: CellProcessOptions & { readonly signal: AbortSignal };

  constructor(
    private readonly group: CellGroup,
    request: RunRequest,
    readonly cells: readonly CellSubject[],
    readonly examples: readonly Example<unknown, unknown>[],
    readonly runtimes: Environment['runtimes'],
    private readonly collected: Collected,
    private readonly progress: Progress,
    readonly signal: AbortSignal,
    readonly onFailure: (what: string, error: unknown) => void = () => undefined,
  ) {
    this.request = measureRequest(request);
    this.processOptions = {
      signal,
      timeoutMilliseconds: (request.timeoutSeconds ?? REQUEST_TIMEOUT_SECONDS) * 1000,
    };
  }

  get task() {
    return this.group.known.task;
  }

  get dataset() {
    return this.group.dataset;
  }

  get context() {
    return this.group.context;
  }

  inputs(wanted: number): number[] {
    return drawInputs(
      this.examples.length,
      wanted,
      this.request.context.seed,
      `inputs ${this.group.known.task.id}`,
    );
  }

  samplesOf({ spec }: CellSubject, measure: string): unknown {
    return this.collected.samples(measure, ofCell(spec));
  }

  /**
   * The same runner, which notes what it is asked that one collection does not depend on by itself: which programs are
   * measured beside it, and what other measures collected of them.
   *
   * @param answers takes each question with a hash of the answer; see {@link answer}
   */
  noting(answers: Answers): GroupRunner {
    const asked = new Set<string>();
    const note = (...question: string[]): void => {
      const name = JSON.stringify(question);
      if (!asked.has(name)) answers.push([question, this.answer(question)]);
      asked.add(name);
    };
    const { cells, runtimes, request } = this;
    const noted = (name: string, value: unknown): PropertyDescriptor => ({
      get: () => {
        note(name);
        return value;
      },
      enumerable: true,
    });
    const { measures, ...asking } = request;
    return Object.create(this, {
      cells: noted('cells', cells),
      runtimes: noted('runtimes', runtimes),
      request: { value: Object.defineProperty(asking, 'measures', noted('measures', measures)) },
      samplesOf: {
        value: (cell: CellSubject, measure: string) => {
          note('samples', measure, ...ofCell(cell.spec));
          return this.samplesOf(cell, measure);
        },
      },
    } satisfies Partial<Record<keyof GroupRunner, PropertyDescriptor>>) as GroupRunner;
  }

  /** What the runner says to a question that {@link noting} noted, as a hash. */
  answer([name, measure, ...of]: readonly string[]): string {
    const said = {
      cells: () => this.cells.map(({ spec }) => ofCell(spec)),
      runtimes: () => this.runtimes,
      measures: () => this.request.measures,
      samples: () => this.collected.samples(measure!, of),
    }[name as 'cells' | 'runtimes' | 'measures' | 'samples'];
    return createHash('sha256').update(contentOf(said())).digest('hex');
  }

  /** Takes a step out of the time that is left, since there is nothing to do in it. */
  leaveOut(what: string): void {
    this.progress.leaveOut(stepLabel(this.group, what));
  }

  step<Result>(what: string, run: (tell: ProgressTeller) => Promise<Result>): Promise<Result> {
    this.signal.throwIfAborted();
    return this.progress.step(stepLabel(this.group, what), run);
  }

  async open(spec: CellSpec, nodeFlags: readonly string[] = []): Promise<CellProcess> {
    this.signal.throwIfAborted();
    return CellProcess.open(spec, { ...this.processOptions, nodeFlags });
  }

  async within<Result>(
    spec: CellSpec,
    nodeFlags: readonly string[],
    use: (child: CellProcess) => Promise<Result>,
  ): Promise<Result> {
    const child = await this.open(spec, nodeFlags);
    try {
      return await use(child);
    } finally {
      await child.close();
    }
  }
}
