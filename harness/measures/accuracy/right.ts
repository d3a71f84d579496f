import type { Example, LoadedProgram, Task } from '../../../tasks/contract/index.js';
import { onExample } from '../../cell/on-example.js';
import { collectOutcomes } from './outcome.js';
import type { Scores } from './score-figures.js';

/** What a loaded program made of examples, in the way in which the task judges. */
export const collectScores = async (
  task: Task<unknown, unknown, unknown>,
  loaded: LoadedProgram<unknown, unknown>,
  examples: readonly Example<unknown, unknown>[],
  seed: number,
): Promise<Scores> =>
  task.score
    ? { right: await collectRight(task, loaded, examples) }
    : { values: await collectOutcomes(task, loaded, examples, seed) };

/** Where a program is right: 1, else 0, example by example; an abstention is not right. Of a task that has a `score`. */
export async function collectRight(
  task: Task<unknown, unknown, unknown>,
  loaded: LoadedProgram<unknown, unknown>,
  examples: readonly Example<unknown, unknown>[],
): Promise<Uint8Array> {
  const right = new Uint8Array(examples.length);
  for (const [at, example] of examples.entries())
    right[at] = await onExample(example.id, async () =>
      task.score!(await loaded.decide(example.input), example) ? 1 : 0,
    );
  return right;
}

/** How many are right. */
export const countRight = (right: Uint8Array): number => right.reduce((sum, one) => sum + one, 0);
