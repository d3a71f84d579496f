import { createRandom, UserError, type Example } from '../../tasks/contract/index.js';
import type { AccuracyReport } from '../accuracy/collect.js';
import { chooseDisagreements, summariseAccuracy } from '../accuracy/summarise.js';
import { CellError, CellProcess } from '../cell/process.js';
import type { CellSpec } from '../cell/protocol.js';
import { bundleSource } from '../interpretability/bundle.js';
import { atRest, summariseNetwork, summariseSource } from '../interpretability/summarise.js';
import type { LatencySamples } from '../latency/samples.js';
import { measureLatency, type TimedProgram } from '../latency/measure.js';
import { summariseLatency } from '../latency/summarise.js';
import { MEMORY_FLAGS, type LoadedReport } from '../memory/collect.js';
import { summariseMemory } from '../memory/summarise.js';
import type { Disagreement } from '../results/accuracy-schema.js';
import type { Cell, MeasuredCell } from '../results/schema.js';
import type { CellEvidence } from './compare.js';
import { drawInputs, type CellGroup, type Measure, type RunRequest } from './plan.js';
import type { Progress, Step } from './progress.js';

/** The cells of a group that a run which was cut short never reached. */
export function skipGroup(group: CellGroup, request: RunRequest): GroupResult {
  const cells = group.cells.map((cell) => skipped(openCell(group, cell, request).identity));
  return { cells, evidence: [], disagreements: [], latency: new Map() };
}

const skipped = (identity: OpenCell['identity']): Cell => ({
  ...identity,
  state: 'skipped',
  reason: 'the run was interrupted',
});

/** A request to a cell that takes longer has hung. */
const REQUEST_TIMEOUT_MILLISECONDS = 180_000;

/** What was measured of a group. */
export interface GroupResult {
  readonly cells: readonly Cell[];
  readonly evidence: readonly CellEvidence[];
  readonly disagreements: readonly Disagreement[];
  /** Single timings by cell, for the raw files. */
  readonly latency: ReadonlyMap<Cell, LatencySamples>;
}

/** The mutable state of one cell while its group is measured. */
interface OpenCell {
  readonly spec: CellSpec;
  readonly identity: Pick<MeasuredCell, 'task' | 'dataset' | 'program' | 'kind' | 'runtime' | 'title'>;
  readonly program: CellGroup['cells'][number]['program'];
  readonly label: string;
  readonly measured: { -readonly [Key in Exclude<Measure, 'portability'>]?: MeasuredCell[Key] };
  accuracy?: AccuracyReport;
  latency?: LatencySamples;
  loaded?: readonly LoadedReport[];
  error?: string;
}

/** How the progress display names a step. */
export const stepLabel = (group: CellGroup, what: string, program?: string): string =>
  `${group.label}: ${what}${program ? ` of ${program}` : ''}`;

/** The steps that measuring a group takes, for the progress display. */
export function stepsOfGroup(group: CellGroup, request: RunRequest): Step[] {
  const { profile, measures } = request;
  const has = (measure: Measure): boolean => measures.includes(measure);
  const perProgram = group.cells.flatMap(({ label }) => [
    ...(has('accuracy')
      ? [{ label: stepLabel(group, 'accuracy', label), weight: profile.accuracyExamples ? 2 : 8 }]
      : []),
    ...(has('interpretability') ? [{ label: stepLabel(group, 'interpretability', label), weight: 2 }] : []),
    ...(has('memory')
      ? [{ label: stepLabel(group, 'memory', label), weight: 2 + profile.memoryLaunches }]
      : []),
    ...(has('latency')
      ? [{ label: stepLabel(group, 'throughput', label), weight: 1 + 1.5 * profile.throughputSeconds }]
      : []),
  ]);
  const { launches, warmUpMilliseconds, rounds } = profile.latency;
  const launchSeconds = 1 + (0.5 * warmUpMilliseconds + rounds.milliseconds) / 1000;
  return [
    ...perProgram,
    ...(has('accuracy') ? [{ label: stepLabel(group, 'disagreements'), weight: 2 }] : []),
    ...(has('latency')
      ? [{ label: stepLabel(group, 'latency'), weight: launches * launchSeconds * group.cells.length }]
      : []),
  ];
}

/**
 * Measures all programs of a group. A cell that fails is a failed row, and the others go on.
 *
 * @param variationFloor input-dependent variation that the harness sees where there is none
 */
