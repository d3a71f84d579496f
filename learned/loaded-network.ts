import type { LoadedProgram } from '../tasks/contract/index.js';
import { buildGraph } from './graph/build.js';
import type { SavedNetwork } from './network.js';
import { programOf, type NetworkCoding } from './running-program.js';
import type { NetworkRuntime } from './runtimes/runtime.js';

/** Puts a network that is already in memory behind the interface of a program: what `load` does after reading the files. */
export async function loadNetwork<Input, Answer>(
  options: NetworkCoding<Input, Answer>,
  network: SavedNetwork,
  runtime: NetworkRuntime,
): Promise<LoadedProgram<Input, Answer>> {
  const running = await runtime.open(buildGraph(network));
  const { window, blank } = options.occlusion;
  return programOf(options, running, { window, blank: typeof blank === 'function' ? blank(network) : blank });
}
