import { ExampleError, messageOf } from '../../cell/on-example.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';
import type { Evaluations, ReportedEvaluation } from './schema.js';

/** What evaluations need beside the examples. */
export interface EvaluationsRequest {
  readonly seed: number;
}

/** Runs the task's own evaluations of a program, one after the other. */
export async function collectEvaluations(
  session: CellSession,
  { seed }: EvaluationsRequest,
  tell: ProgressTeller,
): Promise<Evaluations> {
  await session.load();
  const { loaded, examples, task } = session;
  const all = task.evaluations ?? [];
  const evaluations: ReportedEvaluation[] = [];
  for (const [at, evaluation] of all.entries()) {
    const { id, title, reading } = evaluation;
    const { summary, figures, drawings } = await evaluated(id, () =>
      evaluation.run(loaded, { seed, examples, tell: (done) => tell((at + done) / all.length) }),
    );
    evaluations.push({
      id,
      title,
      reading,
      summary,
      figures: [...figures],
      ...(drawings ? { drawings: [...drawings] } : {}),
    });
  }
  return { evaluations };
}

/** Runs an evaluation, which may have examples that only it knows; an error names it. */
async function evaluated<Result>(id: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    throw new ExampleError(`threw in the evaluation "${id}": ${messageOf(cause)}`, { cause });
  }
}
