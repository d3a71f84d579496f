import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { createRequire } from 'node:module';

import { UserError } from '../../tasks/contract/index.js';
import { sizeOf } from '../network.js';
import { exportOnnx, ONNX_INPUT, onnxOutput } from '../onnx-export.js';
import type { NetworkRuntime, Outputs } from './runtime.js';

const require = createRequire(import.meta.url);

/** How the package comes to be there. */
const MEND = 'run "npm install onnxruntime-node --ignore-scripts"';

/** ONNX Runtime (native, CPU, one thread), from an ONNX file that is made on the spot. Its calls are asynchronous. */
export const onnx: NetworkRuntime = {
  id: 'onnx',
  title: 'ONNX Runtime, native',
  availability: () => {
    try {
      const { version } = require('onnxruntime-node/package.json') as { version: string };
      return Promise.resolve({ state: 'available', version, details: 'CPU, 1 thread' });
    } catch {
      return Promise.resolve({
        state: 'missing',
        why: 'the package onnxruntime-node is not installed',
        mend: MEND,
      });
    }
  },
  open: async (graph) => {
    const { InferenceSession: Session, Tensor: OnnxTensor } = await loadModule();
    const file = exportOnnx(graph, 'network');
    const session: InferenceSession = await Session.create(file, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    const size = sizeOf(graph.inputShape);
    const names = graph.outputs.map((_, place) => onnxOutput(place));
    const runBatch = async (inputs: Float32Array, count: number): Promise<Outputs> => {
      if (inputs.length !== count * size) {
        throw new RangeError(`${inputs.length} numbers for ${count} inputs of ${size}`);
      }
      const made = await session.run({
        [ONNX_INPUT]: new OnnxTensor('float32', inputs, [count, ...graph.inputShape]),
      });
      return names.map((name) => (made[name] as Tensor).data as Float32Array);
    };
    return {
      run: (input) => runBatch(input, 1),
      runBatch,
      operatorCalls: graph.nodes.length - 1,
      dispose: () => void session.release(),
    };
  },
};

/** Loads the package when it is first needed, since it brings a library of its own into the process. */
async function loadModule(): Promise<typeof import('onnxruntime-node')> {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new UserError(
      `runtime "onnx" does not load: ${(cause as Error).message.split('\n')[0]!}; ${MEND}, or choose another with --runtime`,
      { cause },
    );
  }
}
