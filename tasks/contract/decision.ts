/**
 * What a program says of one input: an answer, or an explicit "I don't know".
 *
 * @typeParam Answer a label, a move, a number, a sequence: whatever the task asks for.
 */
export type Decision<Answer> = AnsweredDecision<Answer> | Abstention;

/** The program gives an answer. */
export interface AnsweredDecision<Answer> {
  readonly kind: 'answer';
  readonly answer: Answer;
  /** The program's own confidence in [0, 1], where it has one. */
  readonly confidence?: number;
}

/** The program refuses to answer. */
export interface Abstention {
  readonly kind: 'abstain';
  /** Why, in words, where the program can say. */
  readonly reason?: string;
}
