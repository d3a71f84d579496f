import {
  UserError,
  type Abstention,
  type Decision,
  type Fact,
  type Program,
  type TraceStep,
} from '../tasks/contract/index.js';

/** What a rule program tells of its way to a decision, to whoever listens. */
export interface Trace {
  /**
   * A rule was reached.
   *
   * @param words the rule, in the same words whenever it is reached: what differs from input to input goes into the facts
   * @param facts what it looked at, by name
   * @param votes how much it said for an answer (above 0) or against it, where rules vote
   * @example
   * trace.rule('the petal is short', { petalLength });
   * trace.rule('a hole in the upper half', { holes }, { nine: 3, four: -1 });
   */
  readonly rule: (
    words: string,
    facts?: Readonly<Record<string, Fact>>,
    votes?: Readonly<Record<string, number>>,
  ) => void;
}

/**
 * What a `decide` may give: a bare answer, one with a confidence in [0, 1], an abstention, or a whole decision. An answer
 * that is itself an object with a member `answer` or `kind` has to be given as `{ answer }`.
 */
export type Decided<Answer> =
  Answer | { readonly answer: Answer; readonly confidence?: number } | Decision<Answer>;

/** The module of a rule program, as {@link rules} finds it. */
export interface RulesModule<Input, Answer> {
  /** Decides, and tells the trace which rules it reached; the answer may not depend on who listens. */
  readonly decide: (input: Input, trace: Trace) => Decided<Answer>;
  /** Takes the decision again from the steps of a trace alone, where the rules are such that it can be done. */
  readonly replay?: (steps: readonly TraceStep[]) => Decided<Answer>;
}

/** "I don't know", with the reason where there is one. */
export const abstain = (reason?: string): Abstention => ({
  kind: 'abstain',
  ...(reason === undefined ? {} : { reason }),
});

/** What is said of a rule program. */
export interface RulesWords {
  /** `handwritten` without it. */
  readonly id?: string;
  readonly title?: string;
  /** One paragraph: how it works and who made it. */
  readonly summary?: string;
}

/**
 * Makes a hand-written program of a module that exports `decide(input, trace)`. The module is imported when the program is
 * loaded, and not before, so that its bytes and its memory are its own.
 *
 * A decision runs with a trace that nobody listens to; an explanation is the same call with one that writes down its steps.
 * Where the module exports `replay`, traces are taken again from their steps; else that is not offered.
 *
 * @param module the URL of the module: of one of its own, or `import.meta.url` for the module that calls this
 * @example
 * rules(new URL('./rules.ts', import.meta.url), { title: 'Two petals' });
 */
export function rules<Input, Answer>(
  module: URL | string,
  { id = 'handwritten', title, summary }: RulesWords = {},
): Program<Input, Answer> {
  const program: Program<Input, Answer> = {
    id,
    kind: 'handwritten',
    title: title ?? 'Rules',
    summary: summary ?? 'Rules that a person wrote.',
    runtimes: ['v8'],
    module: String(module),
    load: async () => {
      // As the program names it by now: of a plugin that was compiled, the compiled module.
      const { decide, replay } = await importRules<Input, Answer>(program.module);
      return {
        decide: (input) => toDecision(decide(input, SILENT)),
        explain: (input) => {
          const steps: TraceStep[] = [];
          decide(input, recording(steps));
          return { kind: 'trace', steps };
        },
        ...(replay ? { replay: ({ steps }) => toDecision(replay(steps)) } : {}),
        dispose: () => undefined,
      };
    },
  };
  return program;
}

async function importRules<Input, Answer>(module: string): Promise<RulesModule<Input, Answer>> {
  const found = (await import(module)) as Partial<RulesModule<Input, Answer>>;
  if (typeof found.decide !== 'function')
    throw new UserError(
      `${module} exports no function "decide", but ${Object.keys(found).join(', ') || 'nothing'}; add: export function decide(input, trace)`,
    );
  return found as RulesModule<Input, Answer>;
}

/** Nobody listens. */
const SILENT: Trace = { rule: () => undefined };

const recording = (steps: TraceStep[]): Trace => ({
  rule: (words, facts = {}, votes = {}) => {
    const cast = Object.entries(votes).map(([answer, vote]): [string, Fact] => [
      `${vote < 0 ? 'against' : 'for'} ${answer}`,
      Math.abs(vote),
    ]);
    steps.push({
      rule: nameOf(words),
      because: words,
      facts: { ...facts, ...Object.fromEntries(cast) },
      ...(cast.length > 0 ? { votes } : {}),
    });
  },
});

/** A rule's words as a name: `the-petal-is-short`. */
const nameOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

function toDecision<Answer>(decided: Decided<Answer>): Decision<Answer> {
  if (typeof decided !== 'object' || decided === null) return { kind: 'answer', answer: decided };
  if ('kind' in decided) return decided;
  return 'answer' in decided ? { ...decided, kind: 'answer' } : { kind: 'answer', answer: decided };
}
