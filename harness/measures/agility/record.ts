import { isDeepStrictEqual } from 'node:util';

import {
  UserError,
  type DataContext,
  type Example,
  type LoadedProgram,
  type NetworkSweep,
  type Program,
  type SweepVariable,
  type SweepVariant,
  type TrainProgress,
} from '../../../tasks/contract/index.js';
import { hashExamples } from '../../cell/example-hash.js';
import { collectRight, countRight } from '../accuracy/right.js';
import { CuePlanter, isAnswer } from '../cue/planter.js';
import type { AnyDataSet, KnownTask } from '../../plugins.js';
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
  /** What networks are scored on; the data set that the task is measured on by default without it. */
  readonly dataset?: AnyDataSet;
  /** What it is loaded with. */
  readonly context: DataContext;
  readonly command: string;
  readonly tell: (progress: TrainProgress) => void;
}

/**
 * Trains the networks of a sweep, or reads them from the cache, and counts what each gets right on the validation and
 * the test split, of another data set than the task's own on the test split only where it is at hand. Test examples are only
 * counted here, after the training is over; nothing is chosen by them.
 *
 * Networks that {@link RecordRequest.before} holds are neither trained nor counted again.
 */
export async function recordSweep(request: RecordRequest): Promise<Sweep> {
  const { task, program, sweep, variable, values, seeds, context, command } = request;
  const reason = withoutRightAnswers(task);
  if (reason !== undefined)
    throw new UserError(`a sweep of ${task.id} cannot be recorded: ${reason}; train its network alone`);
  const { recipe, settings, width, share } = howOf(sweep, variable);
  const [own] = task.dataSets;
  const { dataset = own } = request;
  const validation = await dataset.load('validation', context);
  const test = await loadTest(dataset, dataset === own, request);
  const scored: Sweep['dataset'] = {
    id: dataset.id,
    fingerprint: await dataset.fingerprint(context),
    ...(dataset === own
      ? {}
      : {
          examples: { validation: hashExamples(validation), ...(test ? { test: hashExamples(test) } : {}) },
        }),
  };
  const recorded = recordedAlike(request, scored);
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
      validation: await count(task, loaded, validation),
      ...(test ? { test: await count(task, loaded, test) } : {}),
      ...(variable === 'cue' && test
        ? {
            wrongCue: {
              validation: await countWrongCue(task, loaded, validation, context),
              test: await countWrongCue(task, loaded, test, context),
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
    dataset: scored,
    recipe,
    settings: { ...settings },
    command,
    networks,
  };
}

/** The test split; of another data set than the task's own it may be missing, which is said. */
async function loadTest(
  dataset: AnyDataSet,
  isOwn: boolean,
  { context, tell }: RecordRequest,
): Promise<readonly Example<unknown, unknown>[] | undefined> {
  try {
    return await dataset.load('test', context);
  } catch (error) {
    if (isOwn || !(error instanceof UserError)) throw error;
    tell({ done: 0, message: `not scored on the test split of ${dataset.id}: ${error.message}` });
    return undefined;
  }
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
  examples: readonly Example<unknown, unknown>[],
): Promise<{ right: number; total: number }> {
  const right = await collectRight(task, loaded, examples);
  return { right: countRight(right), total: right.length };
}

/** The same examples, each with the cue of a wrong answer; the cues are the same for all networks. */
async function countWrongCue(
  task: KnownTask['task'],
  loaded: LoadedProgram<unknown, unknown>,
  examples: readonly Example<unknown, unknown>[],
  { seed }: DataContext,
): Promise<{ right: number; followed: number; total: number }> {
  const planter = new CuePlanter(task, seed);
  let [right, followed] = [0, 0];
  for (const example of examples) {
    const { input, answer } = planter.wrong(example);
    const decision = await loaded.decide(input);
    if (task.score!(decision, { ...example, input })) right++;
    if (isAnswer(decision, answer)) followed++;
  }
  return { right, followed, total: examples.length };
}
