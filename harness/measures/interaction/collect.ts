import type { FeatureGroups } from '../../../tasks/contract/index.js';
import { defaultGroups } from '../../../tasks/kit/grid-groups.js';
import { createRandom } from '../../../tasks/kit/random.js';
import type { ProgressTeller } from '../../cell/protocol.js';
import type { CellSession } from '../../cell/session.js';
import { countGroups, Mixtures } from '../reasons/question.js';
import type { InteractionSamples } from './schema.js';
import { shareVariance } from './sobol.js';

/** On which inputs, and how many rows each. */
export interface InteractionRequest {
  readonly seed: number;
  readonly inputs: readonly number[];
  readonly rows: number;
}

/** So much of an input stays on average: with less, hardly any answer does, and nothing is left to share out. */
const KEPT_SHARE = 0.8;

/** Shares out, for each input, the variance of whether its answer stays among the groups that are kept or replaced. */
export async function collectInteraction(
  session: CellSession,
  { seed, inputs, rows }: InteractionRequest,
  tell: ProgressTeller,
): Promise<InteractionSamples> {
  await session.load();
  const { task, loaded, examples } = session;
  const groups: FeatureGroups<unknown> = task.groups ?? defaultGroups(task.features);
  const count = countGroups(groups);
  const found: InteractionSamples['inputs'] = [];
  let decisions = 0;
  for (const [done, place] of inputs.entries()) {
    const { id, input } = examples[place]!;
    const random = createRandom(seed, `interaction of ${id}`);
    const mixtures = await Mixtures.of(task, loaded, groups, input);
    decisions += 1;
    // One donor an input: what is shared out is then due to the groups alone.
    const donor = groups.takeApart(random.pick(examples.filter((other) => other.id !== id)).input);
    const keeps = async (point: Float64Array): Promise<number> => {
      decisions += 1;
      return (await mixtures.keeps(
        Uint8Array.from(point, (value) => (value < KEPT_SHARE ? 1 : 0)),
        donor,
      ))
        ? 1
        : 0;
    };
    const { variance, alone, total } = await shareVariance(keeps, count, rows, random);
    found.push({ variance, alone: [...alone], total: [...total] });
    tell((done + 1) / inputs.length);
  }
  return { groups: count, rows, inputs: found, decisions };
}
