import type { ProgressTeller } from '../../cell/protocol.js';
import { onExample } from '../../cell/on-example.js';
import type { CellSession } from '../../cell/session.js';
import { addons, counter, foreign } from './counting/counter.js';

/** The counter, by kind. */
type Totals = readonly [comparisons: number, arithmetic: number, calls: number];

/** What each decision is, to see that counting changes none: a text of all that it holds. */
export interface Decided {
  readonly decisions: readonly string[];
}

/** Exact counts, one a decision, in the order of the examples. */
export interface Counts extends Decided {
  readonly comparisons: Float64Array;
  readonly arithmetic: Float64Array;
  readonly calls: Float64Array;
  /** What was executed that cannot be counted, in words. */
  readonly uncountable?: string;
}

/** Decides on the session's examples, in a process that counts nothing. */
export async function decidePlainly(session: CellSession): Promise<Decided> {
  await session.load();
  const decisions: string[] = [];
  for (const { id, input } of session.examples)
    decisions.push(JSON.stringify(await onExample(id, () => session.loaded.decide(input))));
  return { decisions };
}

/**
 * Counts the operations of each decision on the session's examples, in a process that counts from its start. The first
 * decision is made once before, since it may make what later ones find ready.
 */
export async function countOperations(
  session: CellSession,
  _: object,
  tell: ProgressTeller,
): Promise<Counts> {
  await session.load();
  const { examples, loaded } = session;
  await loaded.decide(examples[0]!.input);
  const counts = {
    comparisons: new Float64Array(examples.length),
    arithmetic: new Float64Array(examples.length),
    calls: new Float64Array(examples.length),
  };
  const decisions: string[] = [];
  const foreignBefore = foreign.calls;
  for (const [at, { input }] of examples.entries()) {
    // Element by element: a function of arrays would count itself.
    const [comparisons, arithmetic, calls] = counter as unknown as Totals;
    const pending = loaded.decide(input);
    const decision = pending instanceof Promise ? await pending : pending;
    const [comparisonsAfter, arithmeticAfter, callsAfter] = counter as unknown as Totals;
    counts.comparisons[at] = comparisonsAfter - comparisons;
    counts.arithmetic[at] = arithmeticAfter - arithmetic;
    counts.calls[at] = callsAfter - calls;
    decisions.push(JSON.stringify(decision));
    tell((at + 1) / examples.length);
  }
  const uncountable =
    foreign.calls > foreignBefore
      ? 'WebAssembly'
      : addons.length > 0
        ? `compiled code (${addons.join(', ')})`
        : undefined;
  return { decisions, ...counts, ...(uncountable ? { uncountable } : {}) };
}
