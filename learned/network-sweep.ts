import type { LayersModel } from '@tensorflow/tfjs-layers';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import type {
  LoadOptions,
  NetworkSweep,
  SweepOptions,
  SweepVariant,
  SweptNetwork,
} from '../tasks/contract/index.js';
import { loadNetwork } from './loaded-network.js';
import type { NetworkCoding } from './running-program.js';
import type { TrainingRuntime } from './training/start.js';
import type { ManifestDraft, ShippedNetwork } from './weights.js';

/** What a task adds to what all sweeps share. What trains is imported only when it is called for. */
export interface NetworkSweepOptions<Input, Answer> extends Pick<
  NetworkSweep<Input, Answer>,
  'varies' | 'recipe' | 'settings' | 'recorded' | 'withCue'
> {
  readonly task: string;
  readonly coding: NetworkCoding<Input, Answer>;
  /** SHA-256 of the training data; none where nothing but the rules of a game goes in. */
  fingerprint(options: SweepOptions): Promise<string | undefined>;
  /** Starts what trains. */
  start(runtime: string | undefined): Promise<TrainingRuntime>;
  /** Trains one network; the runtime is started. */
  fit(
    variant: SweepVariant,
    runtime: TrainingRuntime,
    options: SweepOptions,
  ): Promise<{ readonly model: LayersModel; readonly draft: ManifestDraft }>;
  /** The architecture at a width with drawn weights; a backend of TensorFlow.js is started. */
  build(width: number, seed: number): Promise<LayersModel>;
}

/** Of the weights that are only timed: their values make no difference. */
const UNTRAINED_SEED = 1;

/**
 * Makes a sweep of what a task's training can do. Trained networks are kept in the cache, each in a folder named by
 * everything that determines it.
 */
export function networkSweep<Input, Answer>(
  options: NetworkSweepOptions<Input, Answer>,
): NetworkSweep<Input, Answer> {
  const { varies, recipe, settings, recorded, withCue, coding } = options;
  return {
    varies,
    recipe,
    settings,
    recorded,
    ...(withCue ? { withCue } : {}),
    train: async (variant, asked) => {
      const { readNetwork, writeNetwork } = await import('./weights.js');
      const runtime = await options.start(asked.runtime);
      const folder = join(
        asked.cacheFolder,
        'sweep',
        keyOf({
          task: options.task,
          settings: variant.cue === undefined ? settings : (withCue?.settings ?? settings),
          variant,
          runtime,
          data: await options.fingerprint(asked),
        }),
      );
      // A folder that was cut short fails its manifest, and is made anew.
      const kept = await readNetwork(folder).catch(() => undefined);
      if (kept) return describeSwept(kept, coding, true);
      const { saveModel } = await import('./layers-model.js');
      const { model, draft } = await options.fit(variant, runtime, asked);
      await writeNetwork(folder, await saveModel(model), draft);
      model.dispose();
      return describeSwept(await readNetwork(folder), coding, false);
    },
    untrained: async (width, { runtime }) => {
      const [{ requireRuntime }, { startBackend }, { saveModel }] = await Promise.all([
        import('./runtimes/registry.js'),
        import('./runtimes/start.js'),
        import('./layers-model.js'),
      ]);
      const chosen = await requireRuntime(runtime);
      await startBackend('cpu');
      const model = await options.build(width, UNTRAINED_SEED);
      const network = await saveModel(model);
      model.dispose();
      return loadNetwork(coding, network, chosen);
    },
  };
}

const keyOf = (configuration: unknown): string =>
  createHash('sha256').update(JSON.stringify(configuration)).digest('hex').slice(0, 20);

async function describeSwept<Input, Answer>(
  shipped: ShippedNetwork,
  coding: NetworkCoding<Input, Answer>,
  fromCache: boolean,
): Promise<SweptNetwork<Input, Answer>> {
  const { describeNetwork } = await import('./describe.js');
  const { weights, multiplyAccumulates, files } = describeNetwork(shipped);
  const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size));
  const { manifest, network } = shipped;
  return {
    weights,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    multiplyAccumulates,
    trainingExamples: manifest.data.examples,
    trainingSeconds: manifest.trainingSeconds,
    sha256: manifest.sha256['weights.bin'],
    runtime: manifest.runtime,
    fromCache,
    load: async ({ runtime }: LoadOptions) => {
      const { requireRuntime } = await import('./runtimes/registry.js');
      return loadNetwork(coding, network, await requireRuntime(runtime));
    },
  };
}
