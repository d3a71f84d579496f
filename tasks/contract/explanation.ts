/** Why a program decided as it did: the rules that fired, or the weight of every input feature. */
export type Explanation = RuleTrace | Attribution;

/** A fact that a rule looked at. */
export type Fact = number | string | boolean;

/** One step of a rule program: a rule that was reached, in words, with the facts that it fired on. */
export interface TraceStep {
  /** Short stable name of the rule, for example `one-hole-above`. */
  readonly rule: string;
  /** What the rule saw, as a sentence a layman can check, for example `one hole, in the upper half`. */
  readonly because: string;
  /** The facts that the rule fired on, by name. A replay of the trace needs nothing else. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** What it said for answers (above 0) and against them (below 0), by the answer as text, where rules vote. */
  readonly votes?: Readonly<Record<string, number>>;
}

/**
 * The real path of a decision through a rule program, in order; the last step decides.
 * It must be enough to take the decision again: see {@link LoadedProgram.replay}.
 */
export interface RuleTrace {
  readonly kind: 'trace';
  readonly steps: readonly TraceStep[];
}

/** How much every feature of the input's flat view spoke for the answer (positive) or against it. */
export interface Attribution {
  readonly kind: 'attribution';
  /** One number per feature of {@link FeatureView}, any scale. */
  readonly values: Float32Array;
  /** The method, with its source, for example `occlusion (Zeiler and Fergus 2014)`. */
  readonly method: string;
}
