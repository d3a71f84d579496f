import type { Decision, FeatureGroups, LoadedProgram, Task } from '../../../tasks/contract/index.js';
import type { Random } from '../../../tasks/kit/random.js';
import { sameAnswersOf } from '../scoring.js';
import type { Question } from './search.js';

/** What a program said, so that two answers are the same where the words are; `null` is an abstention. */
export const inWords = (decision: Decision<unknown>): string =>
  decision.kind === 'answer' ? JSON.stringify(decision.answer) : 'null';

/** Asks a program about mixtures of one input with others. */
export class Mixtures {
  /** What the program says of the input as it is. */
  answer = '';
  readonly #isSame: (one: string, other: string) => boolean;
  readonly #groups: FeatureGroups<unknown>;
  readonly #program: Pick<LoadedProgram<unknown, unknown>, 'decide'>;

  private constructor(
    task: Pick<Task<unknown, unknown, unknown>, 'sameAnswer'>,
    program: Pick<LoadedProgram<unknown, unknown>, 'decide'>,
    groups: FeatureGroups<unknown>,
    /** The input, taken apart. */
    readonly parts: unknown,
  ) {
    this.#isSame = sameAnswersOf(task);
    this.#program = program;
    this.#groups = groups;
  }

  /** Takes an input apart and has it decided as it is. */
  static async of(
    task: Pick<Task<unknown, unknown, unknown>, 'sameAnswer'>,
    program: Pick<LoadedProgram<unknown, unknown>, 'decide'>,
    groups: FeatureGroups<unknown>,
    input: unknown,
  ): Promise<Mixtures> {
    const mixtures = new Mixtures(task, program, groups, groups.takeApart(input));
    mixtures.answer = inWords(await program.decide(input));
    return mixtures;
  }

  /** Whether the answer stays where the groups that are not kept are those of a donor. */
  async keeps(kept: Uint8Array, donor: unknown): Promise<boolean> {
    const mixed = this.#groups.putTogether(this.parts, donor, kept);
    return this.#isSame(inWords(await this.#program.decide(mixed)), this.answer);
  }

  /** The question of a search, with what stands in the groups that are left out. */
  question(donorOf: (random: Random) => unknown): Question {
    return {
      groups: countGroups(this.#groups),
      keeps: (kept, random) => this.keeps(kept, donorOf(random)),
    };
  }

  /** The same where the groups that are left out are always those of one input, such as a blank. */
  questionAgainst(donor: unknown): Question {
    return { ...this.question(() => donor), fixed: true };
  }
}

/** How many groups there are in all. */
export const countGroups = ({ shape }: Pick<FeatureGroups<unknown>, 'shape'>): number =>
  shape.reduce((product, length) => product * length, 1);
