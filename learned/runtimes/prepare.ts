import type { LoadOptions } from '../../tasks/contract/index.js';
import type { Graph } from '../graph/graph.js';
import { requireRuntime } from './registry.js';

/** Starts a runtime without loading anything worth mentioning into it. */
const SMALLEST_GRAPH: Graph = {
  inputShape: [1],
  nodes: [
    { name: 'input', operator: { kind: 'input' }, inputs: [], outputShape: [1] },
    { name: 'softmax', operator: { kind: 'softmax' }, inputs: [0], outputShape: [1] },
  ],
  outputs: [1],
};

/**
 * Starts a runtime without any program: a process that imports this module alone holds the runtime alone, with what reads
 * networks and checks their manifests, since all networks share it.
 *
 * @throws UserError when the runtime is not to be had
 */
export async function prepare({ runtime }: LoadOptions): Promise<void> {
  await import('../weights.js');
  (await (await requireRuntime(runtime)).open(SMALLEST_GRAPH)).dispose();
}
