import { CellError } from '../cell/process.js';
import { hashExamples } from '../cell/example-hash.js';
import { loadExamples } from '../cell/load-examples.js';
import type { ProgressTeller } from '../cell/protocol.js';
import { NotApplicable, type AnyMeasure, type MeasureStep } from '../measures/measure.js';
import type { CellSubject, GroupRunner, MeasureRequest, ProgramSubject } from '../measures/runner.js';
import type { Environment } from '../results/schema.js';
import { ofCell, type Collected, type SubjectName } from './collected.js';
import type { Job } from './jobs.js';
import { GroupLaunches, launchStep, type CountedLaunches } from './launches.js';
import { cellsOf, measureRequest, ProcessRunner, programsOf, stepLabel } from './group-runner.js';
import type { Collection, KeptSamples } from './kept-samples.js';
import { inOrderOfNeed, type CellGroup, type RunRequest } from './plan.js';
import type { Progress, Step } from './progress.js';
import type { RawFolder, Provenance } from './raw-folder.js';
import type { Answers } from './sample-file.js';

/** What collecting takes beside the group. */
export interface CollectingContext {
  readonly request: RunRequest;
  readonly runtimes: Environment['runtimes'];
  /** Keeps what is collected, and has what a run that is continued collected already. */
  readonly raw: RawFolder;
  /** What earlier runs collected that is the same in all. */
  readonly kept: KeptSamples;
  readonly collected: Collected;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Told each measure that failed of a subject, with its error. */
  readonly onFailure?: ((what: string, error: unknown) => void) | undefined;
}

/** The measures that collect something, with one that only chooses a runtime where that is needed. */
export function collecting(
  { measures, runtimes }: RunRequest,
  known: readonly AnyMeasure[],
): readonly AnyMeasure[] {
  // A network on a slow engine would be judged by the engine, and take its time: where it decides, the fastest is looked for.
  const choosing =
    runtimes.length === 0 &&
    measures.some(({ collection }) => collection?.of === 'cell' || collection?.of === 'cells');
  const wanted = known.filter(
    (measure) => measures.some(({ id }) => id === measure.id) || (choosing && measure.headline),
  );
  return inOrderOfNeed(wanted).filter(({ collection }) => collection);
}

/** The steps of collecting a group, for the progress display. */
export function stepsOfGroup(group: CellGroup, request: RunRequest, known: readonly AnyMeasure[]): Step[] {
  const asked = measureRequest(request);
  const { count, seconds: launchSeconds } = launchesOf(group, request, known);
  return [
    ...collecting(request, known).flatMap((measure) => stepsOfMeasure(measure, group, request, asked)),
    ...Array.from({ length: count }, (_, at) => ({ what: launchStep(at, count), seconds: launchSeconds })),
  ].map(({ what, seconds }) => ({ label: stepLabel(group, what), weight: seconds }));
}

/** How many launches the measures of a group take, and roughly how long one of all of them takes. */
function launchesOf(
  group: CellGroup,
  request: RunRequest,
  known: readonly AnyMeasure[],
): { readonly count: number; readonly seconds: number } {
  const asked = measureRequest(request);
  const together = collecting(request, known).flatMap(({ collection, appliesTo }) =>
    collection?.of === 'cells'
      ? [{ collection, cells: cellsOf(group, request).filter((cell) => !appliesTo?.(cell)) }]
      : [],
  );
  return {
    count: Math.max(0, ...together.map(({ collection }) => collection.launches(asked))),
    seconds: together.reduce((sum, { collection, cells }) => sum + collection.launchSeconds(asked, cells), 0),
  };
}

const SECONDS_OF_A_STEP = 2;

function stepsOfMeasure(
  { id, scope, collection, seconds, appliesTo }: AnyMeasure,
  group: CellGroup,
  request: RunRequest,
  asked: MeasureRequest,
): readonly MeasureStep[] {
  const subjects = scope === 'program' ? programsOf(group, request) : cellsOf(group, request);
  const measured = subjects.filter((subject) => !appliesTo?.(subject));
  if (collection?.of === 'cells')
    return collection.steps(
      asked,
      cellsOf(group, request).filter((cell) => !appliesTo?.(cell)),
    );
  if (scope === 'group') return [{ what: id, seconds: SECONDS_OF_A_STEP }];
  return measured.map((subject) => ({
    what: stepOf(id, subject.label),
    seconds: seconds?.(asked, subject) ?? SECONDS_OF_A_STEP,
  }));
}

const stepOf = (measure: string, label: string): string => `${measure} of ${label}`;

/** A group whose networks are on the runtimes that they are measured on, and what is left to collect of it. */
export interface OpenedGroup {
  readonly group: CellGroup;
  /** Every measure of every subject but what takes launches, in an order of need; none where the run was cut short. */
  readonly jobs: readonly Job[];
  /** Begins what takes launches, which take turns with those of the other groups, when the jobs are done. */
  readonly begin: () => Promise<GroupLaunches>;
}

