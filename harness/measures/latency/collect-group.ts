import { createRandom } from '../../../tasks/kit/random.js';
import { questions } from '../../cell/protocol.js';
import type { Together } from '../measure.js';
import type { CellSubject, GroupRunner } from '../runner.js';
import { measureTimes, TimingFailure, type TimedProgram } from './measure-times.js';
import { latencyPlan, THROUGHPUT_SECONDS } from './plans.js';
import type { LatencySamples } from './schema.js';
import { extremeInputs } from './work.js';

const ask = questions<typeof import('./throughput.js')>(new URL('./throughput.js', import.meta.url));

/**
 * Times the cells of a group against each other, and each by Benchmark.js after that. A run that is cut short keeps the
 * launches that were complete.
 */
export async function collectLatency(runner: GroupRunner, together: Together<LatencySamples>): Promise<void> {
  const timed = await runner.step('latency', (tell) => timeCells(runner, together, tell));
  const places = runner.inputs(runner.request.profile.timedInputs);
  const exampleIds = places.map((place) => runner.examples[place]!.id);
  for (const [cell, program] of timed) {
    try {
      await together.keep(cell, {
        ...program,
        exampleIds,
        ...drawExtremes(runner, cell, program, places),
        ...(await crossCheck(runner, cell, places)),
      });
    } catch (error) {
      together.fail(cell, error);
    }
  }
}

/** A program that fails while it is timed costs the others their rounds so far, which are timed again without it. */
async function timeCells(
  runner: GroupRunner,
  together: Together<LatencySamples>,
  tell: (done: number) => void,
): Promise<Map<CellSubject, TimedProgram>> {
  const { request } = runner;
  const plan = { ...latencyPlan(request), inputs: runner.inputs(request.profile.timedInputs) };
  let cells = together.cells;
  while (cells.length > 0) {
    const random = createRandom(request.context.seed, `latency ${runner.task.id}`);
    try {
      const timed = await measureTimes(
        cells.length,
        plan,
        (program) => runner.open(cells[program]!.spec),
        random,
        tell,
        runner.signal,
      );
      return new Map(timed.map((program, at) => [cells[at]!, program]));
    } catch (error) {
      runner.signal.throwIfAborted();
      if (!(error instanceof TimingFailure)) throw error;
      const failed = cells[error.program]!;
      together.fail(failed, error.cause);
      cells = cells.filter((cell) => cell !== failed);
    }
  }
  return new Map();
}

/** Throughput by Benchmark.js; nothing where the run was cut short before it. */
async function crossCheck(
  runner: GroupRunner,
  { spec, label }: CellSubject,
  inputs: readonly number[],
): Promise<Pick<LatencySamples, 'throughput'>> {
  const seconds = THROUGHPUT_SECONDS[runner.request.profile.id];
  try {
    return await runner.step(`throughput of ${label}`, () =>
      runner.within(spec, [], async (child) => ({
        throughput: await child.request(ask('collectThroughput'), { inputs, seconds }),
      })),
    );
  } catch (error) {
    if (runner.signal.aborted) return {};
    throw error;
  }
}

/** Draws the fastest and slowest inputs of a hand-written program whose work is counted; a task whose drawing throws costs no times. */
function drawExtremes(
  runner: GroupRunner,
  cell: CellSubject,
  { samples }: TimedProgram,
  inputs: readonly number[],
): Pick<LatencySamples, 'drawings'> {
  if (cell.kind === 'learned' || runner.samplesOf(cell, 'work') === undefined) return {};
  const { fastest, slowest } = extremeInputs(samples);
  const examples = [...fastest, ...slowest].map((place) => runner.examples[inputs[place]!]!);
  try {
    return { drawings: Object.fromEntries(examples.map(({ id, input }) => [id, runner.task.draw(input)])) };
  } catch {
    return {};
  }
}
