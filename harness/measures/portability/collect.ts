import { onExample } from '../../cell/on-example.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';
import type { RuntimeOutcome } from './schema.js';
import { measureClock, systemClock } from '../latency/clock.js';

/** Decide on the examples of the split in order, and stop when time is up. */
export interface PortabilityRequest {
  readonly mostExamples: number;
  readonly mostMilliseconds: number;
}

/** What a runtime made of the same weights, example by example. */
export type DecidedOn = Extract<RuntimeOutcome, { state: 'measured' }>['report'];

/** Runs a network over the split on its runtime, timing every decision. */
export async function collectPortability(
  session: CellSession,
  { mostExamples, mostMilliseconds }: PortabilityRequest,
  tell: ProgressTeller,
): Promise<DecidedOn> {
  await session.load();
  const { loaded, examples } = session;
  if (!loaded.outputs) throw new Error('shows no outputs, so that runtimes cannot be compared');
  const { costNanoseconds } = measureClock(systemClock);
  const answers: (string | null)[] = [];
  const nanoseconds: number[] = [];
  const outputs: Float32Array[] = [];
  const end = performance.now() + mostMilliseconds;
  for (const { id, input } of examples.slice(0, mostExamples)) {
    const start = systemClock();
    const pending = loaded.decide(input);
    const decision = pending instanceof Promise ? await pending : pending;
    nanoseconds.push(Number(systemClock() - start) - costNanoseconds);
    answers.push(decision.kind === 'answer' ? JSON.stringify(decision.answer) : null);
    const shown = await onExample(id, () => loaded.outputs!(input), 'its "outputs" threw');
    outputs.push(...shown.map((values) => Float32Array.from(values)));
    tell(nanoseconds.length / Math.min(mostExamples, examples.length));
    if (performance.now() > end) break;
  }
  return {
    answers,
    outputs: Float32Array.from(outputs.flatMap((values) => [...values])),
    nanoseconds: Float64Array.from(nanoseconds),
    exampleIds: examples.slice(0, answers.length).map(({ id }) => id),
  };
}
