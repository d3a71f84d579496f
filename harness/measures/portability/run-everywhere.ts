import { UserError } from '../../../tasks/contract/index.js';
import { CellError } from '../../cell/process.js';
import { questions, type ProgressTeller } from '../../cell/protocol.js';
import { sameAnswersOf } from '../scoring.js';
import type { GroupRunner, ProfileId, ProgramSubject } from '../runner.js';
import type { PortabilityRequest } from './collect.js';
import type { PortabilitySamples, RuntimeOutcome } from './schema.js';

const ask = questions<typeof import('./collect.js')>(new URL('./collect.js', import.meta.url));

/** How many examples every runtime of a network decides on, and for how long at most. */
const PLANS: Readonly<Record<ProfileId, PortabilityRequest>> = {
  quick: { mostExamples: 200, mostMilliseconds: 120 },
  default: { mostExamples: 10_000, mostMilliseconds: 2400 },
  thorough: { mostExamples: 10_000, mostMilliseconds: 600_000 },
};

/** Enough decisions to tell which runtime is the fastest, where nothing more is asked. */
const TRIAL: PortabilityRequest = { mostExamples: 200, mostMilliseconds: 800 };

/** What a run asks: all of its profile, or only enough to choose a runtime by. */
export const portabilityPlan = ({ measures, profile }: GroupRunner['request']): PortabilityRequest =>
  measures.includes('portability') ? PLANS[profile.id] : TRIAL;

/**
 * Runs one learned program on every runtime that it names, each in a process of its own, one after the other; one that
 * this machine has not is listed with the reason.
 */
export async function runEverywhere(
  runner: GroupRunner,
  subject: ProgramSubject,
  tell: ProgressTeller,
): Promise<PortabilitySamples> {
  const outcomes: RuntimeOutcome[] = [];
  const runtimes = triedRuntimes(runner, subject.program.runtimes);
  for (const runtime of runtimes) {
    runner.signal.throwIfAborted();
    const state = runner.runtimes[runtime];
    if (state?.state === 'missing')
      outcomes.push({ runtime, state: 'missing', why: state.why, mend: state.mend });
    else outcomes.push(await runOn(runtime, runner, subject));
    tell(outcomes.length / runtimes.length);
  }
  return { outcomes: runner.task.sameAnswer ? compareAnswers(outcomes, runner.task) : outcomes };
}

/** The runtimes that are tried: where they are only chosen from, not those that are never chosen. */
function triedRuntimes(
  { request, runtimes: states }: GroupRunner,
  runtimes: readonly string[],
): readonly string[] {
  if (request.measures.includes('portability')) return runtimes;
  return runtimes.filter((runtime) => !isElsewhere(states[runtime]));
}

const isElsewhere = (state: GroupRunner['runtimes'][string] | undefined): boolean =>
  state?.state === 'available' && state.elsewhere === true;

/** Says of every answer whether the task takes it for the same as that of the first runtime that was measured. */
function compareAnswers(outcomes: readonly RuntimeOutcome[], task: GroupRunner['task']): RuntimeOutcome[] {
  const isSame = sameAnswersOf(task);
  const reference = outcomes.find((outcome) => outcome.state === 'measured');
  return outcomes.map((outcome) => {
    if (outcome.state !== 'measured') return outcome;
    const same = Uint8Array.from(outcome.report.answers, (answer, at) =>
      isSame(answer ?? 'null', reference?.report.answers[at] ?? 'null') ? 1 : 0,
    );
    return { ...outcome, report: { ...outcome.report, same } };
  });
}

async function runOn(
  runtime: string,
  runner: GroupRunner,
  { spec }: ProgramSubject,
): Promise<RuntimeOutcome> {
  try {
    const report = await runner.within({ ...spec, runtime }, [], (child) =>
      child.request(ask('collectPortability'), portabilityPlan(runner.request)),
    );
    return {
      runtime,
      state: 'measured',
      ...(isElsewhere(runner.runtimes[runtime]) ? { elsewhere: true } : {}),
      report,
    };
  } catch (error) {
    runner.signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    runner.onFailure(`portability of ${spec.program} on ${runtime}`, error);
    return { runtime, state: 'failed', error: error.message };
  }
}
