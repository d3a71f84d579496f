import { createRandom, type Random } from '../../../tasks/kit/random.js';
import { verdictAfter } from './verify.js';

/** How thoroughly a reason is looked for. */
export interface SearchPlan {
  /** Draws in a row that a set must keep the answer in, to be taken for enough before it is verified. */
  readonly tries: number;
  /** Decisions that may be spent on trying each group again, whether it is needed at all. */
  readonly mostTried: number;
  /** Fresh draws, at most, by which the set that was found is verified: see {@link verdictAfter}. */
  readonly verification: number;
}

/** What is asked of a program about one input. */
export interface Question {
  readonly groups: number;
  /** True where the same always stands in the groups that are left out: one draw then tells all. */
  readonly fixed?: boolean;
  /**
   * Whether the program gives the same answer when only some groups stay as they are.
   *
   * @param kept 1 for every group that stays
   * @param random draws what stands in the others
   */
  readonly keeps: (kept: Uint8Array, random: Random) => boolean | Promise<boolean>;
}

/** A set of groups that is enough for the answer. */
export interface SufficientReason {
  /** The groups, in ascending order. */
  readonly groups: readonly number[];
  /** In how many of the verifying draws the answer stayed. */
  readonly kept: number;
  readonly draws: number;
  /** How often the program decided for it. */
  readonly decisions: number;
}

/**
 * A small set of groups which, held fixed while the others are replaced, keeps the answer: a sufficient input subset
 * (Carter, Mueller, Jain and Gifford 2019, "What made you do this?"), close to the anchors of Ribeiro, Singh and Guestrin
 * (2018) and to the sufficient reasons that Shih, Choi and Darwiche (2018) define where programs can be seen through.
 *
 * It grows by counterexamples (as solvers learn from them: Clarke et al. 2000): for a draw in which the answer goes, groups
 * are given back in a random order, and the one that brings the answer back, found by halving (as in Junker's QuickXplain
 * 2004), is held fixed from then on. Then each group is left out again where the answer stays all the same, and what is
 * left is verified on fresh draws; where it does not hold, what was left out is taken back, and else it grows further,
 * twice as far each time. The smallest set may be smaller: its size is an upper bound.
 *
 * @param random draws the orders, and what stands in the groups that are left out
 */
export async function findSufficientReason(
  question: Question,
  { tries, mostTried, verification }: SearchPlan,
  random: Random,
): Promise<SufficientReason> {
  const search = new Search(question, random);
  const [few, many] = question.fixed ? [1, 1] : [tries, verification];
  await search.grow(few);
  const leftOut = await search.leaveOut(few, search.decisions + mostTried);
  // Twice as many are taken back or added each time, so that few verifications are enough.
  for (let [takenBack, added] = [1, 1]; ;) {
    // The whole input needs no proof: it is what was decided on.
    const { isEnough, kept, lost } = search.isWhole()
      ? { isEnough: true, kept: many, lost: [] }
      : await search.verify(many);
    if (isEnough)
      return {
        groups: search.groups(),
        kept,
        draws: kept + lost.length,
        decisions: search.decisions,
      };
    // What was left out last was tried among the fewest others.
    if (leftOut.length > 0) {
      search.takeBack(leftOut.splice(-takenBack));
      takenBack *= 2;
    } else {
      await search.addForSome(lost, added);
      added *= 2;
    }
  }
}

/** The groups that are held fixed so far. A draw is a seed, so that the same may be asked of it twice. */
class Search {
  decisions = 0;
  readonly #kept: Uint8Array;

  constructor(
    private readonly question: Question,
    private readonly random: Random,
  ) {
    this.#kept = new Uint8Array(question.groups);
  }

  groups(): number[] {
    return [...this.#kept.keys()].filter((group) => this.#kept[group] === 1);
  }

  isWhole(): boolean {
    return this.#kept.every((kept) => kept === 1);
  }

  takeBack(groups: readonly number[]): void {
    for (const group of groups) this.#kept[group] = 1;
  }

  /** Adds groups until the answer stays in so many draws in a row. */
  async grow(tries: number): Promise<void> {
    while (!this.isWhole()) {
      const against = await this.#counterexample(tries);
      if (against === undefined) return;
      await this.addFor(against);
    }
  }

  /** Adds the group that brings the answer back in a draw in which it went, when others are given back before it. */
  async addFor(draw: number): Promise<void> {
    const open = [...this.#kept.keys()].filter((group) => this.#kept[group] === 0);
    const path = this.random.shuffled(open);
    let [safe, lost] = [0, path.length];
    while (lost - safe > 1) {
      const middle = (safe + lost) >> 1;
      const kept = new Uint8Array(this.#kept.length).fill(1);
      for (const group of path.slice(0, middle)) kept[group] = 0;
      if (await this.#ask(kept, draw)) safe = middle;
      else lost = middle;
    }
    this.#kept[path[lost - 1]!] = 1;
  }

  /** Adds groups for some of the draws in which the answer went, as long as it does so in the next of them. */
  async addForSome(lost: readonly number[], most: number): Promise<void> {
    let added = 0;
    for (const draw of lost) {
      if (added === most || this.isWhole()) return;
      if (added > 0 && (await this.#ask(this.#kept, draw))) continue;
      await this.addFor(draw);
      added += 1;
    }
  }

  /**
   * Leaves out each group without which the answer stays in so many draws in a row.
   *
   * @param until as soon as so many decisions were taken in all, the rest is kept
   * @returns what was left out, in order
   */
  async leaveOut(tries: number, until: number): Promise<number[]> {
    const leftOut: number[] = [];
    for (const group of this.groups()) {
      if (this.decisions >= until) break;
      this.#kept[group] = 0;
      if ((await this.#counterexample(tries)) === undefined) leftOut.push(group);
      else this.#kept[group] = 1;
    }
    return leftOut;
  }

  /** Whether the answer stays often enough, as soon as that is clear, and the draws in which it goes. */
  async verify(
    most: number,
  ): Promise<{ readonly isEnough: boolean; readonly kept: number; readonly lost: readonly number[] }> {
    const lost: number[] = [];
    for (let kept = 0; ;) {
      const draw = this.#next();
      if (await this.#ask(this.#kept, draw)) kept += 1;
      else lost.push(draw);
      const verdict = verdictAfter(kept, lost.length, most);
      if (verdict) return { isEnough: verdict === 'enough', kept, lost };
    }
  }

  /** The first of so many draws in which the answer goes. */
  async #counterexample(tries: number): Promise<number | undefined> {
    for (let tried = 0; tried < tries; tried++) {
      const draw = this.#next();
      if (!(await this.#ask(this.#kept, draw))) return draw;
    }
    return undefined;
  }

  #next(): number {
    return this.random.integer(DRAWS);
  }

  async #ask(kept: Uint8Array, draw: number): Promise<boolean> {
    this.decisions += 1;
    return this.question.keeps(kept, createRandom(draw, 'draw of a reason'));
  }
}

/** So many different draws that hardly any comes twice. */
const DRAWS = 2 ** 31;
