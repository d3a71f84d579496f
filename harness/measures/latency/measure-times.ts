import type { Random } from '../../../tasks/kit/random.js';
import type { CellProcess } from '../../cell/process.js';
import { questions, type ProgressTeller } from '../../cell/protocol.js';
import type { FirstCallReport, WarmUpReport } from './collect.js';
import { chooseBatchSize, chooseRounds, chooseRoundsATurn, orderOfTurn, type RoundBudget } from './engine.js';
import type { Timings } from './timings.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));
const askSession = questions<typeof import('../../cell/session.js')>(
  new URL('../../cell/session.js', import.meta.url),
);

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
  readonly samples: Timings;
  /** For every timing, in the layout of the samples, 1 where a garbage collection overlapped it. */
  readonly duringCollection: readonly Uint8Array[];
  readonly batchSize: number;
  readonly firstCalls: readonly FirstCallReport[];
  readonly warmUps: readonly WarmUpReport[];
}

/** A program failed while it was timed; `cause` says how. */
export class TimingFailure extends Error {
  override readonly name = 'TimingFailure';

  constructor(
    readonly program: number,
    cause: unknown,
  ) {
    super(
      `program ${program} failed while it was timed: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}

/**
 * Times programs against each other: in every launch each has a fresh process of its own, all stay alive side by side,
 * and they take turns of some rounds each, so that drift falls on all alike.
 *
 * @param launch starts a fresh process for the program at this place
 * @param tell called with the share that is done
 * @param signal where it aborts after a launch was complete, the complete launches are what was timed
 * @throws TimingFailure where a program fails
 */
export async function measureTimes(
  programs: number,
  plan: LatencyPlan,
  launch: (program: number) => Promise<TimingProcess>,
  random: Random,
  tell: ProgressTeller,
  signal?: AbortSignal,
): Promise<TimedProgram[]> {
  const { inputs } = plan;
  const timed = Array.from({ length: programs }, () => ({
    times: [] as Float64Array[],
    duringCollection: [] as Uint8Array[],
    firstCalls: [] as FirstCallReport[],
    warmUps: [] as WarmUpReport[],
    batchSize: 0,
  }));
  const of = <Result>(program: number, asked: Promise<Result>): Promise<Result> =>
    asked.catch((error: unknown) => {
      throw new TimingFailure(program, error);
    });
  let rounds = 0;
  let roundsATurn = 1;
  const timeLaunch = async (launched: number, cells: TimingProcess[]): Promise<void> => {
    const firstCalls: FirstCallReport[] = [];
    const warmUps: WarmUpReport[] = [];
    for (let program = 0; program < programs; program++) {
      const cell = await of(program, launch(program));
      cells.push(cell);
      await of(program, cell.request(askSession('load'), undefined));
      firstCalls.push(
        await of(program, cell.request(ask('collectFirstCall'), { inputs: inputs.slice(0, 1) })),
      );
      const warmUp = { inputs, mostMilliseconds: plan.warmUpMilliseconds };
      warmUps.push(await of(program, cell.request(ask('warmUp'), warmUp)));
    }
    if (launched === 0) {
      // The pilot: batches and rounds are decided once, so that every launch times alike.
      timed.forEach((program, at) => {
        const { clockCostNanoseconds, clockStepNanoseconds } = firstCalls[at]!;
        program.batchSize = chooseBatchSize(warmUps[at]!.callNanoseconds, {
          costNanoseconds: clockCostNanoseconds,
          stepNanoseconds: clockStepNanoseconds,
        });
      });
      rounds = Math.min(
        ...timed.map(({ batchSize }, at) =>
          chooseRounds(warmUps[at]!.callNanoseconds, batchSize, inputs.length, plan.rounds),
        ),
      );
      const shortest = Math.min(
        ...timed.map(({ batchSize }, at) => warmUps[at]!.callNanoseconds * batchSize * inputs.length),
      );
      roundsATurn = chooseRoundsATurn(shortest, rounds);
    }
    const times = timed.map(() => new Float64Array(inputs.length * rounds));
    const duringCollection = timed.map(() => new Uint8Array(inputs.length * rounds));
    for (let turn = 0, from = 0; from < rounds; turn++, from += roundsATurn) {
      const taken = Math.min(roundsATurn, rounds - from);
      for (const program of orderOfTurn(programs, turn + launched)) {
        const places = Array.from({ length: taken }, () => random.shuffled(inputs.keys())).flat();
        const request = {
          order: places.map((place) => inputs[place]!),
          batchSize: timed[program]!.batchSize,
          clockCostNanoseconds: firstCalls[program]!.clockCostNanoseconds,
        };
        const timings = await of(program, cells[program]!.request(ask('collectRounds'), request));
        places.forEach((place, at) => {
          const round = from + Math.floor(at / inputs.length);
          times[program]![place * rounds + round] = timings.nanoseconds[at]!;
          duringCollection[program]![place * rounds + round] = timings.duringCollection[at]!;
        });
      }
      tell((launched + (from + taken) / rounds) / plan.launches);
    }
    // Only now is the launch complete.
    timed.forEach((program, at) => {
      program.times.push(times[at]!);
      program.duringCollection.push(duringCollection[at]!);
      program.firstCalls.push(firstCalls[at]!);
      program.warmUps.push(warmUps[at]!);
    });
  };
  for (let launched = 0; launched < plan.launches; launched++) {
    const cells: TimingProcess[] = [];
    try {
      await timeLaunch(launched, cells);
    } catch (error) {
      if (signal?.aborted && launched > 0) break;
      throw error;
    } finally {
      await Promise.all(cells.map((cell) => cell.close()));
    }
  }
  return timed.map(({ times, ...rest }) => ({ ...rest, samples: { inputs: inputs.length, rounds, times } }));
}
