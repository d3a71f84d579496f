import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { version_cpu } from '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';

import { supplyRemovedUtilFunctions } from './removed-util-functions.js';

const require = createRequire(import.meta.url);

/** Backends of TensorFlow.js by the name that they are registered under. */
export type Backend = 'tensorflow' | 'wasm' | 'cpu';

/**
 * Starts a backend and makes it the current one.
 *
 * @returns the version of its package
 * @throws Error when the package is absent or does not load
 */
export async function startBackend(backend: Backend): Promise<string> {
  // Else TensorFlow.js checks every tensor for NaN and prints advertisements.
  enableProdMode();
  const version = prepare[backend]();
  if (!(await setBackend(backend))) throw new Error(`the backend ${backend} of TensorFlow.js did not start`);
  return version;
}

const prepare: Record<Backend, () => string> = {
  cpu: () => version_cpu,
  wasm: () => {
    if (!wasmPathsAreSet) {
      // The binary is read from the installed package; nothing is fetched.
      setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
      wasmPathsAreSet = true;
    }
    return version_wasm;
  },
  tensorflow: () => {
    supplyRemovedUtilFunctions();
    // Its C library prints what instructions it could have used; errors (2) still show.
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    const { version } = require('@tensorflow/tfjs-node') as { version: Record<string, string> };
    return version['tfjs-node']!;
  },
};

/** The backend takes paths only before its first start. */
let wasmPathsAreSet = false;
