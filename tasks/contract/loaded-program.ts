import type { Decision } from './decision.js';
import type { Explanation, RuleTrace } from './explanation.js';

/** How a program is to be loaded. */
export interface LoadOptions {
  /** One of the program's `runtimes`. */
  readonly runtime: string;
  /** Ids of the program's `ruleGroups` to leave out; none by default. */
  readonly withoutRuleGroups?: readonly string[];
}

/** A program that is ready to decide. It keeps no state from one decision to the next. */
export interface LoadedProgram<Input, Answer> {
  /** Decides; never changes its input. Synchronous wherever the runtime is. */
  decide(input: Input): Decision<Answer> | Promise<Decision<Answer>>;
  /** The decision on the same input, explained. */
  explain(input: Input): Explanation | Promise<Explanation>;
  /** Learned programs: the network's outputs for an input, before they become a decision. */
  outputs?(input: Input): readonly Float32Array[] | Promise<readonly Float32Array[]>;
  /**
   * Learned programs: how the logarithm of how many times as probable an answer is as the likeliest other changes with each
   * of the input's features: a number for each, in the order of the task's view. Whoever follows it downhill takes the
   * shortest way to another answer.
   */
  gradient?(input: Input, answer: Answer): Float32Array | Promise<Float32Array>;
  /** Learned programs, on a runtime whose tensors are not garbage collected: how many of them are held. */
  heldTensors?(): number;
  /** Rule programs: takes the decision again from nothing but its trace. */
  replay?(trace: RuleTrace): Decision<Answer>;
  /** Gives back whatever the program holds. */
  dispose(): void;
}
