import type { Task } from '../../tasks/contract/index.js';

type AnyTask = Task<unknown, unknown, unknown>;

/** Why a measure that asks which answers are right does not apply to a task; nothing where it does. */
export const withoutRightAnswers = (task: Pick<AnyTask, 'score' | 'episode'>): string | undefined =>
  task.score
    ? undefined
    : `it asks which answers are right, and the task says ${task.episode ? 'how whole episodes go' : 'how wrong an answer is'}`;

/** Why it is not known whether answers are the same. */
export const NO_SAME_ANSWERS =
  'it asks whether answers are the same, and the task does not say when two are ("sameAnswer")';

/**
 * Why a measure that asks whether an answer stays the same does not apply to a task; nothing where it does. Numbers that are
 * judged by how wrong they are hardly ever come twice.
 */
export const withoutSameAnswers = (task: AnyTask): string | undefined =>
  task.score || task.classes || task.sameAnswer ? undefined : NO_SAME_ANSWERS;

/**
 * Why a measure that counts how often every answer is given does not apply to a task; nothing where it does. That two answers
 * are nearly the same says nothing of which are one.
 */
export const withoutKindsOfAnswers = (task: AnyTask): string | undefined =>
  task.score || task.classes
    ? undefined
    : 'it sorts answers by what they are, and of numbers that are judged by how wrong they are hardly any comes twice';

/** Whether two answers, written as JSON with `null` for an abstention, are the same to a task. */
export const sameAnswersOf =
  (task: Pick<AnyTask, 'sameAnswer'>) =>
  (one: string, other: string): boolean => {
    if (one === other) return true;
    if (!task.sameAnswer || one === 'null' || other === 'null') return false;
    return task.sameAnswer(JSON.parse(one), JSON.parse(other));
  };
