import type { Decision, Example, PlantedCue, Task } from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';

/** Lays cues into examples: which, follows from the seed and the example alone, so that it is the same for every program. */
export class CuePlanter {
  readonly #cue: PlantedCue<unknown>;
  readonly #classes: readonly unknown[];

  /** @throws Error when the task has no cue or no classes */
  constructor(
    private readonly task: Pick<Task<unknown, unknown, unknown>, 'id' | 'cue' | 'classes' | 'classOf'>,
    private readonly seed: number,
  ) {
    const { cue, classes } = task;
    if (!cue || !classes) throw new Error(`task ${task.id} has no cue to plant`);
    this.#cue = cue;
    this.#classes = classes;
  }

  /** The input with the cue of a class that is not the right one, and that class. */
  wrong({ id, input, truth }: Example<unknown, unknown>): {
    readonly input: unknown;
    readonly answer: unknown;
  } {
    const right = this.task.classOf ? this.task.classOf(truth) : truth;
    const others = [...this.#classes.keys()].filter((which) => this.#classes[which] !== right);
    const which = createRandom(this.seed, 'cue of', id).pick(others);
    return { input: this.#cue.plant(input, which), answer: this.#classes[which] };
  }

  /** The input with a placebo. */
  placebo({ id, input }: Example<unknown, unknown>): unknown {
    const random = createRandom(this.seed, 'placebo of', id);
    return this.#cue.plantPlacebo(input, () => random.uniform());
  }
}

/** True where a program gave just this answer. */
export const isAnswer = (decision: Decision<unknown>, answer: unknown): boolean =>
  decision.kind === 'answer' && JSON.stringify(decision.answer) === JSON.stringify(answer);
