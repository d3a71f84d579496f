import type { Decision, Explanation, RuleTrace } from '../../tasks/contract/index.js';
import { contentOf } from '../cell/content.js';
import { explainExample } from '../cell/explain.js';
import { messageOf, onExample } from '../cell/on-example.js';
import type { CellSession } from '../cell/session.js';
import { decideOn } from '../measures/accuracy/collect.js';
import { few, type Findings } from '../plugin/check.js';

/** What a program was asked, and what was found: each part stands alone. */
export interface Tried {
  readonly decides: Findings;
  readonly explains: Findings;
}

/** How many examples a program is tried on: as many as are seconds even where it is slow. */
export interface TryRequest {
  readonly decisions: number;
  readonly explanations: number;
}

/** Tries a program in a process of its own, as a run asks it, and goes on after a fault. */
export async function tryProgram(session: CellSession, request: TryRequest): Promise<Tried> {
  await session.load();
  if (session.examples.length === 0) {
    const untried: Findings = { faults: ['was not tried: its data set gives no examples'], notes: [] };
    return { decides: untried, explains: untried };
  }
  return {
    decides: await tryDecisions(session, session.examples.slice(0, request.decisions)),
    explains: await tryExplanations(session, session.examples.slice(0, request.explanations)),
  };
}

type Examples = CellSession['examples'];

/** An episode is not played: a run of all its decisions takes too long for a check. */
function tryScoring(
  task: CellSession['task'],
  decision: Decision<unknown>,
  example: Examples[number],
): string[] {
  const { loss } = task;
  const scored: unknown = task.score ? task.score(decision, example) : loss?.of(decision, example);
  if (task.score && typeof scored !== 'boolean')
    return [`"score" of the task gives ${String(scored)} on example ${example.id}; expected true or false`];
  if (loss && !(typeof scored === 'number' && Number.isFinite(scored) && scored >= 0))
    return [
      `"loss" of the task gives ${String(scored)} on example ${example.id}; expected a finite number from 0 up`,
    ];
  return [];
}

async function tryDecisions(session: CellSession, examples: Examples): Promise<Findings> {
  const { task } = session;
  const faults: string[] = [];
  const decisions: Decision<unknown>[] = [];
  for (const example of examples) {
    try {
      const decision = await decideOn(session, example);
      const again = await decideOn(session, example);
      if (!isSame(decision, again))
        faults.push(
          `decided ${show(decision)} on example ${example.id}, and ${show(again)} when it was asked again: a decision may depend on its input alone; leave out the clock, Math.random and what is kept from call to call`,
        );
      const { id } = example;
      faults.push(
        ...(await onExample(id, () => tryScoring(task, decision, example), 'the scoring of the task threw')),
      );
      if (decision.kind === 'answer') {
        const describe = (): unknown => task.describeAnswer(decision.answer);
        const words = await onExample(id, describe, '"describeAnswer" of the task threw');
        if (typeof words !== 'string')
          faults.push(`"describeAnswer" of the task gives no text for ${show(decision)}`);
      }
      decisions.push(decision);
    } catch (error) {
      faults.push(messageOf(error));
    }
  }
  return { faults: few(faults), notes: faults.length === 0 ? noteDecisions(decisions) : [] };
}

/** What decisions that are sound lack. */
function noteDecisions(decisions: readonly Decision<unknown>[]): string[] {
  const answers = decisions.filter((decision) => decision.kind === 'answer');
  if (answers.length === 0)
    return decisions.length === 0 ? [] : [`abstained on all of ${decisions.length} examples`];
  const notes: string[] = [];
  if (answers.length > 1 && new Set(answers.map(({ answer }) => JSON.stringify(answer))).size === 1)
    notes.push(`gave one and the same answer, ${show(answers[0]!)}, to all of ${answers.length} examples`);
  if (answers.every(({ confidence }) => confidence === undefined))
    notes.push(
      'no confidence: how silent its mistakes are cannot be told, and "rules-first" knows only answers and abstentions',
    );
  return notes;
}

async function tryExplanations(session: CellSession, examples: Examples): Promise<Findings> {
  const { loaded } = session;
  if (typeof (loaded.explain as unknown) !== 'function')
    return {
      faults: [],
      notes: ['no "explain": its reasons are not shown beside its mistakes, nor tried ("explanations")'],
    };
  const faults: string[] = [];
  const silent: string[] = [];
  let traced = false;
  for (const example of examples) {
    try {
      const before = contentOf(example.input);
      const explanation = await explainExample(session, example);
      if (!before.equals(contentOf(example.input)))
        faults.push(`"explain" changed its input on example ${example.id}; leave the input as it is`);
      traced ||= explanation.kind === 'trace';
      if (isSilent(explanation)) {
        silent.push(example.id);
        continue;
      }
      const fault = await explanationFault(session, example, explanation);
      if (fault !== undefined) faults.push(fault);
    } catch (error) {
      faults.push(messageOf(error));
    }
  }
  // Who never says a rule offers no reasons; who says some left them out.
  if (silent.length === examples.length)
    return { faults, notes: [`no rule in its traces: no reasons stand beside its mistakes; ${TELL_RULES}`] };
  faults.push(...silent.map((id) => `explains example ${id} by a trace without steps; ${TELL_RULES}`));
  const notes =
    faults.length === 0 && traced && loaded.replay === undefined
      ? ['no "replay": whether its traces are the real path of its decisions is not tried ("explanations")']
      : [];
  return { faults: few(faults), notes };
}

const isSilent = (explanation: Explanation): boolean =>
  explanation.kind === 'trace' && explanation.steps.length === 0;

const TELL_RULES = 'tell each rule that is reached, as by trace.rule(words, facts)';

async function explanationFault(
  { loaded }: CellSession,
  { id, input }: Examples[number],
  explanation: Explanation,
): Promise<string | undefined> {
  if (explanation.kind === 'attribution') {
    const odd = explanation.values.findIndex((value) => !Number.isFinite(value));
    return odd < 0
      ? undefined
      : `explains example ${id} by ${explanation.values[odd]} in place ${odd}; expected numbers`;
  }
  if (!loaded.replay) return undefined;
  // What is left of a trace that was written to a file.
  const written = JSON.parse(JSON.stringify(explanation)) as RuleTrace;
  const decision = await onExample(id, () => loaded.decide(input));
  const again = await onExample(id, () => loaded.replay!(written), 'its "replay" threw');
  return isSame(decision, again)
    ? undefined
    : `decided ${show(decision)} on example ${id}, but "replay" of its trace gives ${show(again)}: the trace is not the path of the decision`;
}

const isSame = (one: Decision<unknown>, other: Decision<unknown>): boolean => show(one) === show(other);

/** A decision in a message: its answer as it is written down. */
const show = (decision: Decision<unknown>): string =>
  decision.kind === 'answer' ? JSON.stringify(decision.answer) : 'nothing (abstained)';
