import { UserError, type Program } from '../../tasks/contract/index.js';
import { CellError, CellProcess } from '../cell/process.js';
import type { CellSpec } from '../cell/protocol.js';
import type { Environment } from '../results/schema.js';
import type { PortabilityRequest } from './collect.js';
import type { RuntimeOutcome } from './summarise.js';

/** A decision that takes longer than this has hung, whatever the runtime. */
const TIMEOUT_MARGIN_MILLISECONDS = 120_000;

/**
 * Runs one learned program on every runtime that it names, each in a process of its own, one after the other.
 *
 * @param available which runtimes this machine has; one that is missing is listed with the reason
 */
export async function runEverywhere(
  spec: Omit<CellSpec, 'runtime'>,
  program: Pick<Program<unknown, unknown>, 'runtimes'>,
  available: Environment['runtimes'],
  request: PortabilityRequest,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<RuntimeOutcome[]> {
  const outcomes: RuntimeOutcome[] = [];
  for (const runtime of program.runtimes) {
    signal.throwIfAborted();
    const state = available[runtime];
    if (state?.state === 'missing')
      outcomes.push({ runtime, state: 'missing', why: state.why, mend: state.mend });
    else outcomes.push(await runOn(runtime, spec, request, signal));
    report(outcomes.length / program.runtimes.length);
  }
  return outcomes;
}

async function runOn(
  runtime: string,
  spec: Omit<CellSpec, 'runtime'>,
  request: PortabilityRequest,
  signal: AbortSignal,
): Promise<RuntimeOutcome> {
  const timeoutMilliseconds = request.mostMilliseconds + TIMEOUT_MARGIN_MILLISECONDS;
  try {
    const cell = await CellProcess.open({ ...spec, runtime }, { signal, timeoutMilliseconds });
    try {
      return { runtime, state: 'measured', report: await cell.request('portability', request) };
    } finally {
      await cell.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CellError) && !(error instanceof UserError)) throw error;
    return { runtime, state: 'failed', error: error.message };
  }
}
