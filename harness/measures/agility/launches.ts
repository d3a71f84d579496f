import type { Example } from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';
import type { CellProcess } from '../../cell/process.js';
import { questions, type ProgressTeller } from '../../cell/protocol.js';
import { TimedLaunches, TimingFailure, type TimingProcess } from '../latency/measure-times.js';
import { NotApplicable, type CellLaunches, type Together } from '../measure.js';
import type { CellSubject, GroupRunner } from '../runner.js';
import { prepareForms, type Forms } from './collect-cell.js';
import type { ProgramForm } from './form.js';
import { agilityPlan } from './plans.js';
import type { AgilitySamples } from './schema.js';

const askForm = questions<typeof import('./form.js')>(new URL('./form.js', import.meta.url));

/** How the progress display names what is collected of a program before its forms are timed. */
export const formsStep = (label: string): string => `agility of ${label}`;

/** A program with its other forms, timed against each other. */
interface TimedForms extends Forms {
  readonly cell: CellSubject;
  readonly timing: TimedLaunches;
}

/**
 * Times the forms of every program of a group against each other, launch by launch. In a launch the forms of one program
 * share a process: it is one and the same code with other data, and a process for each would take minutes to start.
 */
export class AgilityLaunches implements CellLaunches {
  private constructor(
    private readonly runner: GroupRunner,
    private readonly together: Together<AgilitySamples>,
    private timed: readonly TimedForms[],
  ) {}

  /** Finds the forms, and counts what programs without some of their rules get right. */
  static async begin(runner: GroupRunner, together: Together<AgilitySamples>): Promise<AgilityLaunches> {
    const timed: TimedForms[] = [];
    for (const cell of together.cells)
      await runner.step(formsStep(cell.label), async () => {
        try {
          const forms = await prepareForms(runner, cell);
          if (forms instanceof NotApplicable) await together.keep(cell, forms);
          else timed.push({ ...forms, cell, timing: timingOf(runner, cell, forms.forms) });
        } catch (error) {
          together.fail(cell, error);
        }
      });
    return new AgilityLaunches(runner, together, timed);
  }

  async launch(at: number, tell: ProgressTeller): Promise<void> {
    const failed = new Set<TimedForms>();
    for (const [place, forms] of this.timed.entries()) {
      const { cell, timing, withTimings } = forms;
      try {
        while (timing.complete <= at)
          await timing.launch((share) => tell((place + share) / this.timed.length));
        await this.together.keep(cell, withTimings(timing.timed().map(({ samples }) => samples)));
      } catch (error) {
        this.runner.signal.throwIfAborted();
        this.together.fail(cell, error instanceof TimingFailure ? error.cause : error);
        failed.add(forms);
      }
    }
    this.timed = this.timed.filter((forms) => !failed.has(forms));
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }
}

function timingOf(runner: GroupRunner, { spec }: CellSubject, forms: readonly ProgramForm[]): TimedLaunches {
  const { timing, timedInputs } = agilityPlan(runner.request);
  const examples: Example<unknown, unknown>[] = runner.inputs(timedInputs).map((at) => runner.examples[at]!);
  let shared: SharedProcess;
  return new TimedLaunches(
    { ...timing, inputs: [...examples.keys()] },
    forms.map((form, at) => async () => {
      // All are opened at once, in order: the first opens it for the others.
      if (at === 0) shared = new SharedProcess(runner.open({ ...spec, examples }));
      return shared.of(form, at === 0);
    }),
    (launch) =>
      createRandom(spec.context.seed, `agility rounds ${spec.task} ${spec.program} launch ${launch}`),
  );
}

/** One process that answers for all forms of a program, one question at a time. */
class SharedProcess {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly opening: Promise<CellProcess>) {}

  /** The process as it is for one form; the one that closes it closes it for all. */
  async of(form: ProgramForm, closes: boolean): Promise<TimingProcess> {
    const child = await this.opening;
    return {
      request: (question, request) => {
        const answer = this.#last.then(async () => {
          await child.request(askForm('selectForm'), form);
          return child.request(question, request);
        });
        this.#last = answer.catch(() => undefined);
        return answer;
      },
      close: () => (closes ? child.close() : Promise.resolve()),
    };
  }
}