export async function measureGroup(
  group: CellGroup,
  request: RunRequest,
  progress: Progress,
  signal: AbortSignal,
  variationFloor: number,
): Promise<GroupResult> {
  const examples = (await group.dataset.load(request.split, group.context)).slice(0, group.context.limit);
  const cells = group.cells.map((cell) => openCell(group, cell, request));
  const measurer = new GroupMeasurer(group, request, progress, signal, cells, examples, variationFloor);
  try {
    await measurer.run();
  } catch (error) {
    // Cut short: what was measured so far still counts.
    if (!signal.aborted) throw error;
  }
  return measurer.result();
}

class GroupMeasurer {
  #disagreements: Disagreement[] = [];

  constructor(
    private readonly group: CellGroup,
    private readonly request: RunRequest,
    private readonly progress: Progress,
    private readonly signal: AbortSignal,
    private readonly cells: readonly OpenCell[],
    /** The examples of the split that are decided on. */
    private readonly examples: readonly Example<unknown, unknown>[],
    private readonly variationFloor: number,
  ) {}

  async run(): Promise<void> {
    const { measures } = this.request;
    // What is not timed comes first, so that a program that cannot even answer is never timed.
    if (measures.includes('accuracy')) {
      await this.#eachCell('accuracy', (cell) => this.#accuracy(cell));
      await this.#step('disagreements', () => this.#explainDisagreements());
    }
    if (measures.includes('interpretability'))
      await this.#eachCell('interpretability', (cell) => this.#interpretability(cell));
    if (measures.includes('memory'))
      await this.#eachCell('memory', (cell, report) => this.#memory(cell, report));
    if (measures.includes('latency')) await this.#latency();
  }

