import { chooseDisagreements } from '../accuracy/summarise.js';
import type { ReportProgress } from '../cell/protocol.js';
import { summariseNetwork, summariseSource } from '../interpretability/summarise.js';
import type { RawFolder } from '../raw/folder.js';
import type { Disagreement } from '../results/accuracy-schema.js';
import type { Cell, MeasuredCell } from '../results/schema.js';
import { analyse, solves, type AnalysisContext } from './analyse.js';
import { bundleOf, collectMemory } from './collect-memory.js';
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
    await runner.eachCell('interpretability', (cell, report) => interpret(runner, cell, report));
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

async function interpret(runner: GroupRunner, cell: OpenCell, report: ReportProgress): Promise<void> {
  if (cell.identity.kind === 'handwritten') {
    const bundle = await bundleOf(cell);
    const blocks = await runner.keep('blocks', cell, () => countBlocks(runner, cell, bundle.modules, report));
    cell.collected = { ...cell.collected, blocks };
    cell.measured = { ...cell.measured, interpretability: await summariseSource(bundle, blocks) };
    return;
  }
  const network = await runner.within(cell, [], (child) => child.request('network', {}));
  if (network) cell.measured = { ...cell.measured, interpretability: summariseNetwork(network) };
}

/**
 * Keeps V8's optimising compilers off while work is counted: functions that they put inside others are no longer counted,
 * and what they reach, and when, differs from run to run. A fifth of the steps of tic-tac-toe's rules was missing with them.
 */
const UNOPTIMISED = ['--no-opt', '--no-maglev'];

async function countBlocks(
  runner: GroupRunner,
  cell: OpenCell,
  modules: readonly string[],
  report: ReportProgress,
) {
  const { countedInputs, timedInputs } = runner.request.profile;
  // Every timed input is counted, so that work and time can be set side by side.
  const inputs = runner.inputs(Math.max(countedInputs, timedInputs));
  const counting = { spec: { ...cell.spec, countBlocks: true } };
  const counted = await runner.within(counting, UNOPTIMISED, (child) =>
    child.request('blocks', { inputs, modules }, report),
  );
  return { ...counted, exampleIds: inputs.map((at) => runner.examples[at]!.id) };
}
