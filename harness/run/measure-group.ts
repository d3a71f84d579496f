import { chooseDisagreements } from '../accuracy/summarise.js';
import { CellError } from '../cell/process.js';
import type { ReportProgress } from '../cell/protocol.js';
import { bundleSource, type SourceBundle } from '../interpretability/bundle.js';
import { atRest, summariseNetwork, summariseSource } from '../interpretability/summarise.js';
import { MEMORY_FLAGS, type LoadedReport } from '../memory/collect.js';
import type { CollectedPeak } from '../memory/peak.js';
import type { CollectedMemory } from '../raw/collected.js';
import type { RawFolder } from '../raw/folder.js';
import type { Disagreement } from '../results/accuracy-schema.js';
import type { Cell, MeasuredCell } from '../results/schema.js';
import { analyse, solves, type AnalysisContext } from './analyse.js';
import type { CellEvidence } from './compare.js';
import { GroupRunner } from './group-runner.js';
import { openCell, skippedCell, type OpenCell } from './open-cell.js';
import type { CellGroup, RunRequest } from './plan.js';
import type { Progress } from './progress.js';
import { timeGroup } from './time-group.js';

/** What was measured of a group. */
export interface GroupResult {
  readonly cells: readonly Cell[];
  readonly evidence: readonly CellEvidence[];
  readonly disagreements: readonly Disagreement[];
}

/** The cells of a group that a run which was cut short never reached. */
export function skipGroup(group: CellGroup, request: RunRequest, signal: AbortSignal): GroupResult {
  const cells = group.cells.map((cell) => skippedCell(openCell(group, cell, request).identity, signal));
  return { cells, evidence: [], disagreements: [] };
}

/**
 * Measures all programs of a group. A cell that fails is a failed row, and the others go on.
 *
 * @param raw keeps what is collected, and has what a run that is continued collected already
 * @param variationFloor input-dependent variation that the harness sees where there is none
 */
export async function measureGroup(
  group: CellGroup,
  request: RunRequest,
  raw: RawFolder,
  progress: Progress,
  signal: AbortSignal,
  variationFloor: number,
): Promise<GroupResult> {
  const examples = (await group.dataset.load(request.split, group.context)).slice(0, group.context.limit);
  const cells = group.cells.map((cell) => openCell(group, cell, request));
  const runner = new GroupRunner(group, request, cells, examples, raw, signal, progress);
  const context: AnalysisContext = {
    seed: request.context.seed,
    split: request.split,
    exhaustive: group.dataset.exhaustive ?? false,
    variationFloor,
  };
  const disagreements: Disagreement[] = [];
  try {
    await measureAll(runner, context, disagreements);
  } catch (error) {
    // Cut short: what was measured so far still counts.
    if (!signal.aborted) throw error;
  }
  return { ...resultOf(runner, context), disagreements };
}

async function measureAll(
  runner: GroupRunner,
  context: AnalysisContext,
  disagreements: Disagreement[],
): Promise<void> {
  const { measures } = runner.request;
  // What is not timed comes first, so that a program that cannot even answer is never timed.
  if (measures.includes('accuracy')) {
    await runner.eachCell('accuracy', async (cell, report) => {
      const accuracy = await collectAccuracy(runner, cell, report);
      add(cell, { accuracy }, context);
    });
    disagreements.push(...(await runner.step('disagreements', () => explainDisagreements(runner))));
  }
  if (measures.includes('interpretability'))
    await runner.eachCell('interpretability', (cell) => interpret(runner, cell));
  if (measures.includes('memory')) {
    await runner.eachCell('memory', async (cell, report) => {
      const memory = await runner.keep('memory', cell, () => collectMemory(runner, cell, report));
      add(cell, { memory }, context);
    });
  }
  if (measures.includes('latency')) {
    await timeGroup(runner, (cell, latency) => {
      add(cell, { latency }, context);
    });
  }
}

/** Adds to a cell what was collected of it, and what that amounts to. */
function add(cell: OpenCell, collected: OpenCell['collected'], context: AnalysisContext): void {
  cell.collected = { ...cell.collected, ...collected };
  const { blocks } = cell.collected;
  const figures = analyse(cell.identity, { ...(blocks ? { blocks } : {}), ...collected }, context);
  cell.measured = { ...cell.measured, ...figures };
}

function resultOf(
  { cells, group, signal }: GroupRunner,
  { exhaustive }: AnalysisContext,
): Omit<GroupResult, 'disagreements'> {
  const evidence: CellEvidence[] = [];
  const rows = cells.map(({ identity, error, collected, measured }): Cell => {
    if (error !== undefined) return { ...identity, state: 'failed', error };
    if (signal.aborted && Object.keys(measured).length === 0) return skippedCell(identity, signal);
    const { floor } = group.registered.plugin.task;
    const cell: MeasuredCell = {
      ...identity,
      state: 'measured',
      ...solves(measured.accuracy, floor),
      ...measured,
    };
    evidence.push({ cell, exhaustive, collected });
    return cell;
  });
  return { cells: rows, evidence };
}

