import { createRandom } from '../../../tasks/kit/random.js';
import { questions, type ProgressTeller } from '../../cell/protocol.js';
import type { CellLaunches, Together } from '../measure.js';
import type { CellSubject, GroupRunner } from '../runner.js';
import { TimedLaunches, TimingFailure, type TimedProgram } from './measure-times.js';
import { latencyPlan, THROUGHPUT_SECONDS } from './plans.js';
import type { LatencySamples } from './schema.js';
import { extremeInputs } from './work.js';

const ask = questions<typeof import('./throughput.js')>(new URL('./throughput.js', import.meta.url));

/**
 * Times the cells of a group against each other, launch by launch, and each by Benchmark.js after that. The first cell is
 * launched twice: a program against itself, on the time scale of the group, is what the harness is checked by.
 *
 * What a run that is continued left of complete launches is gone on with, where it is of all cells alike.
 */
export class LatencyLaunches implements CellLaunches {
  readonly #cells: CellSubject[];
  readonly #places: readonly number[];
  readonly #exampleIds: readonly string[];
  readonly #timing: TimedLaunches;
  /** Whether the last program that is timed is the copy of the first cell's. */
  #hasCopy = true;

  constructor(
    private readonly runner: GroupRunner,
    private readonly together: Together<LatencySamples>,
  ) {
    const { request } = runner;
    this.#cells = [...together.cells];
    this.#places = runner.inputs(request.profile.timedInputs);
    this.#exampleIds = this.#places.map((place) => runner.examples[place]!.id);
    const opened = this.#cells.length > 0 ? [...this.#cells, this.#cells[0]!] : [];
    this.#timing = new TimedLaunches(
      { ...latencyPlan(request), inputs: this.#places },
      opened.map(
        ({ spec }) =>
          () =>
            runner.open(spec),
      ),
      (launch) => createRandom(request.context.seed, `latency ${runner.task.id} launch ${launch}`),
      this.#kept(),
    );
  }

  async launch(at: number, tell: ProgressTeller): Promise<void> {
    while (this.#timing.complete <= at && this.#cells.length > 0) {
      try {
        await this.#timing.launch(tell);
        await this.#keep();
      } catch (error) {
        this.runner.signal.throwIfAborted();
        if (!(error instanceof TimingFailure)) throw error;
        this.#drop(error);
      }
    }
  }

  async finish(): Promise<void> {
    const timed = this.#timed();
    for (const [at, cell] of this.#cells.entries()) {
      try {
        const throughput = await this.#crossCheck(cell);
        await this.together.keep(cell, { ...timed[at]!, throughput });
      } catch (error) {
        this.together.fail(cell, error);
      }
    }
  }

  /** What was timed before, where all cells have as much of it and it can be gone on with. */
  #kept(): readonly TimedProgram[] | undefined {
    const kept = this.#cells.map((cell) => this.together.kept.get(cell));
    const [first] = kept;
    const copy = first?.copy;
    if (!first || !copy) return undefined;
    const alike = kept.every(
      (one): one is LatencySamples =>
        one !== undefined &&
        one.samples.times.length === copy.times.length &&
        one.samples.rounds === copy.rounds &&
        one.exampleIds.join() === this.#exampleIds.join(),
    );
    return alike ? [...kept, { ...first, samples: copy }] : undefined;
  }

  /** A program that fails while it is timed costs the others the launch that is under way, no more. */
  #drop({ program, cause }: TimingFailure): void {
    // Behind the cells comes the copy of the first.
    const at = program < this.#cells.length ? program : 0;
    if (at === 0 && this.#hasCopy) {
      this.#timing.drop(this.#cells.length);
      this.#hasCopy = false;
    }
    this.#timing.drop(at);
    const [failed] = this.#cells.splice(at, 1);
    this.together.fail(failed!, cause);
  }

  async #keep(): Promise<void> {
    const timed = this.#timed();
    for (const [at, cell] of this.#cells.entries()) {
      try {
        await this.together.keep(cell, timed[at]!);
      } catch (error) {
        this.together.fail(cell, error);
      }
    }
  }

  #timed(): LatencySamples[] {
    const timed = this.#timing.timed();
    return this.#cells.map((cell, at) => ({
      ...timed[at]!,
      exampleIds: this.#exampleIds,
      ...(at === 0 && this.#hasCopy ? { copy: timed.at(-1)!.samples } : {}),
      ...this.#drawExtremes(cell, timed[at]!),
    }));
  }

  /** Throughput by Benchmark.js. */
  async #crossCheck({ spec, label }: CellSubject): Promise<NonNullable<LatencySamples['throughput']>> {
    const request = {
      inputs: this.#places,
      seconds: THROUGHPUT_SECONDS[this.runner.request.profile.id],
    };
    return this.runner.step(`throughput of ${label}`, () =>
      this.runner.within(spec, [], (child) => child.request(ask('collectThroughput'), request)),
    );
  }

  /** Draws the fastest and slowest inputs of a hand-written program whose work is counted; a task whose drawing throws costs no times. */
  #drawExtremes(cell: CellSubject, { samples }: TimedProgram): Pick<LatencySamples, 'drawings'> {
    if (cell.kind === 'learned' || this.runner.samplesOf(cell, 'work') === undefined) return {};
    const { fastest, slowest } = extremeInputs(samples);
    const examples = [...fastest, ...slowest].map((place) => this.runner.examples[this.#places[place]!]!);
    try {
      return {
        drawings: Object.fromEntries(examples.map(({ id, input }) => [id, this.runner.task.draw(input)])),
      };
    } catch {
      return {};
    }
  }
}
