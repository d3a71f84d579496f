import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';

/** What a program decided, example by example. */
export interface DecidedExamples {
  readonly right: Uint8Array;
  /** 1 where it answered without a confidence, NaN where it abstained. */
  readonly confidence: Float64Array;
}

/** Decides on every example of the process's split. */
export async function collectDecisions(
  session: CellSession,
  _request: undefined,
  tell: ProgressTeller,
): Promise<DecidedExamples> {
  await session.load();
  const { examples, task, loaded } = session;
  const right = new Uint8Array(examples.length);
  const confidence = new Float64Array(examples.length).fill(Number.NaN);
  for (const [at, example] of examples.entries()) {
    const decision = await loaded.decide(example.input);
    right[at] = task.score!(decision, example) ? 1 : 0;
    if (decision.kind === 'answer') confidence[at] = decision.confidence ?? 1;
    tell(at / examples.length);
  }
  return { right, confidence };
}
