import type { Decision, RuleTrace } from '../../../tasks/contract/index.js';
import { defaultGroups } from '../../../tasks/kit/grid-groups.js';
import { createRandom } from '../../../tasks/kit/random.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import { explainExample } from '../../cell/explain.js';
import type { CellSession } from '../../cell/session.js';
import { withoutSameAnswers } from '../scoring.js';
import { Mixtures } from '../reasons/question.js';
import type { Question } from '../reasons/search.js';
import { areasUnderCurves } from './curves.js';
import { orderGroups } from './order.js';
import type { ExplanationSamples } from './schema.js';

/** On which inputs explanations are tried. */
export interface ExplanationRequest {
  readonly seed: number;
  /** Places of the examples whose traces are replayed. */
  readonly traces: readonly number[];
  /** Places of the examples whose attributions are followed. */
  readonly attributions: readonly number[];
  /** Walks of the search that an attribution is compared with. */
  readonly walks: number;
}

type Attributions = Extract<ExplanationSamples, { kind: 'attributions' }>;
type Curves = Attributions['others'];

const noCurves = (): Curves => ({
  deletion: { own: [], random: [], searched: [] },
  insertion: { own: [], random: [], searched: [] },
});

/** The program says nothing of its decisions, or nothing that can be tried. */
export interface NotOffered {
  readonly kind: 'not offered';
  readonly reason: string;
}

/** Tries whether explanations hold: traces by taking them again, attributions by following them. */
export async function collectExplanations(
  session: CellSession,
  request: ExplanationRequest,
  tell: ProgressTeller,
): Promise<ExplanationSamples | NotOffered> {
  await session.load();
  const { loaded } = session;
  if (typeof (loaded.explain as unknown) !== 'function')
    return { kind: 'not offered', reason: 'the program offers no explanations ("explain")' };
  const first = session.examples[request.traces[0]!]!;
  const explanation = await explainExample(session, first);
  if (explanation.kind === 'attribution') {
    const reason = withoutSameAnswers(session.task);
    return reason === undefined
      ? followAttributions(session, request, tell)
      : { kind: 'not offered', reason };
  }
  if (!('replay' in loaded))
    return { kind: 'not offered', reason: 'the program offers no replay of its traces ("replay")' };
  return replayTraces(session, (trace) => loaded.replay!(trace), request.traces, tell);
}

async function replayTraces(
  session: CellSession,
  take: (trace: RuleTrace) => Decision<unknown>,
  places: readonly number[],
  tell: ProgressTeller,
): Promise<ExplanationSamples> {
  const { loaded, examples } = session;
  const found = { replayed: 0, traces: [] as { steps: number; needed: number }[] };
  for (const [done, place] of places.entries()) {
    const { id, input } = examples[place]!;
    const trace = await explainExample(session, examples[place]!);
    if (trace.kind !== 'trace')
      throw new Error(`gave a trace for some inputs, and another explanation for ${id}`);
    const decided = JSON.stringify(await loaded.decide(input));
    const replay = (steps: RuleTrace['steps']): string =>
      withoutError(() => JSON.stringify(take({ kind: 'trace', steps })));
    const whole = replay(trace.steps);
    if (whole === decided) found.replayed += 1;
    const needed = trace.steps.filter((_, at) => replay(trace.steps.toSpliced(at, 1)) !== whole);
    found.traces.push({ steps: trace.steps.length, needed: needed.length });
    tell((done + 1) / places.length);
  }
  return { kind: 'traces', ...found, decisions: places.length };
}

/** A trace from which a step is missing may be no trace at all: that is another replay, too. */
function withoutError(replay: () => string): string {
  try {
    return replay();
  } catch {
    return 'not to be replayed';
  }
}

async function followAttributions(
  session: CellSession,
  { seed, attributions, walks }: ExplanationRequest,
  tell: ProgressTeller,
): Promise<Attributions> {
  const { loaded, examples, task } = session;
  // Attributions are over the flat view, which the task's own groups need not be.
  const groups = defaultGroups(task.features);
  const blank = task.groups?.blank;
  const found = { others: noCurves(), ...(blank === undefined ? {} : { blank: noCurves() }) };
  let decisions = 0;
  let method = '';
  for (const [done, place] of attributions.entries()) {
    const { id, input } = examples[place]!;
    const explanation = await explainExample(session, examples[place]!);
    if (explanation.kind !== 'attribution')
      throw new Error(`gave an attribution for some inputs, and another explanation for ${id}`);
    ({ method } = explanation);
    const random = createRandom(seed, `attribution of ${id}`);
    const mixtures = await Mixtures.of(task, loaded, groups, input);
    const own = ranked(groups.values(explanation.values));
    const follow = async (curves: Curves, asked: Question): Promise<void> => {
      const question: Question = {
        ...asked,
        keeps: (kept, draw) => {
          decisions += 1;
          return asked.keeps(kept, draw);
        },
      };
      const orders = {
        own,
        random: random.shuffled(own),
        searched: (await orderGroups(question, walks, random)).reverse(),
      };
      for (const kind of ['own', 'random', 'searched'] as const) {
        const areas = await areasUnderCurves(question, orders[kind], random);
        curves.deletion[kind].push(areas.deletion);
        curves.insertion[kind].push(areas.insertion);
      }
    };
    decisions += 1;
    await follow(
      found.others,
      mixtures.question((draw) => groups.takeApart(draw.pick(examples).input)),
    );
    if (found.blank) await follow(found.blank, mixtures.questionAgainst(groups.takeApart(blank)));
    tell((done + 1) / attributions.length);
  }
  return { kind: 'attributions', method, explained: attributions.length, ...found, decisions };
}

const ranked = (values: Float32Array): number[] =>
  [...values.keys()].sort((left, right) => values[right]! - values[left]!);
