import type { Random } from '../../../tasks/kit/random.js';

/** A reason must keep the answer with this probability, whatever stands in the other groups. */
export const SUFFICIENT = 0.95;

/** How thoroughly a reason is looked for. */
export interface SearchPlan {
  /** Walks from the whole input to nothing, by which the groups are put in order. */
  readonly walks: number;
  /** Draws by which a set without one group more is tried; as many again for each doubling of the groups left out at once. */
  readonly tries: number;
  /** Decisions that trying may take: what was not tried by then is kept. */
  readonly mostTried: number;
  /** Fresh draws by which the set that was found is verified. */
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
 * (Carter, Mueller, Jain and Gifford 2019, "What made you do this?"), close to the anchors of Ribeiro, Singh and
 * Guestrin (2018) and to the sufficient reasons that Shih, Choi and Darwiche (2018) define where programs can be seen
 * through. Backward selection: groups are left out, those that matter least first and many at a time, as long as the
 * answer stays. What is found is verified on fresh draws, and groups are taken back in until it holds. The smallest set
 * may be smaller: its size is an upper bound.
 *
 * @param random draws the walks, the order, and what stands in the groups that are left out
 */
export async function findSufficientReason(
  question: Question,
  { walks, tries, mostTried, verification }: SearchPlan,
  random: Random,
): Promise<SufficientReason> {
  const search = new Search(question, random);
  const order = await orderGroups({ ...question, keeps: (kept) => search.ask(kept) }, walks, random);
  const leftOut = (await search.leaveOut(order, tries, search.decisions + mostTried)).flat();
  const draws = question.fixed ? 1 : verification;
  // Twice as many are taken back each time, so that few verifications are enough.
  for (let takenBack = 1; ; takenBack *= 2) {
    // The whole input needs no proof: it is what was decided on.
    const kept = leftOut.length === 0 ? draws : await search.verify(draws);
    if (kept >= Math.ceil(SUFFICIENT * draws))
      return { groups: search.groups(), kept, draws, decisions: search.decisions };
    // What was left out last matters most.
    search.takeBack(leftOut.splice(-takenBack));
  }
}

/**
 * Puts the groups in order, those that matter least first. Each walk leaves groups out in a random order and looks, by
 * halving, for the one at which the answer goes; that one mattered then, those before it did not.
 *
 * @param walks about log2(groups) decisions each
 */
export async function orderGroups(
  { groups, keeps }: Question,
  walks: number,
  random: Random,
): Promise<number[]> {
  const mattered = new Float64Array(groups);
  for (let walk = 0; walk < walks; walk++) {
    const path = random.shuffled(mattered.keys());
    let [safe, lost] = [0, groups];
    while (lost - safe > 1) {
      const middle = (safe + lost) >> 1;
      const kept = new Uint8Array(groups).fill(1);
      for (const group of path.slice(0, middle)) kept[group] = 0;
      if (await keeps(kept, random)) safe = middle;
      else lost = middle;
    }
    for (const group of path.slice(0, safe)) mattered[group]! -= 1 / Math.max(1, safe);
    mattered[path[lost - 1]!]! += 1;
  }
  return random.shuffled(mattered.keys()).sort((left, right) => mattered[left]! - mattered[right]!);
}

class Search {
  decisions = 0;
  readonly #kept: Uint8Array;

  constructor(
    private readonly question: Question,
    private readonly random: Random,
  ) {
    this.#kept = new Uint8Array(question.groups).fill(1);
  }

  groups(): number[] {
    return [...this.#kept.keys()].filter((group) => this.#kept[group] === 1);
  }

  takeBack(groups: readonly number[]): void {
    for (const group of groups) this.#kept[group] = 1;
  }

  /**
   * Leaves out as many groups as may be, in the order given: half of those that are left at a time, fewer where that is
   * too many. A group without which the answer goes once is kept for good: the more is left out, the more it is needed.
   *
   * @param until as soon as so many decisions were taken in all, what was not tried yet is kept
   * @returns what was left out, as many lists as there were steps
   */
  async leaveOut(order: readonly number[], tries: number, until: number): Promise<number[][]> {
    const steps: number[][] = [];
    const open = [...order];
    let size = open.length;
    while (open.length > 0 && this.decisions < until) {
      size = Math.min(size, open.length);
      const chunk = open.slice(0, size);
      for (const group of chunk) this.#kept[group] = 0;
      // One that is left out wrongly costs a part; many at once would cost many, so that more draws must bear them out.
      const draws = this.question.fixed ? 1 : tries * (1 + Math.ceil(Math.log2(size)));
      if (await this.#holds(draws)) {
        steps.push(chunk);
        open.splice(0, size);
      } else {
        this.takeBack(chunk);
        if (size === 1) open.shift();
        // After one that is needed the next may be tried by twos again.
        size = size === 1 ? 2 : size >> 1;
      }
    }
    return steps;
  }

  /** In how many draws the answer stays; stops as soon as it cannot be enough. */
  async verify(draws: number): Promise<number> {
    const allowed = draws - Math.ceil(SUFFICIENT * draws);
    let [kept, lost] = [0, 0];
    while (kept + lost < draws && lost <= allowed) {
      if (await this.ask(this.#kept)) kept += 1;
      else lost += 1;
    }
    return kept;
  }

  async #holds(draws: number): Promise<boolean> {
    return (await this.verify(draws)) >= Math.ceil(SUFFICIENT * draws);
  }

  async ask(kept: Uint8Array): Promise<boolean> {
    this.decisions += 1;
    return this.question.keeps(kept, this.random);
  }
}
