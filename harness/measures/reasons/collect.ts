import type { FeatureGroups } from '../../../tasks/contract/index.js';
import { defaultGroups } from '../../../tasks/kit/grid-groups.js';
import { createRandom, type Random } from '../../../tasks/kit/random.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import { describePeople } from '../../cell/people.js';
import type { CellSession } from '../../cell/session.js';
import { codesOf, MOST_EXACT_GROUPS, smallestReason } from './exact.js';
import { countGroups, inWords, Mixtures } from './question.js';
import type { ReasonSamples } from './schema.js';
import { findSufficientReason, type Question, type SearchPlan } from './search.js';

/** On which inputs reasons are looked for, and how thoroughly. */
export interface ReasonRequest {
  readonly seed: number;
  /** Places of the inputs among the examples. */
  readonly inputs: readonly number[];
  readonly plan: SearchPlan;
  /** How many of the inputs are searched again, and beside themselves, to see whether reasons are stable. */
  readonly stability: number;
  /** Whether reasons are looked for against a blank, too, where the task has one. */
  readonly againstBlank: boolean;
}

/** Other examples that the replaced groups come from: taken apart once, and so many that chance is not among them. */
const DONORS = 100;

/** How much of an input is changed for one beside it. */
const CHANGED_SHARE = 0.05;

/** Looks for the groups that are enough for each answer. */
export async function collectReasons(
  session: CellSession,
  request: ReasonRequest,
  tell: ProgressTeller,
): Promise<ReasonSamples> {
  await session.load();
  const { task, spec } = session;
  const groups: FeatureGroups<unknown> = task.groups ?? defaultGroups(task.features);
  const exhaustive = task.dataSets.find(({ id }) => id === spec.dataset)?.exhaustive;
  const count = countGroups(groups);
  const described = { shape: [...groups.shape], axes: [...groups.axes], meaning: groups.meaning };
  // Exact sets are of answers that are written alike.
  if (exhaustive && groups.same && !task.sameAnswer && count <= MOST_EXACT_GROUPS)
    return { groups: described, ...(await searchAllSets(session, groups, tell)) };
  return { groups: described, ...(await new Collector(session, groups, request).collect(tell)) };
}

type Found = Omit<ReasonSamples, 'groups'>;

/** Every input of an exhaustive data set, by the sets that there are. */
async function searchAllSets(
  { loaded, examples }: CellSession,
  groups: FeatureGroups<unknown>,
  tell: ProgressTeller,
): Promise<Found> {
  const answers: string[] = [];
  for (const [at, { input }] of examples.entries()) {
    answers.push(inWords(await loaded.decide(input)));
    tell(at / examples.length / 2);
  }
  const codes = codesOf(
    examples.map(({ input }) => groups.takeApart(input)),
    groups,
  );
  const others = examples.map((_, at) => {
    if (at % 100 === 0) tell(0.5 + at / examples.length / 2);
    return smallestReason(at, codes, answers);
  });
  return {
    exampleIds: examples.map(({ id }) => id),
    answers: answers.map((answer) => (answer === 'null' ? null : answer)),
    putTogether: examples.length,
    others: others.map((reason) => ({ ...reason, groups: [...reason.groups] })),
    exact: true,
    decisions: examples.length,
  };
}

class Collector {
  #decisions = 0;
  readonly #donors: readonly unknown[];

  constructor(
    private readonly session: CellSession,
    private readonly groups: FeatureGroups<unknown>,
    private readonly request: ReasonRequest,
  ) {
    this.#donors = createRandom(request.seed, 'donors of reasons')
      .shuffled(session.examples.keys())
      .slice(0, DONORS)
      .map((at) => groups.takeApart(session.examples[at]!.input));
  }

  async collect(tell: ProgressTeller): Promise<Found> {
    const { inputs, plan, stability, seed, againstBlank } = this.request;
    const { examples } = this.session;
    const { blank } = this.groups;
    const nothing = blank === undefined || !againstBlank ? undefined : this.groups.takeApart(blank);
    const whole = new Uint8Array(countGroups(this.groups)).fill(1);
    const found = {
      others: [] as ReasonSamples['others'],
      blank: [] as ReasonSamples['others'],
      again: [] as number[],
      near: [] as (number | null)[],
      answers: [] as (string | null)[],
      putTogether: 0,
    };
    for (const [done, place] of inputs.entries()) {
      const { id, input } = examples[place]!;
      const mixtures = await this.#open(input);
      found.answers.push(mixtures.answer === 'null' ? null : mixtures.answer);
      if (await mixtures.keeps(whole, mixtures.parts)) found.putTogether += 1;
      this.#decisions += 1;
      const reason = await this.#reason(mixtures, plan, createRandom(seed, `reason of ${id}`));
      found.others.push(reason);
      if (nothing !== undefined)
        found.blank.push(
          await this.#search(
            mixtures.questionAgainst(nothing),
            plan,
            createRandom(seed, `reason of ${id} against a blank`),
          ),
        );
      if (done < stability) {
        const again = await this.#reason(mixtures, plan, createRandom(seed, `reason of ${id} again`));
        found.again.push(overlap(reason.groups, again.groups));
        found.near.push(await this.#overlapNear(mixtures, id, reason.groups));
      }
      tell((done + 1) / inputs.length);
    }
    return {
      exampleIds: inputs.map((place) => examples[place]!.id),
      answers: found.answers,
      ...describePeople(inputs.map((place) => examples[place]!)),
      putTogether: found.putTogether,
      others: found.others,
      exact: false,
      ...(nothing === undefined ? {} : { blank: found.blank }),
      ...(stability > 0 ? { stability: { again: found.again, near: found.near } } : {}),
      decisions: this.#decisions,
    };
  }

  /** How far the reason of an input beside this one is the same; null where none beside it gets the same answer. */
  async #overlapNear(mixtures: Mixtures, id: string, reason: readonly number[]): Promise<number | null> {
    const { seed, plan } = this.request;
    const random = createRandom(seed, `input beside ${id}`);
    const count = countGroups(this.groups);
    for (let attempt = 0; attempt < 10; attempt++) {
      const kept = new Uint8Array(count).fill(1);
      const changed = Math.max(1, Math.round(CHANGED_SHARE * count));
      for (const group of random.shuffled(kept.keys()).slice(0, changed)) kept[group] = 0;
      const donor = random.pick(this.#donors);
      this.#decisions += 1;
      if (!(await mixtures.keeps(kept, donor))) continue;
      const near = await this.#open(this.groups.putTogether(mixtures.parts, donor, kept));
      return overlap(reason, (await this.#reason(near, plan, random)).groups);
    }
    return null;
  }

  async #open(input: unknown): Promise<Mixtures> {
    this.#decisions += 1;
    return Mixtures.of(this.session.task, this.session.loaded, this.groups, input);
  }

  #reason(mixtures: Mixtures, plan: SearchPlan, random: Random) {
    return this.#search(
      mixtures.question((draw) => draw.pick(this.#donors)),
      plan,
      random,
    );
  }

  async #search(
    question: Question,
    plan: SearchPlan,
    random: Random,
  ): Promise<ReasonSamples['others'][number]> {
    const { groups, kept, draws, decisions } = await findSufficientReason(question, plan, random);
    this.#decisions += decisions;
    return { groups: [...groups], kept, draws };
  }
}

/** Jaccard's index (1901): what two sets share, of all that is in either; 1 for two empty ones. */
export function overlap(one: readonly number[], other: readonly number[]): number {
  const both = one.filter((group) => other.includes(group)).length;
  const either = one.length + other.length - both;
  return either === 0 ? 1 : both / either;
}