function collectAccuracy(runner: GroupRunner, cell: OpenCell, report: ReportProgress) {
  const { seed } = runner.request.context;
  return runner.keep('accuracy', cell, () =>
    runner.within(cell, [], (child) => child.request('accuracy', { seed }, report)),
  );
}

async function explainDisagreements(runner: GroupRunner): Promise<Disagreement[]> {
  const [a, b] = runner.sound().filter(({ collected }) => collected.accuracy);
  if (!a?.collected.accuracy || !b?.collected.accuracy) return [];
  const most = runner.request.profile.disagreements;
  const examples = chooseDisagreements(a.collected.accuracy, b.collected.accuracy, most);
  if (examples.length === 0) return [];
  const explain = (cell: OpenCell) =>
    runner
      .within(cell, [], (child) => child.request('explain', { examples }))
      .catch((error: unknown) => {
        runner.fail(cell, error);
        return undefined;
      });
  const [explainedA, explainedB] = [await explain(a), await explain(b)];
  if (!explainedA || !explainedB) return [];
  return explainedA.map(({ decision, ...shown }, at) => ({
    task: a.identity.task,
    dataset: a.identity.dataset,
    ...shown,
    decisions: [decision, explainedB[at]!.decision],
  }));
}

async function interpret(runner: GroupRunner, cell: OpenCell): Promise<void> {
  if (cell.identity.kind === 'handwritten') {
    const bundle = await bundleOf(cell);
    const blocks = await runner.keep('blocks', cell, () => countBlocks(runner, cell, bundle.modules));
    cell.collected = { ...cell.collected, blocks };
    cell.measured = { ...cell.measured, interpretability: await summariseSource(bundle, blocks) };
    return;
  }
  const report = await runner.within(cell, [], (child) => child.request('network', {}));
  if (report) cell.measured = { ...cell.measured, interpretability: summariseNetwork(report) };
}

function bundleOf({ program }: OpenCell): Promise<SourceBundle> {
  return bundleSource(program.module).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CellError(`its source cannot be bundled: ${reason.replaceAll('\n', ' ')}`, { cause });
  });
}

async function countBlocks(runner: GroupRunner, cell: OpenCell, modules: readonly string[]) {
  const { countedInputs, timedInputs } = runner.request.profile;
  // Every timed input is counted, so that work and time can be set side by side.
  const inputs = runner.inputs(Math.max(countedInputs, timedInputs));
  const counting = { spec: { ...cell.spec, countBlocks: true } };
  const counted = await runner.within(counting, [], (child) => child.request('blocks', { inputs, modules }));
  return { ...counted, exampleIds: inputs.map((at) => runner.examples[at]!.id) };
}

async function collectMemory(
  runner: GroupRunner,
  cell: OpenCell,
  report: (done: number) => void,
): Promise<CollectedMemory> {
  const { memoryLaunches, allocation: plan, timedInputs } = runner.request.profile;
  // The process gets the examples that it needs and no more: what loading a data set leaves would hide the program.
  const examples = runner.inputs(timedInputs).map((at) => runner.examples[at]!);
  const bare = { spec: { ...cell.spec, examples } };
  const loaded: LoadedReport[] = [];
  for (let launch = 0; launch < memoryLaunches; launch++) {
    loaded.push(await runner.within(bare, ['--expose-gc'], (child) => child.request('memoryLoaded', {})));
    report((launch + 1) / (memoryLaunches + 1));
  }
  const allocation = await runner.within(bare, MEMORY_FLAGS, (child) =>
    child.request('allocation', { inputs: [...examples.keys()], ...plan }),
  );
  return {
    atRest: await weigh(runner, cell),
    loaded,
    allocation,
    peak: await collectPeak(runner, cell),
  };
}

/** Examples sent at a time: few, so that what is measured is the program and not the post. */
const SENT_AT_A_TIME = 100;

/** Decides over the examples in a process that holds no data set: its maximum is the program's and Node's alone. */
async function collectPeak(runner: GroupRunner, cell: OpenCell): Promise<CollectedPeak> {
  const { examples } = runner;
  return runner.within({ spec: { ...cell.spec, examples: [] } }, [], async (child) => {
    let peak = await child.request('peak', { inputs: [] });
    for (let at = 0; at < examples.length; at += SENT_AT_A_TIME) {
      const inputs = examples.slice(at, at + SENT_AT_A_TIME).map(({ input }) => input);
      peak = await child.request('peak', { inputs });
    }
    return { ...peak, decisions: examples.length };
  });
}

async function weigh(runner: GroupRunner, cell: OpenCell): Promise<CollectedMemory['atRest']> {
  if (cell.identity.kind === 'handwritten') {
    const { minifiedBytes, gzippedBytes } = await bundleOf(cell);
    return atRest(minifiedBytes, gzippedBytes, 'bundled source, minified');
  }
  const network = await runner.within(cell, [], (child) => child.request('network', {}));
  if (!network) throw new CellError('describes no network, so its weights cannot be weighed');
  return atRest(network.bytes.plain, network.bytes.gzipped, 'topology and weights, without the runtime');
}
