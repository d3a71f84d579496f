import type { NetworkSweep, PluginPlace, Program, Task } from '../../tasks/contract/index.js';
import { networkRuntimeIds } from '../runtimes/ids.js';
import {
  describeArchitecture,
  requireFitting,
  TRAINING,
  type DefinedNetwork,
  type TrainingSettings,
} from './defined-network.js';
import type { Layer } from './layers.js';

/** A network, as its author describes it. */
export interface NetworkOptions extends Partial<TrainingSettings> {
  /** From the features of the task to a probability for each of its classes. */
  readonly layers: readonly Layer[];
  /** Unique within its task; `learned` by default. */
  readonly id?: string;
  readonly title?: string;
  readonly summary?: string;
  /**
   * The folder of its weights: `./weights/TASK/` beside the plugin by default, or `./weights/TASK.ID/` for an id of its
   * own.
   */
  readonly weights?: URL;
  /**
   * Whether features are brought to a mean of 0 and a deviation of 1, as found on the training examples: each by itself in
   * a row, and by channel in an image. It is a part of the network: of its bytes, its time and its operations. True by default.
   */
  readonly standardise?: boolean;
}

/**
 * A network for the task that it stands beside. `rvw train` trains it on the task's training examples, and ends by its
 * validation examples; it runs on all runtimes, and all measures of networks apply to it.
 *
 * Nothing is loaded before it is needed: a process that runs rules holds no engine, and one that decides no training.
 *
 * @returns what `definePlugin` takes among its programs
 * @throws UserError once the task is known, when the layers fit neither it nor each other
 * @example
 * export default definePlugin({
 *   task: iris,
 *   programs: [network({ layers: [dense(8, 'relu'), dense(3, 'softmax')] })],
 * });
 */
export function network({
  id = 'learned',
  weights,
  title,
  summary,
  ...options
}: NetworkOptions): <Input, Answer, Truth>(
  task: Task<Input, Answer, Truth>,
  plugin: PluginPlace,
) => Program<Input, Answer> {
  return (task, { module: plugin }) => {
    const defined = {
      ...TRAINING,
      standardise: true,
      ...options,
      id,
      task,
      classes: task.classes ?? [],
      folder: weights
        ? asFolder(weights)
        : new URL(`./weights/${id === 'learned' ? task.id : `${task.id}.${id}`}/`, plugin),
      plugin,
    };
    requireFitting(defined);
    return programOf(defined, {
      title: title ?? `A network of ${options.layers.length} layers`,
      summary:
        summary ??
        `${describeArchitecture(defined)}: the most probable of ${defined.classes.length} answers is given. Its weights were found by gradient descent on the training examples.`,
    });
  };
}

/** A URL without a slash at its end would name what lies beside the folder. */
const asFolder = ({ href }: URL): URL => new URL(href.endsWith('/') ? href : `${href}/`);

function programOf<Input, Answer, Truth>(
  defined: DefinedNetwork<Input, Answer, Truth>,
  words: Pick<Program<Input, Answer>, 'title' | 'summary'>,
): Program<Input, Answer> {
  const whole = async (): Promise<Program<Input, Answer>> => {
    const [{ networkProgram }, { networkCoding }, { readTrained }] = await Promise.all([
      import('../network-program.js'),
      import('./coding.js'),
      import('./read-trained.js'),
    ]);
    return networkProgram({
      ...networkCoding(defined),
      ...words,
      id: defined.id,
      module: import.meta.url,
      weightsFolder: defined.folder,
      read: () => readTrained(defined),
    });
  };
  return {
    ...words,
    id: defined.id,
    kind: 'learned',
    runtimes: networkRuntimeIds,
    // What runs it, rather than the plugin, which also holds the rules and the data.
    module: import.meta.url,
    runtimeModule: new URL('../runtimes/prepare.js', import.meta.url).href,
    load: async (options) => (await whole()).load(options),
    quantised: async (bits, options) => (await whole()).quantised!(bits, options),
    network: async () => (await whole()).network!(),
    training: {
      folder: defined.folder,
      run: async (options) => (await import('./train.js')).trainDefined(defined, options),
    },
    sweep: sweepOf(defined),
  };
}

function sweepOf<Input, Answer, Truth>(
  defined: DefinedNetwork<Input, Answer, Truth>,
): NetworkSweep<Input, Answer> {
  const { epochs, patience, batch, learningRate } = defined;
  const description = {
    varies: ['width', 'share'],
    recipe: `Trained like the network itself: at most ${epochs} epochs, fewer where none of ${patience} is better on the validation examples. A share of the examples is repeated until an epoch is as long as with all of them.`,
    settings: { architecture: describeArchitecture(defined), epochs, patience, batch, learningRate },
    recorded: new URL('./sweep/', defined.folder),
  } as const;
  const whole = async (): Promise<NetworkSweep<Input, Answer>> =>
    (await import('./sweep.js')).sweepDefined(defined, description);
  return {
    ...description,
    train: async (variant, options) => (await whole()).train(variant, options),
    untrained: async (width, options) => (await whole()).untrained(width, options),
  };
}
