import { isDeepStrictEqual } from 'node:util';

import {
  UserError,
  type DataContext,
  type LoadedProgram,
  type NetworkSweep,
  type Program,
  type Split,
  type SweepVariable,
  type SweepVariant,
  type TrainProgress,
} from '../../../tasks/contract/index.js';
import { collectRight, countRight } from '../accuracy/right.js';
import { CuePlanter, isAnswer } from '../cue/planter.js';
import type { KnownTask } from '../../plugins.js';
import { withoutRightAnswers } from '../scoring.js';
import { SWEEP_VERSION, type Sweep, type SweepNetwork } from './sweep-file.js';

/** What to record. */
export interface RecordRequest {
  readonly task: KnownTask['task'];
  readonly program: Program<unknown, unknown>;
  readonly sweep: NetworkSweep<unknown, unknown>;
  readonly variable: SweepVariable;
  readonly values: readonly number[];
  readonly seeds: readonly number[];
  /** What to train on; the sweep's own choice without it. */
  readonly runtime?: string;
  /** What was recorded before: networks of it that are wanted again, by the same settings on the same data, are kept. */
  readonly before?: Sweep | undefined;
  readonly context: DataContext;
  readonly command: string;
  readonly tell: (progress: TrainProgress) => void;
}

/**
 * Trains the networks of a sweep, or reads them from the cache, and counts what each gets right on the validation and
 * the test split. Test examples are only counted here, after the training is over; nothing is chosen by them.
 *
 * Networks that {@link RecordRequest.before} holds are neither trained nor counted again.
 */
export async function recordSweep(request: RecordRequest): Promise<Sweep> {
  const { task, program, sweep, variable, values, seeds, context, command } = request;
  const reason = withoutRightAnswers(task);
  if (reason !== undefined)
    throw new UserError(`a sweep of ${task.id} cannot be recorded: ${reason}; train its network alone`);
  const { recipe, settings, width, share } = howOf(sweep, variable);
  const [dataset] = task.dataSets;
  const fingerprint = await dataset.fingerprint(context);
  const recorded = recordedAlike(request, { id: dataset.id, fingerprint });
  // Seed by seed, so that a sweep which is cut short has whole curves.
  const variants = seeds.flatMap((seed) =>
    values.map((value): SweepVariant => ({ width, share, [variable]: value, seed })),
  );
  // Twice the channels are four times the arithmetic; as much again as that of the shipped width goes by anyway.
  const work = variants.map(({ width }) => 1 + width ** 2);
  const total = work.reduce((sum, one) => sum + one, 0);
  let finished = 0;
  const networks: SweepNetwork[] = [];
  for (const [at, variant] of variants.entries()) {
    const kept = recorded.find((network) => isOf(network, variant));
    if (kept) {
      networks.push(kept);
      finished += work[at]!;
      continue;
    }
    const name = `network ${at + 1} of ${variants.length} (${variable} ${variant[variable]}, seed ${variant.seed})`;
    const network = await sweep.train(variant, {
      ...(request.runtime === undefined ? {} : { runtime: request.runtime }),
      cacheFolder: context.cacheFolder,
      tell: ({ done, message }) =>
        request.tell({ done: (finished + done * work[at]!) / total, message: `${name}: ${message}` }),
    });
    const loaded = await network.load({ runtime: program.runtimes[0] });
    const { weights, bytes, multiplyAccumulates, trainingExamples, trainingSeconds, sha256, runtime } =
      network;
    networks.push({
      ...variant,
      weights,
      bytes,
      multiplyAccumulates,
      trainingExamples,
      trainingSeconds,
      validation: await count(task, loaded, 'validation', context),
      test: await count(task, loaded, 'test', context),
      ...(variable === 'cue'
        ? {
            wrongCue: {
              validation: await countWrongCue(task, loaded, 'validation', context),
              test: await countWrongCue(task, loaded, 'test', context),
            },
          }
        : {}),
      sha256,
      runtime: { ...runtime },
    });
    loaded.dispose();
    finished += work[at]!;
    const { right, total: examples } = networks.at(-1)!.validation;
    request.tell({
      done: finished / total,
      message: `${name}: ${network.fromCache ? 'read from the cache' : 'trained'}, ${right} of ${examples} validation examples right`,
    });
  }
  return {
    sweepVersion: SWEEP_VERSION,
    task: task.id,
    program: program.id,
    variable,
    dataset: { id: dataset.id, fingerprint },
    recipe,
    settings: { ...settings },
    command,
    networks,
  };
}

/** Networks that were recorded by the same settings, on the same data and on the runtime that is asked for. */
function recordedAlike(
  { task, program, sweep, variable, runtime, before }: RecordRequest,
  dataset: Sweep['dataset'],
): readonly SweepNetwork[] {
  if (!before) return [];
  const alike =
    before.task === task.id &&
    before.program === program.id &&
    before.variable === variable &&
    isDeepStrictEqual(before.dataset, dataset) &&
    isDeepStrictEqual(before.settings, { ...howOf(sweep, variable).settings });
  if (!alike) return [];
  return before.networks.filter((network) => runtime === undefined || network.runtime.id === runtime);
}

/** How the networks of a variable are trained. */
const howOf = (
  { recipe, settings, withCue }: NetworkSweep<unknown, unknown>,
  variable: SweepVariable,
): NonNullable<NetworkSweep<unknown, unknown>['withCue']> =>
  variable === 'cue' && withCue ? withCue : { recipe, settings, width: 1, share: 1 };

const isOf = (network: SweepNetwork, { width, share, cue, seed }: SweepVariant): boolean =>
  network.width === width && network.share === share && network.cue === cue && network.seed === seed;

async function count(
  task: KnownTask['task'],
  loaded: LoadedProgram<unknown, unknown>,
  split: Split,
  context: DataContext,
): Promise<{ right: number; total: number }> {
  const right = await collectRight(task, loaded, await task.dataSets[0].load(split, context));
  return { right: countRight(right), total: right.length };
}

/** The same examples, each with the cue of a wrong answer; the cues are the same for all networks. */
async function countWrongCue(
  task: KnownTask['task'],
  loaded: LoadedProgram<unknown, unknown>,
  split: Split,
  context: DataContext,
): Promise<{ right: number; followed: number; total: number }> {
  const planter = new CuePlanter(task, context.seed);
  let [right, followed] = [0, 0];
  const examples = await task.dataSets[0].load(split, context);
  for (const example of examples) {
    const { input, answer } = planter.wrong(example);
    const decision = await loaded.decide(input);
    if (task.score!(decision, { ...example, input })) right++;
    if (isAnswer(decision, answer)) followed++;
  }
  return { right, followed, total: examples.length };
}
