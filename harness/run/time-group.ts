import { createRandom } from '../../tasks/kit/random.js';
import { CellError } from '../cell/process.js';
import { measureLatency, TimingFailure, type TimedProgram } from '../latency/measure.js';
import { extremeInputs } from '../latency/work.js';
import type { CollectedLatency } from '../raw/collected.js';
import { rawName, type GroupRunner } from './group-runner.js';
import type { OpenCell } from './open-cell.js';

/**
 * Times the sound cells of a group against each other, and each by Benchmark.js after that. A run that is cut short
 * keeps the launches that were complete.
 *
 * @param add takes what was timed of a cell
 */
export async function timeGroup(
  runner: GroupRunner,
  add: (cell: OpenCell, latency: CollectedLatency) => void,
): Promise<void> {
  const kept = await readKept(runner);
  if (kept) {
    kept.forEach((latency, at) => add(runner.sound()[at]!, latency));
    return;
  }
  const timed = await runner.step('latency', (report) => timeSound(runner, report));
  const places = runner.inputs(runner.request.profile.timedInputs);
  const exampleIds = places.map((place) => runner.examples[place]!.id);
  for (const [cell, program] of timed) {
    try {
      const latency = {
        ...program,
        exampleIds,
        ...drawExtremes(runner, cell, program, places),
        ...(await crossCheck(runner, cell, places)),
      };
      await runner.raw.write('latency', rawName(cell), latency);
      add(cell, latency);
    } catch (error) {
      runner.fail(cell, error);
    }
  }
}

/** What a run that is continued timed already: all cells or none, since they are timed side by side. */
async function readKept(runner: GroupRunner): Promise<CollectedLatency[] | undefined> {
  const cells = runner.sound();
  const found = await Promise.all(cells.map((cell) => runner.raw.read('latency', rawName(cell))));
  const { launches } = runner.request.profile.latency;
  const whole = found.filter((latency) => latency?.throughput && latency.samples.times.length === launches);
  return whole.length === cells.length ? (whole as CollectedLatency[]) : undefined;
}

/** A program that fails while it is timed costs the others their rounds so far, which are timed again without it. */
async function timeSound(
  runner: GroupRunner,
  report: (done: number) => void,
): Promise<Map<OpenCell, TimedProgram>> {
  const { profile, context } = runner.request;
  const plan = { ...profile.latency, inputs: runner.inputs(profile.timedInputs) };
  for (;;) {
    const cells = runner.sound();
    if (cells.length === 0) return new Map();
    const random = createRandom(context.seed, `latency ${runner.group.registered.plugin.task.id}`);
    try {
      const timed = await measureLatency(
        cells.length,
        plan,
        (program) => runner.open(cells[program]!),
        random,
        report,
        runner.signal,
      );
      return new Map(timed.map((program, at) => [cells[at]!, program]));
    } catch (error) {
      runner.signal.throwIfAborted();
      if (!(error instanceof TimingFailure)) throw error;
      runner.fail(cells[error.program]!, error.cause);
    }
  }
}

/** Throughput by Benchmark.js; nothing where the run was cut short before it. */
async function crossCheck(
  runner: GroupRunner,
  cell: OpenCell,
  inputs: readonly number[],
): Promise<Pick<CollectedLatency, 'throughput'>> {
  try {
    return await runner.step(`throughput of ${cell.label}`, () =>
      runner.within(cell, [], async (child) => ({
        throughput: await child.request('throughput', {
          inputs,
          seconds: runner.request.profile.throughputSeconds,
        }),
      })),
    );
  } catch (error) {
    if (runner.signal.aborted) return {};
    throw error;
  }
}

/** Draws the fastest and slowest inputs of a program whose work is counted. */
function drawExtremes(
  runner: GroupRunner,
  cell: OpenCell,
  { samples }: TimedProgram,
  inputs: readonly number[],
): Pick<CollectedLatency, 'drawings'> {
  if (!cell.collected.blocks) return {};
  const { fastest, slowest } = extremeInputs(samples);
  const examples = [...fastest, ...slowest].map((place) => runner.examples[inputs[place]!]!);
  const { task } = runner.group.registered.plugin;
  try {
    return { drawings: Object.fromEntries(examples.map(({ id, input }) => [id, task.draw(input)])) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CellError(`its inputs cannot be drawn: ${reason}`, { cause });
  }
}
