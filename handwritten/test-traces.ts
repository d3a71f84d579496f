import type { LoadedProgram, RuleTrace, TraceStep } from '../tasks/contract/index.js';

/** What a replay comes to once a trace was tampered with. */
export type Outcome = 'the same decision' | 'another decision' | 'a refusal';

/** What the replays of one trace come to, for tests. */
export interface Tampering {
  readonly trace: RuleTrace;
  /** With all steps in place. */
  readonly whole: Outcome;
  /** Without each of the steps in turn. */
  readonly without: readonly Outcome[];
  /** With the facts of each of the steps taken away in turn; `undefined` for a step whose rule reads none. */
  readonly emptied: readonly (Outcome | undefined)[];
}

/**
 * Replays the trace of a decision whole, and with each step taken away or emptied.
 *
 * @param readsNothing names of rules that read no fact of the input
 */
export async function tamper<Input, Answer>(
  program: LoadedProgram<Input, Answer>,
  input: Input,
  readsNothing: readonly string[] = [],
): Promise<Tampering> {
  const decision = JSON.stringify(await program.decide(input));
  // A trace is what is left after it was written to a file.
  const trace = JSON.parse(JSON.stringify(await program.explain(input))) as RuleTrace;
  const outcome = (steps: readonly TraceStep[]): Outcome => {
    try {
      const again = JSON.stringify(program.replay!({ kind: 'trace', steps }));
      return again === decision ? 'the same decision' : 'another decision';
    } catch {
      return 'a refusal';
    }
  };
  const { steps } = trace;
  return {
    trace,
    whole: outcome(steps),
    without: steps.map((_, at) => outcome([...steps.slice(0, at), ...steps.slice(at + 1)])),
    emptied: steps.map((step, at) =>
      readsNothing.includes(step.rule) ? undefined : outcome(steps.with(at, { ...step, facts: {} })),
    ),
  };
}

/** How many of some outcomes are of one kind, from 0 to 1. */
export function shareOf(kind: Outcome, outcomes: readonly (Outcome | undefined)[]): number {
  return outcomes.filter((outcome) => outcome === kind).length / outcomes.length;
}
