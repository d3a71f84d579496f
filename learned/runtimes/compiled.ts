import type { NetworkRuntime } from './runtime.js';

/**
 * The network compiled to WebAssembly for its own shapes, without any library: `compileNetwork` has the how. The compiler is
 * imported only when a network is opened, so that a process without one holds none.
 */
export const compiled: NetworkRuntime = {
  id: 'compiled',
  title: 'Compiled for the network, WebAssembly',
  availability: async () => {
    const { engineHasVectors } = await import('../compiled/assembler.js');
    return engineHasVectors()
      ? { state: 'available', version: 'of this package', details: 'SIMD, 1 thread, no library' }
      : {
          state: 'missing',
          why: 'WebAssembly has no 128-bit SIMD here',
          mend: 'run it on a processor with SSE 4.1 (x64) or Neon (arm64)',
        };
  },
  open: async (graph) => {
    const [{ compileNetwork }, { openCompiled }, { runOneByOne }] = await Promise.all([
      import('../compiled/compile.js'),
      import('../compiled/open.js'),
      import('./one-by-one.js'),
    ]);
    const network = compileNetwork(graph);
    const { run } = await openCompiled(network);
    return {
      run,
      runBatch: (inputs, count) => runOneByOne(run, inputs, count, network.input.length),
      operatorCalls: network.operatorCalls,
      // The memory goes with the last reference to it.
      dispose: () => undefined,
    };
  },
};
