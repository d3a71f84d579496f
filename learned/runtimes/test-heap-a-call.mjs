// Prints the bytes of heap that one decision of the digits network takes: compiled, by fused operators and by `model.predict`.
// Run with `--expose-gc --min-semi-space-size=256 --max-semi-space-size=256`, so that nothing is collected meanwhile.
import { io, setBackend, tensor } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const { buildGraph } = await import(new URL('dist/learned/graph/build.js', root));
const { readNetwork } = await import(new URL('dist/learned/weights.js', root));
const { compiled } = await import(new URL('dist/learned/runtimes/compiled.js', root));
const { wasm } = await import(new URL('dist/learned/runtimes/wasm.js', root));

const CALLS = 300;
const folder = new URL('learned/digits/weights/', root);
const { network } = await readNetwork(fileURLToPath(folder));
const input = Float32Array.from({ length: 784 }, (_, at) => (at % 7) / 7);

const [fused, own] = [await wasm.open(buildGraph(network)), await compiled.open(buildGraph(network))];
await setBackend('wasm');
const topology = JSON.parse(await readFile(new URL('model.json', folder), 'utf8'));
const weights = await readFile(new URL('weights.bin', folder));
const model = await loadLayersModel(
  io.fromMemory({
    modelTopology: topology.modelTopology,
    weightSpecs: topology.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  }),
);
const predict = () => {
  const given = tensor(input, [1, 28, 28, 1]);
  const made = model.predict(given);
  made.dataSync();
  given.dispose();
  made.dispose();
};

function heapACall(call) {
  for (let at = 0; at < CALLS; at++) call();
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < CALLS; at++) call();
  return (process.memoryUsage().heapUsed - before) / CALLS;
}

console.log(
  JSON.stringify({
    compiled: heapACall(() => own.run(input)),
    fused: heapACall(() => fused.run(input)),
    predict: heapACall(predict),
  }),
);
