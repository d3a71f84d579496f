import {
  MELDED_FORMS,
  type DataContext,
  type MeldedForm,
  type NetworkMelding,
  type Program,
  type Split,
  type TrainProgress,
} from '../../../tasks/contract/index.js';
import { createRandom } from '../../../tasks/kit/random.js';
import type { KnownTask } from '../../plugins.js';
import { countPairs } from '../../statistics/paired.js';
import { collectRight, countRight } from '../accuracy/right.js';
import { MELDING_VERSION, type MeldingFile, type MeldingScores } from './melding-file.js';

/** What to record. */
export interface MeldingRequest {
  readonly task: KnownTask['task'];
  readonly program: Pick<Program<unknown, unknown>, 'id' | 'runtimes'>;
  readonly melding: NetworkMelding<unknown, unknown>;
  readonly seeds: readonly number[];
  /** What to train on; the task's own choice without it. */
  readonly runtime?: string;
  readonly context: DataContext;
  readonly command: string;
  readonly tell: (progress: TrainProgress) => void;
}

/**
 * Trains the networks of every seed and counts what each form gets right on noisy validation and test examples, the noise
 * being the same for all. Test examples are only counted here, after the training is over; nothing is chosen by them.
 */
export async function recordMelding(request: MeldingRequest): Promise<MeldingFile> {
  const { task, program, melding, seeds, context, command, runtime, tell } = request;
  const [dataset] = task.dataSets;
  const recorded: MeldingFile['seeds'] = [];
  for (const [at, seed] of seeds.entries()) {
    const done = (share: number): number => (at + share) / seeds.length;
    const networks = await melding.train(seed, {
      ...(runtime === undefined ? {} : { runtime }),
      cacheFolder: context.cacheFolder,
      tell: (progress) => tell({ done: done(progress.done), message: `seed ${seed}: ${progress.message}` }),
    });
    const scored = async (split: Split): Promise<MeldingScores> => {
      const examples = (await dataset.load(split, context)).map((example) => {
        const random = createRandom(context.seed, 'noise over', example.id);
        return { ...example, input: melding.noisy(example.input, () => random.normal()) };
      });
      const right = new Map<MeldedForm, Uint8Array>();
      for (const form of MELDED_FORMS) {
        const loaded = await networks.load(form, { runtime: program.runtimes[0] });
        right.set(form, await collectRight(task, loaded, examples));
        loaded.dispose();
      }
      const [alone, apart, together] = MELDED_FORMS.map((form) => right.get(form)!);
      const { onlyA, onlyB } = countPairs(apart!, together!);
      return {
        total: examples.length,
        alone: countRight(alone!),
        apart: countRight(apart!),
        together: countRight(together!),
        onlyApart: onlyA,
        onlyTogether: onlyB,
      };
    };
    const { trainingExamples, trainingSeconds } = networks;
    const validation = await scored('validation');
    recorded.push({
      seed,
      trainingExamples,
      trainingSeconds: Math.round(trainingSeconds),
      runtime: { ...networks.runtime },
      validation,
      test: await scored('test'),
    });
    tell({
      done: done(1),
      message: `seed ${seed}: of ${validation.total} noisy validation examples ${validation.apart} right apart, ${validation.together} together`,
    });
  }
  return {
    meldingVersion: MELDING_VERSION,
    task: task.id,
    program: program.id,
    dataset: { id: dataset.id, fingerprint: await dataset.fingerprint(context) },
    recipe: melding.recipe,
    settings: { ...melding.settings },
    command,
    seeds: recorded,
  };
}
