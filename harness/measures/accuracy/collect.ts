import { inspect } from 'node:util';

import type { Decision } from '../../../tasks/contract/index.js';
import { contentOf } from '../../cell/content.js';
import { ExampleError, onExample } from '../../cell/on-example.js';
import { describePeople } from '../../cell/people.js';
import type { CellSession } from '../../cell/session.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import { hashDecisions } from './hash-decisions.js';
import { outcomeOf } from './outcome.js';
import { collectRejection } from './rejection.js';
import type { AccuracySamples } from './schema.js';

/** What episodes need. */
export interface AccuracyRequest {
  readonly seed: number;
}

/** Runs the program over the examples, in order. */
export async function collectAccuracy(
  session: CellSession,
  request: AccuracyRequest,
  tell: ProgressTeller,
): Promise<AccuracySamples> {
  await session.load();
  const { examples, task } = session;
  const judged:
    { right: Uint8Array; values?: never } | { right?: never; values: Float64Array; cut?: Uint8Array } =
    task.score
      ? { right: new Uint8Array(examples.length) }
      : {
          values: new Float64Array(examples.length),
          ...(task.episode ? { cut: new Uint8Array(examples.length) } : {}),
        };
  const confidence = new Float64Array(examples.length).fill(Number.NaN);
  const answers: (string | null)[] = [];
  for (const [at, example] of examples.entries()) {
    const decision = await decideOn(session, example);
    if (judged.right) {
      judged.right[at] = await onExample(
        example.id,
        () => (task.score!(decision, example) ? 1 : 0),
        'cannot be scored',
      );
    } else {
      const decide = (state: unknown) => decideOn(session, { ...example, input: state });
      const { value, cut } = await outcomeOf(task, example, decision, decide, request.seed);
      judged.values[at] = value;
      if (judged.cut) judged.cut[at] = cut ? 1 : 0;
    }
    answers.push(answerOf(decision));
    if (decision.kind === 'answer' && decision.confidence !== undefined) confidence[at] = decision.confidence;
    tell(at / examples.length);
  }
  const rejection = await collectRejection(session, answers, async (example) =>
    answerOf(await decideOn(session, example)),
  );
  return {
    ...judged,
    answers,
    confidence,
    ...describeClasses(session, examples),
    ...describeTruths(session, examples),
    ...describePeople(examples),
    ...describeGroups(session),
    ...rejection,
    exampleIds: examples.map(({ id }) => id),
    decisionsSha256: hashDecisions(answers, confidence, judged.values),
  };
}

/**
 * Decides on an example, as every measure asks it to.
 *
 * @throws ExampleError where it throws, gives what is no decision, or changes its input
 */
export async function decideOn(
  { loaded, task }: Pick<CellSession, 'loaded' | 'task'>,
  { id, input }: CellSession['examples'][number],
): Promise<Decision<unknown>> {
  const before = contentOf(input);
  const decision = checkDecision(await onExample(id, () => loaded.decide(input)), id, task.classes);
  if (!before.equals(contentOf(input)))
    throw new ExampleError(`changed its input on example ${id}; a program must leave its input as it is`);
  return decision;
}

/** As JSON; null for an abstention. */
const answerOf = (decision: Decision<unknown>): string | null =>
  decision.kind === 'answer' ? JSON.stringify(decision.answer) : null;

function describeClasses(
  { task }: CellSession,
  examples: CellSession['examples'],
): Pick<AccuracySamples, 'classes'> {
  const { classes } = task;
  // Of what is judged by a loss or by episodes no truth is a class.
  if (!classes || !task.score) return {};
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

/** What is right of every example, in words, where no classes say it; a task that cannot say it is measured all the same. */
function describeTruths(
  { task }: CellSession,
  examples: CellSession['examples'],
): Pick<AccuracySamples, 'truths'> {
  if (!task.describeTruth || task.episode || (task.classes && task.score)) return {};
  try {
    const truths: unknown[] = examples.map(({ truth }) => task.describeTruth!(truth));
    return truths.every((words) => typeof words === 'string') ? { truths } : {};
  } catch {
    return {};
  }
}

function describeGroups({ spec, task, examples }: CellSession): Pick<AccuracySamples, 'groups'> {
  const groups = task.dataSets.find(({ id }) => id === spec.dataset)?.groups;
  if (!groups) return {};
  return {
    groups: {
      known: groups.map(({ title, meaning }) => ({ title, meaning })),
      of: Int32Array.from(examples, (example) => groups.findIndex((group) => group.has(example))),
    },
  };
}

/** Refuses what is no decision, naming the example, so that a plugin's author knows where to look. */
function checkDecision(decided: unknown, example: string, classes?: readonly unknown[]): Decision<unknown> {
  const decision = decided as Decision<unknown> | undefined;
  if (decision?.kind !== 'answer' && decision?.kind !== 'abstain') {
    const shown = JSON.stringify(decision) as string | undefined;
    throw new ExampleError(
      `decided ${shown ?? 'nothing'} on example ${example}; expected { kind: 'answer', answer } or { kind: 'abstain' }`,
    );
  }
  if (decision.kind === 'abstain') return decision;
  if (decision.answer === undefined || Number.isNaN(decision.answer)) {
    throw new ExampleError(
      `answered ${String(decision.answer)} on example ${example}; an answer must have a value`,
    );
  }
  if (decision.answer instanceof Promise)
    throw new ExampleError(
      `answered a promise on example ${example}; an answer must be a value: leave "async" out of the rules, or let a program of your own give a promise of the whole decision`,
    );
  if (!canBeWritten(decision.answer))
    throw new ExampleError(
      `answered ${inspect(decision.answer, { breakLength: Infinity })} on example ${example}, which no file could hold; an answer is a text, a finite number, true or false, or a list or plain object of these`,
    );
  const known = classes?.map((answer) => JSON.stringify(answer));
  if (known && !known.includes(JSON.stringify(decision.answer)))
    throw new ExampleError(
      `answered ${JSON.stringify(decision.answer)} on example ${example}, which is none of the task's classes: ${known.join(', ')}`,
    );
  const { confidence } = decision;
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) {
    throw new ExampleError(
      `gave the confidence ${confidence} on example ${example}; expected a number from 0 to 1`,
    );
  }
  return decision;
}

/** Answers are compared and kept as JSON, which leaves out what it does not know, and makes a null of what is infinite. */
function canBeWritten(answer: unknown): boolean {
  if (typeof answer === 'number') return Number.isFinite(answer);
  if (answer instanceof Map || answer instanceof Set) return false;
  try {
    return (JSON.stringify(answer) as string | undefined) !== undefined;
  } catch {
    return false;
  }
}
