import type { Random } from '../../tasks/contract/index.js';
import type { CellProcess } from '../cell/process.js';
import type { FirstCallReport, WarmUpReport } from './collect.js';
import { chooseBatchSize, chooseRounds, orderOfRound, type RoundBudget } from './engine.js';
import type { LatencySamples } from './samples.js';

/** How long and how often to time. */
export interface LatencyPlan {
  readonly launches: number;
  /** Places of the timed inputs in the split. */
  readonly inputs: readonly number[];
  readonly warmUpMilliseconds: number;
  readonly rounds: RoundBudget;
}

/** A process that times a program, or one form of it. */
export type TimingProcess = Pick<CellProcess, 'request' | 'close'>;

/** What was timed of one program. */
export interface TimedProgram {
  readonly samples: LatencySamples;
  /** For every timing, in the layout of the samples, 1 where a garbage collection overlapped it. */
  readonly collected: readonly Uint8Array[];
  readonly batchSize: number;
  readonly firstCalls: readonly FirstCallReport[];
  readonly warmUps: readonly WarmUpReport[];
}

/**
 * Times programs against each other: in every launch each has a fresh process of its own, all stay alive side by side,
 * and rounds alternate between them, so that drift falls on all alike.
 *
 * @param launch starts a fresh process for the program at this place
 * @param report called with the share that is done
 */
export async function measureLatency(
  programs: number,
  plan: LatencyPlan,
  launch: (program: number) => Promise<TimingProcess>,
  random: Random,
  report: (done: number) => void,
): Promise<TimedProgram[]> {
  const { inputs } = plan;
  const timed = Array.from({ length: programs }, () => ({
    times: [] as Float64Array[],
    collected: [] as Uint8Array[],
    firstCalls: [] as FirstCallReport[],
    warmUps: [] as WarmUpReport[],
    batchSize: 0,
  }));
  let rounds = 0;
  for (let launched = 0; launched < plan.launches; launched++) {
    const cells: TimingProcess[] = [];
    try {
      for (let program = 0; program < programs; program++) {
        const cell = await launch(program);
        cells.push(cell);
        await cell.request('load', {});
        timed[program]!.firstCalls.push(await cell.request('firstCall', { inputs: inputs.slice(0, 1) }));
        timed[program]!.warmUps.push(
          await cell.request('warmUp', { inputs, mostMilliseconds: plan.warmUpMilliseconds }),
        );
      }
      if (launched === 0) {
        // The pilot: batches and rounds are decided once, so that every launch times alike.
        for (const program of timed) {
          program.batchSize = chooseBatchSize(
            program.warmUps[0]!.callNanoseconds,
            program.firstCalls[0]!.clockCostNanoseconds,
          );
        }
        rounds = Math.min(
          ...timed.map(({ warmUps, batchSize }) =>
            chooseRounds(warmUps[0]!.callNanoseconds, batchSize, inputs.length, plan.rounds),
          ),
        );
      }
      const times = timed.map(() => new Float64Array(inputs.length * rounds));
      const collected = timed.map(() => new Uint8Array(inputs.length * rounds));
      for (let round = 0; round < rounds; round++) {
        for (const program of orderOfRound(programs, round + launched)) {
          const places = random.shuffled(inputs.keys());
          const { firstCalls, batchSize } = timed[program]!;
          const timings = await cells[program]!.request('round', {
            order: places.map((place) => inputs[place]!),
            batchSize,
            clockCostNanoseconds: firstCalls[launched]!.clockCostNanoseconds,
          });
          places.forEach((place, at) => {
            times[program]![place * rounds + round] = timings.nanoseconds[at]!;
            collected[program]![place * rounds + round] = timings.collected[at]!;
          });
        }
        report((launched + (round + 1) / rounds) / plan.launches);
      }
      timed.forEach((program, at) => {
        program.times.push(times[at]!);
        program.collected.push(collected[at]!);
      });
    } finally {
      await Promise.all(cells.map((cell) => cell.close()));
    }
  }
  return timed.map(({ times, ...rest }) => ({ ...rest, samples: { inputs: inputs.length, rounds, times } }));
}