/**
 * Opens a group: collects what is said of programs on all runtimes, since that says on which one the rest is measured. What
 * fails, here or in a job, is a failed measure of one cell, and the others go on.
 *
 * @param known all measures, from which those are taken that choose runtimes
 */
export async function openGroup(
  planned: CellGroup,
  context: CollectingContext,
  known: readonly AnyMeasure[],
): Promise<OpenedGroup> {
  const { request, signal } = context;
  const { examples } = await loadExamples(planned.dataset, request.split, planned.context);
  const measures = collecting(request, known);
  let group: CellGroup = { ...planned, examplesSha256: hashExamples(examples) };
  const runnerOf = (cells: readonly CellSubject[]) =>
    new ProcessRunner(
      group,
      request,
      cells,
      examples,
      context.runtimes,
      context.collected,
      context.progress,
      signal,
      context.onFailure,
    );
  for (const measure of measures.filter(({ scope }) => scope === 'program')) {
    const runner = runnerOf(cellsOf(group, request));
    for (const program of programsOf(group, request)) {
      await new Collecting(measure, group, runner, context).program(program);
      group = onHeadline(group, program, measure, context);
    }
  }
  const cells = cellsOf(group, request);
  const runner = runnerOf(cells);
  const rest = measures
    .filter(({ scope }) => scope !== 'program')
    .map((measure) => new Collecting(measure, group, runner, context));
  return {
    group,
    jobs: jobsOf(rest, cells),
    begin: async () => {
      const launches: CountedLaunches[] = [];
      for (const collecting of rest) {
        const begun = await collecting.begin(cells);
        if (begun) launches.push(begun);
      }
      return new GroupLaunches(runner, launches, launchesOf(group, request, known).count);
    },
  };
}

/**
 * The jobs of measures in an order of need: each comes after all jobs of the measures that its own needs or uses, and those of a
 * cell after its first, so that a program that hangs or dies does so once and not in as many measures as run side by side.
 */
function jobsOf(measures: readonly Collecting[], cells: readonly CellSubject[]): readonly Job[] {
  const jobs = new Map<string, readonly Job[]>();
  const firsts: Job[] = [];
  for (const collecting of measures) {
    const { id, needs = [], uses = [], collection } = collecting.measure;
    const needed = [...needs, ...uses].flatMap((before) => jobs.get(before) ?? []);
    const own = collecting.runs(cells).map((run, at): Job => {
      const first = collection?.of === 'cell' ? firsts[at] : undefined;
      return { after: first ? [...needed, first] : needed, alone: collecting.isAlone, run };
    });
    if (collection?.of === 'cell') own.forEach((job, at) => (firsts[at] ??= job));
    jobs.set(id, own);
  }
  return [...jobs.values()].flat();
}

/** The group with a program on its best runtime; runtimes that were named are measured as named. */
function onHeadline(
  group: CellGroup,
  { program, spec }: ProgramSubject,
  { id, headline }: AnyMeasure,
  { request, collected }: CollectingContext,
): CellGroup {
  const samples = collected.samples(id, [spec.task, spec.dataset, spec.program]);
  const runtime = samples === undefined ? undefined : headline?.(samples);
  if (request.runtimes.length > 0 || runtime === undefined) return group;
  return {
    ...group,
    cells: group.cells.map((cell) => (cell.program === program ? { ...cell, runtime } : cell)),
  };
}

/** Collects one measure of the subjects of a group. */
class Collecting {
  constructor(
    readonly measure: AnyMeasure,
    private readonly group: CellGroup,
    private readonly runner: ProcessRunner,
    private readonly context: CollectingContext,
  ) {}

  async program(program: ProgramSubject): Promise<void> {
    const { task, dataset, program: id } = program.spec;
    const { collection } = this.measure;
    if (collection?.of !== 'program' || !this.#applies(program, [task, dataset, id])) return;
    await this.#collect([task, dataset, id], program.label, (runner, tell) =>
      collection.collect(runner, program, tell),
    );
  }

  /** True where nothing else may run meanwhile. */
  get isAlone(): boolean {
    const { collection } = this.measure;
    return collection?.of === 'cell' && collection.run === 'alone';
  }

