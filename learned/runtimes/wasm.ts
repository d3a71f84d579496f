import type { NetworkRuntime } from './runtime.js';

/**
 * TensorFlow.js on WebAssembly (XNNPACK kernels, 128-bit SIMD, one thread). The default: it is to be had wherever npm is.
 * The engine is imported only when it is asked for, so that a process without a network is one without an engine.
 */
export const wasm: NetworkRuntime = {
  id: 'wasm',
  title: 'TensorFlow.js, WebAssembly',
  availability: async () => {
    const [{ env }, { version_wasm }] = await Promise.all([
      import('@tensorflow/tfjs-core'),
      import('@tensorflow/tfjs-backend-wasm'),
    ]);
    const simd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
    return {
      state: 'available',
      version: version_wasm,
      details: `${simd ? 'SIMD' : 'no SIMD'}, 1 thread`,
    };
  },
  open: async (graph) => {
    const [{ startBackend }, { runGraph }] = await Promise.all([
      import('./start.js'),
      import('./tensorflowjs.js'),
    ]);
    await startBackend('wasm');
    return runGraph('wasm', graph);
  },
};
