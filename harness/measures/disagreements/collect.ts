import type { Decision } from '../../../tasks/contract/index.js';
import type { Disagreement } from './schema.js';
import { explainExample } from '../../cell/explain.js';
import { onExample } from '../../cell/on-example.js';
import type { CellSession } from '../../cell/session.js';
import { outcomeOf } from '../accuracy/outcome.js';
import { collectReasons } from '../reasons/collect.js';
import { countGroups } from '../reasons/question.js';
import type { SearchPlan } from '../reasons/search.js';
import { withoutSameAnswers } from '../scoring.js';
import { soundUri } from './sound.js';
import { votesInWords } from './votes-in-words.js';

/** Which examples of the split to explain, by their place in it. */
export interface ExplainRequest {
  readonly examples: readonly number[];
  readonly seed: number;
  /** How thoroughly the parts are looked for that are enough for an answer. */
  readonly plan: SearchPlan;
}

/** One explained decision, with the example as the page shows it. */
interface ExplainedExample {
  readonly example: string;
  readonly truth?: string;
  /** The truth as a data URI of a WAV file, where it is a sound. */
  readonly truthSound?: string;
  readonly drawing: string;
  /** The input as a data URI of a WAV file, where it is a sound. */
  readonly sound?: string;
  /** The input as text that the page reads again, where the task can be tried there. */
  readonly input?: string;
  readonly decision: Disagreement['decisions'][number];
}

/** The explained examples, in the order of the request, and how many decisions it took. */
export interface ExplainedExamples {
  readonly examples: readonly ExplainedExample[];
  readonly decisions: number;
}

/** What the task says of a decision. */
async function judge(
  { task, loaded }: CellSession,
  example: CellSession['examples'][number],
  decision: Decision<unknown>,
  seed: number,
): Promise<{ readonly right: boolean } | { readonly outcome: number }> {
  if (task.score) return { right: task.score(decision, example) };
  const { value } = await outcomeOf(task, example, decision, (state) => loaded.decide(state), seed);
  return { outcome: value };
}

/** Decides and explains single examples, drawn for the page. */
export async function collectExplanations(
  session: CellSession,
  request: ExplainRequest,
): Promise<ExplainedExamples> {
  await session.load();
  const { task } = session;
  const explained: ExplainedExample[] = [];
  const { seed, plan } = request;
  // What is enough for an answer is known where it is known whether an answer stays the same.
  const reasons =
    withoutSameAnswers(task) === undefined
      ? await collectReasons(
          session,
          { seed, plan, inputs: request.examples, stability: 0, againstBlank: false },
          () => undefined,
        )
      : undefined;
  const decisions = reasons?.decisions ?? 0;
  const enoughFor = new Map(reasons?.exampleIds.map((id, at) => [id, reasons.others[at]!.groups]));
  for (const at of request.examples) {
    const example = session.examples[at];
    if (!example) throw new Error(`there is no example ${at} to explain`);
    const decision = await onExample(
      example.id,
      () => session.loaded.decide(example.input),
      `${session.program.id} threw`,
    );
    const explanation = await explainExample(session, example);
    const answered = decision.kind === 'answer';
    const drawEnough = (enough: readonly number[] | undefined) =>
      // What a task's own groups are only its own drawing knows.
      enough && reasons && task.groups
        ? {
            enough: {
              parts: enough.length,
              of: countGroups(reasons.groups),
              drawing: task.draw(example.input, { enough }),
            },
          }
        : {};
    explained.push({
      example: example.id,
      ...(task.episode || !task.describeTruth ? {} : { truth: task.describeTruth(example.truth) }),
      ...(task.soundOfTruth ? { truthSound: soundUri(task.soundOfTruth(example.truth)) } : {}),
      drawing: task.draw(example.input),
      ...(task.sound ? { sound: soundUri(task.sound(example.input)) } : {}),
      ...(task.tryInPage?.write ? { input: task.tryInPage.write(example.input) } : {}),
      decision: {
        program: session.program.id,
        answer: answered ? task.describeAnswer(decision.answer) : null,
        ...(answered && task.soundOfAnswer ? { sound: soundUri(task.soundOfAnswer(decision.answer)) } : {}),
        ...(answered && decision.confidence !== undefined ? { confidence: decision.confidence } : {}),
        ...(await judge(session, example, decision, seed)),
        explanation:
          explanation.kind === 'trace'
            ? {
                kind: 'trace',
                steps: explanation.steps.map(({ rule, because, facts, votes }) => ({
                  rule,
                  because,
                  facts: { ...facts },
                  ...(votes ? { votes: votesInWords(task, votes, answered ? [decision.answer] : []) } : {}),
                })),
              }
            : { kind: 'attribution', method: explanation.method },
        drawing: task.draw(example.input, {
          ...(answered ? { answer: decision.answer } : {}),
          ...(explanation.kind === 'attribution' ? { attribution: explanation } : {}),
        }),
        ...drawEnough(enoughFor.get(example.id)),
      },
    });
  }
  return { examples: explained, decisions: decisions + explained.length };
}
