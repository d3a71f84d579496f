import type { NetworkRuntime } from './runtime.js';

/**
 * The project's own loops, without any library: slow on large networks, and the one whose operations the measure of work
 * can count.
 */
export const plain: NetworkRuntime = {
  id: 'plain',
  title: 'Plain loops',
  availability: () =>
    Promise.resolve({ state: 'available', version: 'of this package', details: '1 thread, no library' }),
  open: async (graph) => {
    const { runGraphPlainly } = await import('../engine/run-graph.js');
    return runGraphPlainly(graph);
  },
};
