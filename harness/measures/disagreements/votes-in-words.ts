import type { Task, TraceStep } from '../../../tasks/contract/index.js';

type Votes = NonNullable<TraceStep['votes']>;

/**
 * The votes of a rule by the answers in words, as the page names them: the contract has them by the answer as text, such as
 * `7`, which only the task can tell to be `seven`. What is neither a class of the task nor an answer that was given stays as the
 * rule wrote it.
 *
 * @param given the program's answers to the input
 * @example
 * votesInWords(digits, { 7: 2, 1: -1 }, [7]); // { seven: 2, one: -1 }
 */
export function votesInWords(
  task: Pick<Task<unknown, unknown, unknown>, 'classes' | 'describeAnswer'>,
  votes: Votes,
  given: readonly unknown[],
): Votes {
  const words = new Map(
    [...(task.classes ?? []), ...given].map((answer) => [String(answer), task.describeAnswer(answer)]),
  );
  return Object.fromEntries(
    Object.entries(votes).map(([answer, vote]) => [words.get(answer) ?? answer, vote]),
  );
}
