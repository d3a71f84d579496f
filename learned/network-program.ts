import type { LoadedProgram, Program } from '../tasks/contract/index.js';
import type { marginGradient } from './gradient/margin.js';
import { loadNetwork } from './loaded-network.js';
import type { NetworkCoding } from './running-program.js';
import { networkRuntimeIds } from './runtimes/ids.js';
import { requireRuntime } from './runtimes/registry.js';
import type { ShippedNetwork } from './weights.js';

/** What a task's network adds to what all networks share. */
export interface NetworkProgramOptions<Input, Answer> extends NetworkCoding<Input, Answer> {
  /** Unique within its task; `learned` unless there are several. */
  readonly id?: string;
  readonly title: string;
  readonly summary: string;
  /** `import.meta.url` of the module that defines the program. */
  readonly module: string;
  /** URL of the module that trains the network. */
  readonly trainingModule?: string;
  /** The folder of `model.json`, `weights.bin` and `manifest.json`. */
  readonly weightsFolder: URL;
  /** Reads the network, where more has to hold of it than what its manifest says. */
  read?(): Promise<ShippedNetwork>;
}

/**
 * Makes a program of a trained network. It runs on every network runtime; the file system is touched only by `load` and
 * `network`, and no API of Node by decisions.
 *
 * @example
 * export const learnedDigits = networkProgram<DigitImage, Digit>({ title: 'A small convolutional network', … });
 */
export function networkProgram<Input, Answer>(
  options: NetworkProgramOptions<Input, Answer>,
): Program<Input, Answer> {
  const read = async (): Promise<ShippedNetwork> => {
    if (options.read) return options.read();
    return (await import('./weights.js')).readNetwork(options.weightsFolder);
  };
  return {
    id: options.id ?? 'learned',
    kind: 'learned',
    title: options.title,
    summary: options.summary,
    runtimes: networkRuntimeIds,
    module: options.module,
    ...(options.trainingModule === undefined ? {} : { trainingModule: options.trainingModule }),
    runtimeModule: new URL('./runtimes/prepare.js', import.meta.url).href,
    load: async ({ runtime }) => {
      const chosen = await requireRuntime(runtime);
      const { network } = await read();
      const loaded = await loadNetwork(options, network, chosen);
      return options.gradient ? { ...loaded, gradient: gradientOf(options, options.gradient, read) } : loaded;
    },
    quantised: async (bits, { runtime }) => {
      const chosen = await requireRuntime(runtime);
      const { quantise } = await import('./quantise.js');
      const { network, bytes } = quantise((await read()).network, bits);
      return { loaded: await loadNetwork(options, network, chosen), bytes };
    },
    network: async () => {
      const { describeNetwork } = await import('./describe.js');
      return describeNetwork(await read());
    },
  };
}

/**
 * Follows answers back to features, in plain loops on whatever runtime the program decides. The network is read again when
 * it is first asked for: a program that only decides holds it once.
 */
function gradientOf<Input, Answer>(
  coding: Pick<NetworkCoding<Input, Answer>, 'encode'>,
  following: NonNullable<NetworkCoding<Input, Answer>['gradient']>,
  read: () => Promise<ShippedNetwork>,
): NonNullable<LoadedProgram<Input, Answer>['gradient']> {
  const open = async (): Promise<ReturnType<typeof marginGradient>> => {
    const [{ marginGradient: follow }, { buildGraph }] = await Promise.all([
      import('./gradient/margin.js'),
      import('./graph/build.js'),
    ]);
    return follow(buildGraph((await read()).network));
  };
  let opened: ReturnType<typeof open> | undefined;
  return async (input, answer) => {
    const gradient = (await (opened ??= open()))(coding.encode(input), following.placeOf(answer));
    return following.toFeatures ? following.toFeatures(input, gradient) : gradient;
  };
}