  result(): GroupResult {
    const exhaustive = this.group.dataset.exhaustive ?? false;
    const latency = new Map<Cell, LatencySamples>();
    const evidence: CellEvidence[] = [];
    const cells = this.cells.map((open): Cell => {
      if (open.error !== undefined) return { ...open.identity, state: 'failed', error: open.error };
      if (this.signal.aborted && Object.keys(open.measured).length === 0) return skipped(open.identity);
      const { floor } = this.group.registered.plugin.task;
      const { accuracy } = open.measured;
      const cell: MeasuredCell = {
        ...open.identity,
        state: 'measured',
        ...(accuracy ? { solves: (accuracy.share.low ?? accuracy.share.value) > floor.accuracy } : {}),
        ...open.measured,
      };
      if (open.latency) latency.set(cell, open.latency);
      evidence.push({
        cell,
        exhaustive,
        ...(open.accuracy ? { accuracy: open.accuracy } : {}),
        ...(open.latency ? { latency: open.latency } : {}),
        ...(open.loaded ? { loaded: open.loaded } : {}),
      });
      return cell;
    });
    return { cells, evidence, disagreements: this.#disagreements, latency };
  }

  async #accuracy(cell: OpenCell): Promise<void> {
    const { split, context } = this.request;
    const everything = this.group.dataset.exhaustive ?? false;
    cell.accuracy = await this.#within(cell, [], (child) =>
      child.request('accuracy', { seed: context.seed }),
    );
    cell.measured.accuracy = summariseAccuracy(cell.accuracy, split, everything);
  }

  async #explainDisagreements(): Promise<void> {
    const [a, b] = this.#sound().filter(({ accuracy }) => accuracy);
    if (!a?.accuracy || !b?.accuracy) return;
    const examples = chooseDisagreements(a.accuracy, b.accuracy, this.request.profile.disagreements);
    if (examples.length === 0) return;
    const explain = (cell: OpenCell) =>
      this.#within(cell, [], (child) => child.request('explain', { examples }));
    const [explainedA, explainedB] = [await explain(a), await explain(b)];
    this.#disagreements = explainedA.map(({ decision, ...shown }, at) => ({
      task: a.identity.task,
      dataset: a.identity.dataset,
      ...shown,
      decisions: [decision, explainedB[at]!.decision],
    }));
  }

  async #interpretability(cell: OpenCell): Promise<void> {
    const { profile } = this.request;
    if (cell.identity.kind === 'handwritten') {
      const bundle = await bundleSource(cell.program.module);
      const blocks = await this.#within({ ...cell, spec: { ...cell.spec, countBlocks: true } }, [], (child) =>
        child.request('blocks', { inputs: this.#inputs(profile.countedInputs), modules: bundle.modules }),
      );
      cell.measured.interpretability = await summariseSource(bundle, blocks);
      return;
    }
    const report = await this.#within(cell, [], (child) => child.request('network', {}));
    if (report) cell.measured.interpretability = summariseNetwork(report);
  }

  async #memory(cell: OpenCell, report: (done: number) => void): Promise<void> {
    const { memoryLaunches, allocation: plan, timedInputs } = this.request.profile;
    // The process gets the examples that it needs and no more: what loading a data set leaves would hide the program.
    const examples = this.#inputs(timedInputs).map((at) => this.examples[at]!);
    const bare = { ...cell, spec: { ...cell.spec, examples } };
    const loaded: LoadedReport[] = [];
    for (let launch = 0; launch < memoryLaunches; launch++) {
      loaded.push(await this.#within(bare, ['--expose-gc'], (child) => child.request('memoryLoaded', {})));
      report((launch + 1) / (memoryLaunches + 1));
    }
    const allocation = await this.#within(bare, MEMORY_FLAGS, (child) =>
      child.request('allocation', { inputs: [...examples.keys()], ...plan }),
    );
    cell.loaded = loaded;
    cell.measured.memory = summariseMemory(await this.#weigh(cell), loaded, allocation);
  }

  async #weigh(cell: OpenCell) {
    if (cell.identity.kind === 'handwritten') {
      const { minifiedBytes, gzippedBytes } = await bundleSource(cell.program.module);
      return atRest(minifiedBytes, gzippedBytes, 'bundled source, minified');
    }
    const network = await this.#within(cell, [], (child) => child.request('network', {}));
    if (!network) throw new CellError('describes no network, so its weights cannot be weighed');
    return atRest(network.bytes.plain, network.bytes.gzipped, 'topology and weights, without the runtime');
  }

  async #latency(): Promise<void> {
    const { profile, context } = this.request;
    const cells = this.#sound();
    const random = createRandom(context.seed, `latency ${this.group.registered.plugin.task.id}`);
    const timed = await this.#step('latency', async (report): Promise<TimedProgram[]> => {
      if (cells.length === 0) return [];
      let at = 0;
      try {
        return await measureLatency(
          cells.length,
          { ...profile.latency, inputs: this.#inputs(profile.timedInputs) },
          (program) => this.#open(cells[(at = program)]!, []),
          random,
          report,
        );
      } catch (error) {
        this.#fail(cells[at]!, error);
        return [];
      }
    });
    for (const [at, program] of timed.entries()) {
      const cell = cells[at]!;
      cell.latency = program.samples;
      await this.#step(`throughput of ${cell.label}`, async () => {
        cell.measured.latency = await this.#within(cell, [], async (child) => {
          const inputs = this.#inputs(profile.timedInputs);
          const throughput = await child.request('throughput', {
            inputs,
            seconds: profile.throughputSeconds,
          });
          const { ids } = await child.request('identify', { inputs });
          return summariseLatency(
            { ...program, exampleIds: ids, throughput, variationFloor: this.variationFloor },
            random,
          );
        });
      });
    }
  }

  #inputs(wanted: number): number[] {
    return drawInputs(
      this.examples.length,
      wanted,
      this.request.context.seed,
      `inputs ${this.group.registered.plugin.task.id}`,
    );
  }

  #sound(): OpenCell[] {
    return this.cells.filter(({ error }) => error === undefined);
  }

  #fail(cell: OpenCell, error: unknown): void {
    this.signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    cell.error = error.message;
  }

  async #eachCell(
    what: string,
    measure: (cell: OpenCell, report: (done: number) => void) => Promise<void>,
  ): Promise<void> {
    for (const cell of this.#sound()) {
      await this.#step(`${what} of ${cell.label}`, (report) =>
        measure(cell, report).catch((error: unknown) => {
          this.#fail(cell, error);
        }),
      );
    }
  }

  #step<Result>(what: string, run: (report: (done: number) => void) => Promise<Result>): Promise<Result> {
    this.signal.throwIfAborted();
    return this.progress.step(stepLabel(this.group, what), run);
  }

  async #open(cell: OpenCell, nodeFlags: readonly string[]): Promise<CellProcess> {
    this.signal.throwIfAborted();
    return CellProcess.open(cell.spec, {
      nodeFlags,
      signal: this.signal,
      timeoutMilliseconds: REQUEST_TIMEOUT_MILLISECONDS,
    });
  }

  async #within<Result>(
    cell: OpenCell,
    nodeFlags: readonly string[],
    run: (child: CellProcess) => Promise<Result>,
  ): Promise<Result> {
    const child = await this.#open(cell, nodeFlags);
    try {
      return await run(child);
    } finally {
      await child.close();
    }
  }
}

function openCell(
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
    },
    identity: {
      task: task.id,
      dataset: group.dataset.id,
      program: program.id,
      kind: program.kind,
      runtime,
      title: program.title,
    },
    measured: {},
  };
}
