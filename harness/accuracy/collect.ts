import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';

import type { Decision } from '../../tasks/contract/index.js';
import type { CellSession } from '../cell/session.js';
import type { ReportedEvaluation } from '../results/accuracy-schema.js';

/** How many examples to decide on; all of the split without a limit. */
export interface AccuracyRequest {
  readonly limit?: number;
  readonly seed: number;
}

/** What a program decided, example by example. */
export interface AccuracyReport {
  /** 1 where the decision was right. */
  readonly right: Uint8Array;
  /** The answer as JSON; null for an abstention. */
  readonly answers: readonly (string | null)[];
  /** The program's confidence, NaN where it gave none. */
  readonly confidence: Float64Array;
  /** Labels of the task's classes, and for every example the index of its truth; absent without classes. */
  readonly classes?: {
    readonly labels: readonly string[];
    readonly answers: readonly string[];
    readonly truths: Int32Array;
  };
  readonly people?: readonly (string | null)[];
  readonly exampleIds: readonly string[];
  readonly evaluations: readonly ReportedEvaluation[];
  readonly decisionsSha256: string;
}

/** Runs the program over the split, in order, and the task's own evaluations after it. */
export async function collectAccuracy(
  session: CellSession,
  request: AccuracyRequest,
): Promise<AccuracyReport> {
  await session.load();
  const { task } = session.plugin;
  const examples = session.examples.slice(0, request.limit);
  const right = new Uint8Array(examples.length);
  const confidence = new Float64Array(examples.length).fill(Number.NaN);
  const answers: (string | null)[] = [];
  for (const [at, example] of examples.entries()) {
    const before = serialize(example.input);
    const decision = checkDecision(await session.loaded.decide(example.input), example.id, task.classes);
    if (!before.equals(serialize(example.input)))
      throw new Error(`changed its input on example ${example.id}; a program must leave its input as it is`);
    right[at] = task.score(decision, example) ? 1 : 0;
    answers.push(decision.kind === 'answer' ? JSON.stringify(decision.answer) : null);
    if (decision.kind === 'answer' && decision.confidence !== undefined) confidence[at] = decision.confidence;
  }
  const evaluations: ReportedEvaluation[] = [];
  for (const evaluation of task.evaluations ?? []) {
    const result = await evaluation.run(session.loaded, request.seed);
    evaluations.push({
      id: evaluation.id,
      title: evaluation.title,
      reading: evaluation.reading,
      summary: result.summary,
      figures: [...result.figures],
      ...(result.drawings ? { drawings: [...result.drawings] } : {}),
    });
  }
  return {
    right,
    answers,
    confidence,
    ...describeClasses(session, examples),
    ...(examples.some(({ person }) => person !== undefined)
      ? { people: examples.map(({ person }) => person ?? null) }
      : {}),
    exampleIds: examples.map(({ id }) => id),
    evaluations,
    decisionsSha256: createHash('sha256')
      .update(JSON.stringify([answers, [...confidence]]))
      .digest('hex'),
  };
}

function describeClasses(
  { plugin: { task } }: CellSession,
  examples: CellSession['examples'],
): Pick<AccuracyReport, 'classes'> {
  const { classes } = task;
  if (!classes) return {};
  return {
    classes: {
      labels: classes.map((answer) => task.describeAnswer(answer)),
      answers: classes.map((answer) => JSON.stringify(answer)),
      truths: Int32Array.from(examples, ({ truth }) =>
        classes.indexOf(task.classOf ? task.classOf(truth) : truth),
      ),
    },
  };
}

/** Refuses what is no decision, naming the example, so that a plugin's author knows where to look. */
function checkDecision(decided: unknown, example: string, classes?: readonly unknown[]): Decision<unknown> {
  const decision = decided as Decision<unknown> | undefined;
  if (decision?.kind !== 'answer' && decision?.kind !== 'abstain') {
    const shown = JSON.stringify(decision) as string | undefined;
    throw new Error(
      `decided ${shown ?? 'nothing'} on example ${example}; expected { kind: 'answer', answer } or { kind: 'abstain' }`,
    );
  }
  if (decision.kind === 'abstain') return decision;
  if (decision.answer === undefined || Number.isNaN(decision.answer)) {
    throw new Error(`answered ${String(decision.answer)} on example ${example}; an answer must have a value`);
  }
  if (decision.answer instanceof Promise)
    throw new Error(
      `answered a promise on example ${example}; an answer must be a value, though "decide" may give a promise of the whole decision`,
    );
  const known = classes?.map((answer) => JSON.stringify(answer));
  if (known && !known.includes(JSON.stringify(decision.answer)))
    throw new Error(
      `answered ${JSON.stringify(decision.answer)} on example ${example}, which is none of the task's classes: ${known.join(', ')}`,
    );
  const { confidence } = decision;
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) {
    throw new Error(`gave the confidence ${confidence} on example ${example}; expected a number from 0 to 1`);
  }
  return decision;
}
