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
  readonly context: DataContext;
  readonly command: string;
  readonly tell: (progress: TrainProgress) => void;
}

/**
 * Trains the networks of a sweep, or reads them from the cache, and counts what each gets right on the validation and
 * the test split. Test examples are only counted here, after the training is over; nothing is chosen by them.
 */
export async function recordSweep(request: RecordRequest): Promise<Sweep> {
  const { task, program, sweep, variable, values, seeds, context, command } = request;
  const reason = withoutRightAnswers(task);
  if (reason !== undefined)
    throw new UserError(`a sweep of ${task.id} cannot be recorded: ${reason}; train its network alone`);
  const [dataset] = task.dataSets;
  // Seed by seed, so that a sweep which is cut short has whole curves.
  const variants = seeds.flatMap((seed) =>
    values.map((value): SweepVariant => ({ width: 1, share: 1, [variable]: value, seed })),
  );
  // Twice the channels are four times the arithmetic; as much again as that of the shipped width goes by anyway.
  const work = variants.map(({ width }) => 1 + width ** 2);
  const total = work.reduce((sum, one) => sum + one, 0);
  let finished = 0;
  const networks: SweepNetwork[] = [];
  for (const [at, variant] of variants.entries()) {
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
    dataset: { id: dataset.id, fingerprint: await dataset.fingerprint(context) },
    recipe: sweep.recipe,
    settings: { ...sweep.settings },
    command,
    networks,
  };
}

async function count(
  task: KnownTask['task'],
  loaded: LoadedProgram<unknown, unknown>,
  split: Split,
  context: DataContext,
): Promise<{ right: number; total: number }> {
  const right = await collectRight(task, loaded, await task.dataSets[0].load(split, context));
  return { right: countRight(right), total: right.length };
}
