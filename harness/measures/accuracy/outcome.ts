import type { Decision, Example, LoadedProgram, Task } from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';
import { ExampleError, onExample } from '../../cell/on-example.js';

type AnyTask = Pick<Task<unknown, unknown, unknown>, 'loss' | 'episode'>;
type AnyExample = Example<unknown, unknown>;
type Decide = (state: unknown) => Decision<unknown> | Promise<Decision<unknown>>;

/** What a program made of one example of a task that has a loss or episodes. */
export interface Outcome {
  /** The loss, or the sum of an episode's rewards. */
  readonly value: number;
  /** True of an episode that came to its last step without having ended. */
  readonly cut: boolean;
}

/**
 * The outcome of one example.
 *
 * @param first the decision on the example's input, which was taken already
 * @param decide what is asked in every further state of an episode
 * @throws ExampleError where the task gives no number that could be a loss or a reward
 */
export async function outcomeOf(
  { loss, episode }: AnyTask,
  example: AnyExample,
  first: Decision<unknown>,
  decide: Decide,
  seed: number,
): Promise<Outcome> {
  if (!loss) return runEpisode(episode!, example, first, decide, seed);
  const value = await onExample(example.id, () => loss.of(first, example), `the "${loss.title}" threw`);
  if (!Number.isFinite(value) || value < 0)
    throw new ExampleError(
      `the "${loss.title}" of example ${example.id} is ${String(value)}: let "loss.of" give a finite number, 0 or more`,
    );
  return { value, cut: false };
}

async function runEpisode(
  episode: NonNullable<AnyTask['episode']>,
  { id, input }: AnyExample,
  first: Decision<unknown>,
  decide: Decide,
  seed: number,
): Promise<Outcome> {
  const random = createRandom(seed, 'episode of', id);
  let [state, decision, value] = [input, first, 0];
  for (let taken = 1; ; taken++) {
    const next = await onExample(
      id,
      () => episode.step(state, decision, random),
      `the "step" of the episode threw after ${taken} decisions`,
    );
    checkStep(next, id, taken);
    value += next.reward;
    if (next.ended) return { value, cut: false };
    if (taken >= episode.most) return { value, cut: true };
    ({ state } = next);
    decision = await decide(state);
  }
}

function checkStep(step: unknown, id: string, taken: number): void {
  const { state, reward } = (step ?? {}) as { readonly state?: unknown; readonly reward?: unknown };
  if (typeof reward === 'number' && Number.isFinite(reward) && state !== undefined) return;
  throw new ExampleError(
    `the "step" of the episode of example ${id} gave ${state === undefined ? 'no state' : `the reward ${String(reward)}`} after ${taken} decisions: let it give { state, reward, ended } with a finite reward`,
  );
}

/** The outcomes of a loaded program on examples, as figures of another form of it ask for. */
export async function collectOutcomes(
  task: AnyTask,
  loaded: LoadedProgram<unknown, unknown>,
  examples: readonly AnyExample[],
  seed: number,
): Promise<Float64Array> {
  const values = new Float64Array(examples.length);
  for (const [at, example] of examples.entries()) {
    const decide = (state: unknown) => onExample(example.id, () => loaded.decide(state));
    values[at] = (await outcomeOf(task, example, await decide(example.input), decide, seed)).value;
  }
  return values;
}
