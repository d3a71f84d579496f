import {
  UserError,
  type Decision,
  type LoadedProgram,
  type LoadOptions,
  type Program,
  type RuleGroup,
  type RuleTrace,
  type TraceStep,
} from '../tasks/contract/index.js';
import { DirectPath, RetracedPath, ToldPath, type Path } from './rule-path.js';

/** Lists of rules by name, as the decision walks them. */
type RuleLists = Readonly<Record<string, readonly { readonly group?: string }[]>>;

/**
 * The rules of a program, and how they come to a decision.
 *
 * @typeParam Facts what is known of an input; rules declare which of them they read
 */
export interface RuleBook<Facts, Answer, Lists extends RuleLists> {
  /** The task, as messages name it. */
  readonly task: string;
  readonly groups: readonly RuleGroup[];
  readonly rules: Lists;
  /**
   * Decides by asking rules, and knows no more of the input than what they say.
   *
   * @param rules those that are in use
   */
  decide(rules: Lists, path: Path<Facts>): Decision<Answer>;
  /** Facts that are lists of whole numbers: a trace holds their members with spaces between. */
  readonly lists?: readonly (keyof Facts)[];
  /** The only step of the trace, and so the reason to abstain, where there is nothing to be seen in an input. */
  readonly nothing?: TraceStep;
}

/** A rule book with some groups of its rules switched off. */
export interface OpenBook<Facts, Answer> {
  /** Decides on what was seen, `undefined` where there was nothing to be seen. */
  readonly decide: (facts: Facts | undefined) => Decision<Answer>;
  /** The same decision: every rule that spoke, in order, with the facts that it read. */
  readonly explain: (facts: Facts | undefined) => RuleTrace;
  /**
   * Takes a decision again from its trace alone: every rule is asked again, on the facts of its own step.
   *
   * @throws UserError when the steps are no path through the rules in use
   */
  readonly replay: (trace: RuleTrace) => Decision<Answer>;
}

const NOTHING: TraceStep = {
  rule: 'nothing-to-see',
  because: 'there is nothing to be seen',
  facts: { nothing: true },
};

/**
 * Opens a book at the rules that are in use.
 *
 * @param without ids of groups to leave out
 * @throws UserError when there is no such group
 */
export function openBook<Facts extends object, Answer, Lists extends RuleLists>(
  book: RuleBook<Facts, Answer, Lists>,
  without: readonly string[] = [],
): OpenBook<Facts, Answer> {
  const { task, groups, lists = [], nothing = NOTHING } = book;
  const unknown = without.find((id) => !groups.some((group) => group.id === id));
  if (unknown !== undefined) {
    throw new UserError(
      `unknown rule group "${unknown}"; use one of ${groups.map(({ id }) => id).join(', ')}`,
    );
  }
  const rules = rulesInUse(book.rules, without);
  const abstention: Decision<Answer> = { kind: 'abstain', reason: nothing.because };
  return {
    decide: (facts) => (facts ? book.decide(rules, new DirectPath(facts)) : abstention),
    explain: (facts) => {
      if (!facts) return { kind: 'trace', steps: [nothing] };
      const path = new ToldPath(facts);
      book.decide(rules, path);
      return { kind: 'trace', steps: path.steps };
    },
    replay: (trace) => {
      if (trace.steps.length === 1 && isSame(trace.steps[0]!, nothing)) return abstention;
      const path = new RetracedPath<Facts>(trace, task, lists);
      const decision = book.decide(rules, path);
      path.end();
      return decision;
    },
  };
}

/** What a program is told by beside its rules. */
export type ProgramWords = Pick<Program<never, never>, 'title' | 'summary' | 'module'>;

/**
 * Makes a program of a rule book.
 *
 * @param makePerceive makes the function that sees the facts in an input, or `undefined` where there is nothing to see;
 * called once for each loaded program, so that each may have memory of its own to work in
 * @example
 * export const program = ruleProgram(BOOK, { title, summary, module: import.meta.url }, () => perceive);
 */
export function ruleProgram<Input, Answer, Facts extends object, Lists extends RuleLists>(
  book: RuleBook<Facts, Answer, Lists>,
  words: ProgramWords,
  makePerceive: () => (input: Input) => Facts | undefined,
): Program<Input, Answer> {
  const load = ({ runtime, withoutRuleGroups }: LoadOptions): LoadedProgram<Input, Answer> => {
    if (runtime !== 'v8') {
      throw new UserError(
        `the handwritten ${book.task} program does not run on "${runtime}"; use the runtime "v8"`,
      );
    }
    const { decide, explain, replay } = openBook(book, withoutRuleGroups);
    const perceive = makePerceive();
    return {
      decide: (input) => decide(perceive(input)),
      explain: (input) => explain(perceive(input)),
      replay,
      dispose: () => undefined,
    };
  };
  return {
    id: 'handwritten',
    kind: 'handwritten',
    ...words,
    runtimes: ['v8'],
    ruleGroups: book.groups,
    load: (options) => new Promise((resolve) => resolve(load(options))),
  };
}

function rulesInUse<Lists extends RuleLists>(lists: Lists, without: readonly string[]): Lists {
  const inUse = ({ group }: { readonly group?: string }) => group === undefined || !without.includes(group);
  const left = Object.entries(lists).map(([name, list]) => [name, list.filter(inUse)]);
  // Leaving members out of a list does not change its type.
  return Object.fromEntries(left) as Lists;
}

function isSame(step: TraceStep, other: TraceStep): boolean {
  return (
    step.rule === other.rule && Object.entries(other.facts).every(([name, fact]) => step.facts[name] === fact)
  );
}