  /** What collects it: of each cell, or of all of them at once; nothing where it is collected launch by launch. */
  runs(all: readonly CellSubject[]): readonly (() => Promise<void>)[] {
    const { collection } = this.measure;
    const [first] = all;
    if (collection?.of === 'cell')
      return all.map((cell) => async () => {
        if (this.#isMeasurable(cell))
          await this.#collect(ofCell(cell.spec), cell.label, (runner, tell) =>
            collection.collect(runner, cell, tell),
          );
      });
    if (collection?.of === 'group' && first)
      return [
        () =>
          this.#collect([first.spec.task, first.spec.dataset], undefined, (runner, tell) =>
            collection.collect(runner, tell),
          ),
      ];
    return [];
  }

  /**
   * Begins what is measured of all cells together, launch by launch.
   *
   * @returns undefined where a run that is continued left all of it, or no cell is to be measured
   */
  async begin(all: readonly CellSubject[]): Promise<CountedLaunches | undefined> {
    const { collection } = this.measure;
    if (collection?.of !== 'cells') return undefined;
    const cells = all.filter((cell) => this.#isMeasurable(cell));
    const kept = new Map<CellSubject, unknown>();
    for (const cell of cells) {
      const samples = await this.#read(ofCell(cell.spec));
      if (samples !== undefined) kept.set(cell, samples);
    }
    // All or none: they are measured against each other.
    const isWhole = cells.every(
      (cell) => kept.has(cell) && collection.isComplete(kept.get(cell), this.runner.request),
    );
    if (isWhole) {
      kept.forEach((samples, cell) => this.#set(ofCell(cell.spec), samples));
      return undefined;
    }
    const launches = await collection.begin(this.runner, {
      cells,
      kept,
      keep: (cell, samples) => this.#keep(ofCell(cell.spec), samples),
      fail: (cell, error) => this.#fail(ofCell(cell.spec), error),
    });
    return { launches, count: collection.launches(this.runner.request) };
  }

  #isMeasurable(cell: CellSubject): boolean {
    return this.#applies(cell, ofCell(cell.spec)) && this.#isSound(cell);
  }

  /** Takes the raw file where a run that is continued left one, or what another run kept, else collects and writes it. */
  async #collect(
    of: SubjectName,
    label: string | undefined,
    collect: (runner: GroupRunner, tell: ProgressTeller) => Promise<unknown>,
  ): Promise<void> {
    const { id } = this.measure;
    const what = label === undefined ? id : stepOf(id, label);
    await this.runner.step(what, async (tell) => {
      const collection: Collection = {
        measure: this.measure,
        of,
        examplesSha256: this.group.examplesSha256,
        limit: this.group.context.limit,
      };
      if ((await this.#resume(of)) || (await this.#takeKept(collection))) {
        this.runner.leaveOut(what);
        return;
      }
      const begin = performance.now();
      const answers: Answers = [];
      try {
        const samples = await collect(this.runner.noting(answers), tell);
        await this.#keep(of, samples, { answers });
        const seconds = (performance.now() - begin) / 1000;
        this.context.collected.took({ measure: id, of, seconds });
        await this.context.kept.keep(collection, samples, answers);
      } catch (error) {
        this.#fail(of, error);
      }
    });
  }

  /** Takes what a run that is continued left. */
  async #resume(of: SubjectName): Promise<boolean> {
    const left = await this.#read(of);
    if (left === undefined) return false;
    this.#set(of, left);
    const { id } = this.measure;
    const origin = this.context.raw.originOf(id, of);
    if (origin) this.context.collected.wasKept({ measure: id, of, ...origin });
    return true;
  }

  async #takeKept(collection: Collection): Promise<boolean> {
    const found = await this.context.kept.take(collection, (question) => this.runner.answer(question));
    if (!found) return false;
    const { of } = collection;
    await this.#keep(of, found.samples, found);
    this.context.collected.wasKept({ measure: this.measure.id, of, ...found.origin });
    return true;
  }

  #applies(subject: CellSubject | ProgramSubject, of: SubjectName): boolean {
    const reason = this.measure.appliesTo?.(subject);
    if (reason !== undefined)
      this.context.collected.set(this.measure.id, of, { state: 'not applicable', reason });
    return reason === undefined;
  }

  /** A program that hung or died in one measure would cost as long in the next. */
  #isSound(cell: CellSubject): boolean {
    const lost = this.context.collected.lost(ofCell(cell.spec));
    if (lost !== undefined)
      this.context.collected.set(this.measure.id, ofCell(cell.spec), { state: 'failed', error: lost });
    return lost === undefined;
  }

  #read(of: SubjectName): Promise<unknown> {
    const { id, samples } = this.measure;
    return this.context.raw.read(id, of, samples!, (question) => this.runner.answer(question));
  }

  async #keep(of: SubjectName, samples: unknown, provenance?: Provenance): Promise<void> {
    if (samples instanceof NotApplicable) {
      this.context.collected.set(this.measure.id, of, { state: 'not applicable', reason: samples.reason });
      return;
    }
    await this.context.raw.write(this.measure.id, of, this.measure.samples!, samples, provenance);
    this.#set(of, samples);
  }

  #set(of: SubjectName, samples: unknown): void {
    this.context.collected.set(this.measure.id, of, { state: 'collected', samples });
  }

  #fail(of: SubjectName, error: unknown): void {
    this.context.signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    this.context.onFailure?.(`${of.join(', ')}: ${this.measure.id}`, error);
    this.context.collected.set(this.measure.id, of, { state: 'failed', error: message });
    if (error instanceof CellError && error.fatal)
      this.context.collected.lose(
        of,
        `not tried, since the program was lost when its ${this.measure.id} was measured: ${message}`,
      );
  }
}
