import { layers, sequential } from '@tensorflow/tfjs-layers';
import { PbfReader } from 'pbf';
import { beforeAll, expect, test } from 'vitest';

import { UserError } from '../tasks/contract/index.js';
import { buildGraph } from './graph/build.js';
import { saveModel } from './layers-model.js';
import { exportOnnx } from './onnx-export.js';
import { startBackend } from './runtimes/start.js';

beforeAll(() => startBackend('cpu'));

/** Field numbers of `ModelProto`, `GraphProto` and `NodeProto`. */
const [GRAPH, NODE, OPERATOR] = [7, 1, 4];

/** The operators of an ONNX file, in order; that it computes the right thing is checked by running it, with the runtimes. */
function operatorsOf(file: Uint8Array): string[] {
  const operators: string[] = [];
  new PbfReader(file).readFields((field, _, model) => {
    if (field !== GRAPH) return;
    model.readMessage((part, __, graph) => {
      if (part !== NODE) return;
      graph.readMessage((which, ___, node) => {
        if (which === OPERATOR) operators.push(node.readString());
      }, undefined);
    }, undefined);
  }, undefined);
  return operators;
}

test('a network is one operator a layer, with the layout changed where channels meet', async () => {
  const network = sequential();
  network.add(layers.conv2d({ inputShape: [8, 8, 3], filters: 4, kernelSize: 3, activation: 'relu' }));
  network.add(layers.maxPooling2d({ poolSize: 2 }));
  network.add(layers.flatten());
  network.add(layers.dense({ units: 2, activation: 'softmax' }));
  const file = exportOnnx(buildGraph(await saveModel(network)), 'small');
  expect(operatorsOf(file)).toEqual([
    'Transpose',
    'Conv',
    'Relu',
    'MaxPool',
    'Transpose',
    'Reshape',
    'Gemm',
    'Softmax',
    'Identity',
  ]);
});

test('an operator that it cannot express is named, with the mend', async () => {
  const network = sequential();
  network.add(layers.reshape({ inputShape: [12], targetShape: [3, 4] }));
  network.add(layers.dense({ name: 'by-place', units: 2 }));
  const graph = buildGraph(await saveModel(network));
  expect(() => exportOnnx(graph, 'sequence')).toThrow(UserError);
  expect(() => exportOnnx(graph, 'sequence')).toThrow(
    /layer "by-place" \(dense\) works on a sequence of shape 3×4.*reshape it to an image of height 1/,
  );
});
