import { createRandom } from '../../../tasks/kit/random.js';
import { onExample } from '../../cell/on-example.js';
import { describePeople } from '../../cell/people.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';
import type { GradientPlan, SeenTarget } from './attackers/white-box.js';
import { auditInput, type Audited } from './audit.js';
import { ATTACKERS, runContest, type Contest, type Verdict } from './contest.js';
import type { AttackSamples } from './schema.js';
import { Space } from './space.js';

/** Which inputs are attacked, and how long. */
export interface AttackRequest {
  readonly seed: number;
  /** Places of the inputs among the examples. */
  readonly inputs: readonly number[];
  /** Questions an input. */
  readonly budget: number;
  /** How often those who look inside do so. */
  readonly inside: GradientPlan;
}

/** Other examples that attackers know. */
const DONORS = 500;

/**
 * How far an input may be changed and still count as the same, in shares of the distance of two examples: on digits the
 * distance of 2 that papers on them use, and in sounds a noise 11 dB below the word.
 */
const BOUND_SHARE = 0.2;

/** Features that take so few values are no numbers to be changed a little. */
const FEW_VALUES = 8;

/** How many broken inputs are kept to be shown. */
const KEPT = 3;

/** Attacks inputs of the process's split; a sentence where there is nothing to attack. */
export async function collectAttack(
  session: CellSession,
  { seed, inputs, budget, inside }: AttackRequest,
  tell: ProgressTeller,
): Promise<AttackSamples | { readonly reason: string }> {
  await session.load();
  const { task, examples, loaded } = session;
  const known = createRandom(seed, 'donors of attacks')
    .shuffled(examples.keys())
    .slice(0, DONORS)
    .map((at) => ({ ...examples[at]!, vector: task.features.toVector(examples[at]!.input) }));
  const vectors = known.map(({ vector }) => vector);
  if (takesFewValues(vectors))
    return {
      reason:
        'its features take few values: to change one is to make another input of it, not the same one a little changed',
    };
  const space = new Space(task.features, vectors);
  const bound = BOUND_SHARE * space.typicalDistance(vectors, createRandom(seed, 'distances of examples'));
  const contests: Contest[] = [];
  const audited: Audited[] = [];
  for (const [done, place] of inputs.entries()) {
    const example = examples[place]!;
    const original = task.features.toVector(example.input);
    const truth = JSON.stringify(example.truth);
    const donors = known
      .filter((one) => JSON.stringify(one.truth) !== truth)
      .map(({ vector }) => ({ vector, distance: space.distance(original, vector) }))
      .sort((one, other) => one.distance - other.distance)
      .map(({ vector }) => vector);
    const ask = (input: unknown): Promise<Verdict> =>
      onExample(`${example.id}, changed`, async () => {
        const decision = await loaded.decide(input);
        const broken = !task.score!(decision, { ...example, input });
        return { broken, wrongAnswer: broken && decision.kind === 'answer' };
      });
    const target = { space, original, bound };
    const random = createRandom(seed, `attack on ${example.id}`);
    contests.push(await runContest({ ...target, donors, random }, budget, ask));
    if (loaded.gradient) {
      const gradientAt = await openGradient(session, example);
      const beside = createRandom(seed, `attack from inside on ${example.id}`);
      audited.push(
        await auditInput(
          { ...target, random: beside, gradientAt },
          inside,
          async (input) => (await ask(input)).broken,
        ),
      );
    }
    tell((done + 1) / inputs.length);
  }
  return {
    exampleIds: inputs.map((place) => examples[place]!.id),
    ...describePeople(inputs.map((place) => examples[place]!)),
    budget,
    bound,
    unit: task.features.range
      ? `Euclid’s distance over features (${task.features.meaning})`
      : 'Euclid’s distance over features, each as a share of its range',
    inputs: contests.map(describe),
    ...(loaded.gradient ? { fromInside: audited } : {}),
    kept: keepSmallest(contests, bound),
  };
}

/** The gradient of the answer that a program gives to an example, at any vector. */
async function openGradient(
  { loaded, task }: CellSession,
  { id, input }: { readonly id: string; readonly input: unknown },
): Promise<SeenTarget['gradientAt']> {
  const decision = await loaded.decide(input);
  if (decision.kind !== 'answer') throw new Error(`abstains on ${id}, on which it was right`);
  return async (vector) => {
    const gradient = await onExample(
      `${id}, changed`,
      () => loaded.gradient!(task.features.fromVector(vector), decision.answer),
      'its "gradient" threw',
    );
    if (gradient.length !== vector.length || !gradient.every(Number.isFinite))
      throw new Error(
        `"gradient" of ${id} gave ${gradient.length} numbers for ${vector.length} features, or some that are not finite`,
      );
    return gradient;
  };
}

function takesFewValues(vectors: readonly Float32Array[]): boolean {
  const values = new Set<number>();
  for (const vector of vectors)
    for (const value of vector) {
      values.add(value);
      if (values.size > FEW_VALUES) return false;
    }
  return true;
}

const describe = ({
  queries,
  brokenBy,
  wrongAnswerAt,
  smallest,
  farthest,
}: Contest): AttackSamples['inputs'][number] => ({
  queries,
  brokenBy: Object.fromEntries(
    ATTACKERS.map((attacker) => [attacker, brokenBy[attacker] ?? -1]),
  ) as AttackSamples['inputs'][number]['brokenBy'],
  wrongAnswerAt: wrongAnswerAt ?? -1,
  farthest,
  ...(smallest
    ? { smallest: { distance: smallest.distance, largestChange: smallest.largestChange, by: smallest.by } }
    : {}),
});

function keepSmallest(contests: readonly Contest[], bound: number): AttackSamples['kept'] {
  return contests
    .flatMap(({ smallest }, input) =>
      smallest && smallest.distance <= bound
        ? [{ input, distance: smallest.distance, vector: Float64Array.from(smallest.vector) }]
        : [],
    )
    .sort((one, other) => one.distance - other.distance)
    .slice(0, KEPT)
    .map(({ input, vector }) => ({ input, vector }));
}
