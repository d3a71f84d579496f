import type { Example, Perturbation, Task } from '../../../tasks/contract/index.js';
import { defaultPerturbations } from '../../../tasks/kit/default-perturbations.js';
import { createRandom } from '../../../tasks/kit/random.js';
import { contentOf } from '../../cell/content.js';
import { onExample } from '../../cell/on-example.js';
import type { CellSession } from '../../cell/session.js';

/** Other examples that a perturbation may take something from. */
const OTHERS = 100;

type AnyPerturbation = Perturbation<unknown, unknown, unknown>;

/** The perturbations of a task, or the defaults over its features. */
export const perturbationsOf = ({
  perturbations,
  features,
}: Pick<Task<unknown, unknown, unknown>, 'perturbations' | 'features'>): readonly AnyPerturbation[] =>
  perturbations ?? defaultPerturbations(features);

/** Changes examples of a cell: the same for every program, byte for byte, by the seed and the names of all. */
export class Perturber {
  readonly perturbations: readonly AnyPerturbation[];
  readonly #others: readonly unknown[];
  /** The same without itself, for each example among them. */
  readonly #othersOf: ReadonlyMap<string, readonly unknown[]>;

  constructor(
    { task, examples }: Pick<CellSession, 'task' | 'examples'>,
    private readonly seed: number,
  ) {
    this.perturbations = perturbationsOf(task);
    const others = createRandom(seed, 'others of perturbations')
      .shuffled(examples.keys())
      .slice(0, OTHERS)
      .map((at) => examples[at]!);
    this.#others = others.map(({ input }) => input);
    this.#othersOf = new Map(others.map(({ id }, own) => [id, this.#others.filter((_, at) => at !== own)]));
  }

  /**
   * An example after a perturbation, with what is then right.
   *
   * @param severity place among the perturbation's severities
   * @throws ExampleError naming the example and the perturbation, where it throws, gives nothing or changes its own input
   */
  apply(
    perturbation: AnyPerturbation,
    severity: number,
    { id, input, truth, ...rest }: Example<unknown, unknown>,
  ): Promise<Example<unknown, unknown>> {
    const others = this.#othersOf.get(id) ?? this.#others;
    const random = createRandom(this.seed, 'perturbation', perturbation.id, severity, 'of', id);
    return onExample(
      id,
      () => {
        const before = contentOf(input);
        const changed = perturbation.apply(input, severity, random, others);
        if (changed === undefined || changed instanceof Promise)
          throw new Error('it must give the changed input, as a value');
        if (!before.equals(contentOf(input)))
          throw new Error('it changed its own input; it must give another and leave it as it is');
        return {
          ...rest,
          id,
          input: changed,
          truth: perturbation.truth ? perturbation.truth(truth, severity) : truth,
        };
      },
      `the perturbation "${perturbation.id}" threw`,
    );
  }
}
