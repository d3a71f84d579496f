/** A step of a run, for example `digits: accuracy of handwritten`. */
export interface Step {
  readonly label: string;
  /** Rough cost in seconds: only the shares matter, for the time left. */
  readonly weight: number;
}

/** Tells the share of a step that is done, and what it does. */
export type StepTeller = (done: number, detail?: string) => void;

/** Where a run stands. */
export interface Standing {
  readonly label: string;
  /** Share of the whole run that is done, 0 to 1. */
  readonly done: number;
  /** Seconds left, or null before there is anything to judge by. */
  readonly secondsLeft: number | null;
  readonly event: 'started' | 'progressed' | 'finished';
  /** What the step does at the moment, where it says so. */
  readonly detail?: string;
}

/** Below this share the time left would be a guess. */
const LEAST_SHARE_TO_JUDGE_BY = 0.03;

/**
 * Keeps count of what is done and how long the rest will take.
 *
 * @example
 * const progress = new Progress([{ label: 'one', weight: 1 }], show, () => performance.now());
 * await progress.step('one', async (tell) => { tell(0.5); });
 */
export class Progress {
  readonly #weights: Map<string, number>;
  #total: number;
  readonly #begin: number;
  #finished = 0;
  /** Share done of every step that runs now. */
  readonly #running = new Map<string, number>();

  constructor(
    steps: readonly Step[],
    private readonly show: (standing: Standing) => void,
    private readonly milliseconds: () => number,
  ) {
    this.#weights = new Map(steps.map(({ label, weight }) => [label, weight]));
    this.#total = steps.reduce((sum, { weight }) => sum + weight, 0);
    this.#begin = milliseconds();
  }

  /** Runs a step that was announced; `run` is given what takes the share of it that is done, and what it does. */
  async step<Result>(label: string, run: (tell: StepTeller) => Promise<Result>): Promise<Result> {
    this.#running.set(label, 0);
    this.#tell(label, 'started');
    const result = await run((done, detail) => {
      this.#running.set(label, done);
      this.#tell(label, 'progressed', detail);
    }).finally(() => this.#running.delete(label));
    this.#finished += this.#weight(label);
    this.#tell(label, 'finished');
    return result;
  }

  /** Counts a step no longer: it has nothing to do, and says nothing of how long the others take. */
  leaveOut(label: string): void {
    this.#total -= this.#weight(label);
    this.#weights.set(label, 0);
  }

  #weight(label: string): number {
    const weight = this.#weights.get(label);
    if (weight === undefined) throw new Error(`step "${label}" was not announced`);
    return weight;
  }

  #tell(label: string, event: Standing['event'], detail?: string): void {
    let weight = this.#finished;
    for (const [running, share] of this.#running) weight += share * this.#weight(running);
    const done = this.#total === 0 ? 1 : weight / this.#total;
    const elapsed = (this.milliseconds() - this.#begin) / 1000;
    const secondsLeft = done < LEAST_SHARE_TO_JUDGE_BY ? null : (elapsed / done) * (1 - done);
    this.show({ label, done, secondsLeft, event, ...(detail === undefined ? {} : { detail }) });
  }
}
