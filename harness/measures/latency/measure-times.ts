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

/** What is timed, launch by launch: grows as launches are complete. */
interface Timing {
  readonly times: Float64Array[];
  readonly duringCollection: Uint8Array[];
  readonly firstCalls: FirstCallReport[];
  readonly warmUps: WarmUpReport[];
  batchSize: number;
}

/** A program that is timed: what was timed so far, and what starts a fresh process for it. */
interface Contender {
  readonly open: () => Promise<TimingProcess>;
  readonly timing: Timing;
}

/**
 * Times programs against each other, one launch at a time: in every launch each has a fresh process of its own, all stay
 * alive side by side, and they take turns of some rounds each, so that drift falls on all alike. Between two launches others
 * may be timed: launches that are spread over minutes hold what minutes do to the machine.
 */
export class TimedLaunches {
  readonly #contenders: Contender[];
  /** Decided by the pilot, and kept: every launch times alike. */
  #rounds = 0;
  #roundsATurn = 1;

  /**
   * @param openers start a fresh process, one for each program
   * @param random what draws the order of the inputs in a launch
   * @param kept what was timed in complete launches before, one for each program
   */
  constructor(
    private readonly plan: Omit<LatencyPlan, 'launches'>,
    openers: readonly (() => Promise<TimingProcess>)[],
    private readonly random: (launch: number) => Random,
    kept?: readonly TimedProgram[],
  ) {
    this.#contenders = openers.map((open, program) => {
      const before = kept?.[program];
      const timing: Timing = {
        times: [...(before?.samples.times ?? [])],
        duringCollection: [...(before?.duringCollection ?? [])],
        firstCalls: [...(before?.firstCalls ?? [])],
        warmUps: [...(before?.warmUps ?? [])],
        batchSize: before?.batchSize ?? 0,
      };
      return { open, timing };
    });
    const [first] = kept ?? [];
    if (first) this.#decideRounds(first.samples.rounds);
  }

  /** How many launches are complete. */
  get complete(): number {
    return this.#contenders[0]?.timing.times.length ?? 0;
  }

  /** How many programs there are. */
  get programs(): number {
    return this.#contenders.length;
  }

  /** Goes on without a program. */
  drop(program: number): void {
    this.#contenders.splice(program, 1);
  }

  /** What was timed in complete launches, program by program. */
  timed(): TimedProgram[] {
    return this.#contenders.map(({ timing: { times, ...rest } }) => ({
      ...rest,
      samples: { inputs: this.plan.inputs.length, rounds: this.#rounds, times: [...times] },
    }));
  }

  /**
   * Times one launch more.
   *
   * @param tell called with the share of the launch that is done
   * @throws TimingFailure where a program fails; the launch then does not count
   */
  async launch(tell: ProgressTeller): Promise<void> {
    const cells: TimingProcess[] = [];
    try {
      await this.#launch(cells, tell);
    } finally {
      await Promise.all(cells.map((cell) => cell.close()));
    }
  }

  async #launch(cells: TimingProcess[], tell: ProgressTeller): Promise<void> {
    const { inputs } = this.plan;
    const contenders = this.#contenders;
    const launched = this.complete;
    const random = this.random(launched);
    // Nothing of this is timed, so it is done side by side.
    const opened = await Promise.allSettled(
      contenders.map(({ open }, program) =>
        of(
          program,
          open().then(async (cell) => {
            cells[program] = cell;
            await cell.request(askSession('load'), undefined);
          }),
        ),
      ),
    );
    // What was opened beside one that failed is closed with the others; no hole must be left among them.
    const failed = opened.find((outcome) => outcome.status === 'rejected');
    if (failed) {
      cells.splice(0, cells.length, ...cells.filter(Boolean));
      throw failed.reason;
    }
    const firstCalls: FirstCallReport[] = [];
    const warmUps: WarmUpReport[] = [];
    for (const [program, cell] of cells.entries()) {
      firstCalls.push(
        await of(program, cell.request(ask('collectFirstCall'), { inputs: inputs.slice(0, 1) })),
      );
      const warmUp = { inputs, mostMilliseconds: this.plan.warmUpMilliseconds };
      warmUps.push(await of(program, cell.request(ask('warmUp'), warmUp)));
    }
    if (launched === 0) this.#pilot(firstCalls, warmUps);
    const rounds = this.#rounds;
    const times = contenders.map(() => new Float64Array(inputs.length * rounds));
    const duringCollection = contenders.map(() => new Uint8Array(inputs.length * rounds));
    for (let turn = 0, from = 0; from < rounds; turn++, from += this.#roundsATurn) {
      const taken = Math.min(this.#roundsATurn, rounds - from);
      for (const program of orderOfTurn(contenders.length, turn + launched)) {
        const places = Array.from({ length: taken }, () => random.shuffled(inputs.keys())).flat();
        const request = {
          order: places.map((place) => inputs[place]!),
          batchSize: contenders[program]!.timing.batchSize,
          clockCostNanoseconds: firstCalls[program]!.clockCostNanoseconds,
        };
        const timings = await of(program, cells[program]!.request(ask('collectRounds'), request));
        places.forEach((place, at) => {
          const round = from + Math.floor(at / inputs.length);
          times[program]![place * rounds + round] = timings.nanoseconds[at]!;
          duringCollection[program]![place * rounds + round] = timings.duringCollection[at]!;
        });
      }
      tell((from + taken) / rounds);
    }
    // Only now is the launch complete.
    contenders.forEach(({ timing }, program) => {
      timing.times.push(times[program]!);
      timing.duringCollection.push(duringCollection[program]!);
      timing.firstCalls.push(firstCalls[program]!);
      timing.warmUps.push(warmUps[program]!);
    });
  }

  /** The first launch decides batches and rounds. */
  #pilot(firstCalls: readonly FirstCallReport[], warmUps: readonly WarmUpReport[]): void {
    const rounds = this.#contenders.map(({ timing }, program) => {
      const { clockCostNanoseconds, clockStepNanoseconds } = firstCalls[program]!;
      const { callNanoseconds } = warmUps[program]!;
      timing.batchSize = chooseBatchSize(callNanoseconds, {
        costNanoseconds: clockCostNanoseconds,
        stepNanoseconds: clockStepNanoseconds,
      });
      return chooseRounds(callNanoseconds, timing.batchSize, this.plan.inputs.length, this.plan.rounds);
    });
    this.#decideRounds(Math.min(...rounds), warmUps);
  }

  #decideRounds(
    rounds: number,
    warmUps: readonly WarmUpReport[] = this.#contenders.map(({ timing }) => timing.warmUps[0]!),
  ): void {
    const shortest = Math.min(
      ...this.#contenders.map(
        ({ timing }, program) =>
          warmUps[program]!.callNanoseconds * timing.batchSize * this.plan.inputs.length,
      ),
    );
    this.#rounds = rounds;
    this.#roundsATurn = chooseRoundsATurn(shortest, rounds);
  }
}

/** What is asked of a program: where it fails, it says of which. */
const of = <Result>(program: number, asked: Promise<Result>): Promise<Result> =>
  asked.catch((error: unknown) => {
    throw new TimingFailure(program, error);
  });

/**
 * Times programs against each other in launches that follow one another: see {@link TimedLaunches}.
 *
 * @param launch starts a fresh process for the program at this place
 * @param tell called with the share that is done
 * @throws TimingFailure where a program fails
 */
export async function measureTimes(
  programs: number,
  { launches, ...plan }: LatencyPlan,
  launch: (program: number) => Promise<TimingProcess>,
  random: Random,
  tell: ProgressTeller,
): Promise<TimedProgram[]> {
  const openers = Array.from({ length: programs }, (_, program) => () => launch(program));
  const timing = new TimedLaunches(plan, openers, () => random);
  for (let launched = 0; launched < launches; launched++)
    await timing.launch((share) => tell((launched + share) / launches));
  return timing.timed();
}
