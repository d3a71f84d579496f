import type { InferenceSession, Tensor } from 'onnxruntime-common';
import { createRequire } from 'node:module';

import { UserError } from '../../tasks/contract/index.js';
import { sizeOf, type Graph } from '../graph/graph.js';
import { exportOnnx, ONNX_INPUT, onnxOutput } from '../onnx-export.js';
import { loadBinding, openNativeSession } from './onnx-binding.js';
import type { NetworkRuntime, Outputs, RunningNetwork } from './runtime.js';

const require = createRequire(import.meta.url);

/**
 * Named so that the compiler does not look for it: npm leaves the optional package out where its install script fails,
 * and the rest must build all the same. Its types are those of onnxruntime-common, which installs everywhere.
 */
const PACKAGE: string = 'onnxruntime-node';

/** How the package comes to be there. */
const MEND = `run "npm install ${PACKAGE} --ignore-scripts"`;

const SESSION: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
};

/** ONNX Runtime (native, CPU, one thread), from an ONNX file that is made on the spot. */
export const onnx: NetworkRuntime = {
  id: 'onnx',
  title: 'ONNX Runtime, native',
  availability: () => {
    let version: string;
    try {
      ({ version } = require(`${PACKAGE}/package.json`) as { version: string });
    } catch {
      return Promise.resolve({
        state: 'missing',
        why: `the package ${PACKAGE} is not installed`,
        mend: MEND,
      });
    }
    try {
      const called = loadBinding() ? 'synchronous' : 'asynchronous: this release hides its synchronous call';
      return Promise.resolve({ state: 'available', version, details: `CPU, 1 thread, ${called}` });
    } catch (error) {
      return Promise.resolve({
        state: 'missing',
        why: `its native library does not load: ${firstLine(error)}`,
        mend: MEND,
      });
    }
  },
  open: (graph) => openOnnx(graph, exportOnnx(graph, 'network')),
};

/**
 * Opens an ONNX file.
 *
 * @param graph what the file was made of: its shapes and outputs
 * @param file the bytes of an ONNX model with the inputs and outputs that {@link exportOnnx} names
 * @throws UserError when the package is missing, or when ONNX Runtime does not take the file
 */
export async function openOnnx(graph: Graph, file: Uint8Array): Promise<RunningNetwork> {
  const { InferenceSession: Session, Tensor: OnnxTensor } = await loadModule();
  const size = sizeOf(graph.inputShape);
  const names = graph.outputs.map((_, place) => onnxOutput(place));
  const feed = (inputs: Float32Array, count: number): Record<string, Tensor> => {
    if (inputs.length !== count * size) {
      throw new RangeError(`${inputs.length} numbers for ${count} inputs of ${size}`);
    }
    return { [ONNX_INPUT]: new OnnxTensor('float32', inputs, [count, ...graph.inputShape]) };
  };
  const read = (made: Readonly<Record<string, unknown>>): Outputs =>
    names.map((name) => (made[name] as Tensor).data as Float32Array);
  const running = (runBatch: RunningNetwork['runBatch'], dispose: () => void): RunningNetwork => ({
    run: (input) => runBatch(input, 1),
    runBatch,
    operatorCalls: graph.nodes.length - 1,
    dispose,
  });
  try {
    const binding = loadBinding();
    if (!binding) {
      const session = await Session.create(file, SESSION);
      return running(
        async (inputs, count) => read(await session.run(feed(inputs, count))),
        () => void session.release(),
      );
    }
    const session = openNativeSession(binding, file, SESSION);
    const fetches = Object.fromEntries(names.map((name) => [name, null]));
    return running(
      (inputs, count) => read(session.run(feed(inputs, count), fetches, {})),
      () => session.dispose(),
    );
  } catch (cause) {
    throw new UserError(
      `ONNX Runtime does not take this network: ${firstLine(cause)}; choose another runtime with --runtime`,
      { cause },
    );
  }
}

/** Loads the package when it is first needed, since it brings a library of its own into the process. */
async function loadModule(): Promise<typeof import('onnxruntime-common')> {
  try {
    return (await import(PACKAGE)) as typeof import('onnxruntime-common');
  } catch (cause) {
    throw new UserError(
      `runtime "onnx" does not load: ${firstLine(cause)}; ${MEND}, or choose another with --runtime`,
      { cause },
    );
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
