import { enableProdMode, engine, setBackend, tensor } from '@tensorflow/tfjs-core';
import { input, layers, model, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { describe, expect, test as checked } from 'vitest';

import { UserError } from '../../tasks/contract/index.js';
import { buildGraph } from '../graph/build.js';
import { saveModel } from '../layers-model.js';
import { exportOnnx } from '../onnx-export.js';
import { browser } from './browser.js';
import { compiled } from './compiled.js';
import { cpu } from './cpu.js';
import { onnx, openOnnx } from './onnx.js';
import { networkRuntimes, requireRuntime } from './registry.js';
import type { NetworkRuntime } from './runtime.js';
import { wasm } from './wasm.js';

const BATCH = 3;

/** Every kind of layer and activation at least once, with what training leaves in a batch normalisation. */
const networks: Record<string, () => LayersModel> = {
  'convolutions, batch normalisation, pools': () => {
    const network = sequential();
    network.add(
      layers.conv2d({ inputShape: [12, 10, 2], filters: 5, kernelSize: 3, padding: 'same', useBias: false }),
    );
    network.add(layers.batchNormalization());
    network.add(layers.reLU());
    network.add(layers.maxPooling2d({ poolSize: 2 }));
    network.add(
      layers.depthwiseConv2d({ kernelSize: [3, 2], strides: [1, 1], padding: 'same', activation: 'relu6' }),
    );
    network.add(layers.conv2d({ filters: 7, kernelSize: 1, activation: 'elu' }));
    network.add(layers.batchNormalization());
    network.add(layers.averagePooling2d({ poolSize: [2, 1], strides: [2, 1], padding: 'same' }));
    network.add(layers.dropout({ rate: 0.5 }));
    network.add(layers.globalAveragePooling2d({}));
    network.add(layers.dense({ units: 4, activation: 'softmax' }));
    return network;
  },
  'strides, dilations, padding, dense on places': () => {
    const network = sequential();
    network.add(
      layers.zeroPadding2d({
        inputShape: [9, 9, 3],
        padding: [
          [1, 0],
          [2, 1],
        ],
      }),
    );
    network.add(layers.conv2d({ filters: 4, kernelSize: 3, dilationRate: 2, activation: 'tanh' }));
    network.add(
      layers.conv2d({
        filters: 4,
        kernelSize: [3, 1],
        strides: [2, 1],
        padding: 'same',
        activation: 'sigmoid',
      }),
    );
    network.add(layers.dense({ units: 6, activation: 'relu' }));
    network.add(layers.flatten());
    network.add(layers.reshape({ targetShape: [6, 24] }));
    network.add(layers.flatten());
    network.add(layers.dense({ units: 3, useBias: false }));
    network.add(layers.activation({ activation: 'softmax' }));
    return network;
  },
  'branches and two outputs': () => {
    const board = input({ shape: [3, 3, 2] });
    const trunk = layers.conv2d({ filters: 6, kernelSize: 3, padding: 'same' }).apply(board);
    const normal = layers.batchNormalization().apply(trunk);
    const active = layers.reLU().apply(normal);
    const inner = layers.conv2d({ filters: 6, kernelSize: 3, padding: 'same' }).apply(active);
    const sum = layers.add().apply([inner, active] as never);
    const joined = layers.concatenate().apply([sum, board] as never);
    const flat = layers.flatten().apply(joined);
    const policy = layers.dense({ units: 9, activation: 'softmax' }).apply(flat);
    const value = layers.dense({ units: 1, activation: 'tanh' }).apply(flat);
    return model({ inputs: board, outputs: [policy, value] as never });
  },
};

/** Moves every weight off its initial value, so that a bias or a mean that is left out shows. */
function stir(network: LayersModel): void {
  network.setWeights(
    network.getWeights().map((weight, at) => {
      const values = weight
        .dataSync()
        .map((value, index) => Math.abs(Math.sin(at * 7 + index)) * 0.5 + value);
      return tensor(values, weight.shape);
    }),
  );
}

const example = (size: number): Float32Array =>
  Float32Array.from({ length: size }, (_, at) => Math.sin(at * 1.7));

const present = new Map(
  await Promise.all(
    networkRuntimes.map(async (runtime) => [runtime.id, (await runtime.availability()).state] as const),
  ),
);

describe.each(networkRuntimes)('$id', (runtime: NetworkRuntime) => {
  const test = checked.runIf(present.get(runtime.id) === 'available');

  test.each(Object.keys(networks))('agrees with the layers API: %s', async (name) => {
    enableProdMode();
    await setBackend('cpu');
    const network = networks[name]!();
    stir(network);
    const graph = buildGraph(await saveModel(network));
    const size = graph.inputShape.reduce((product, side) => product * side, 1);
    const inputs = example(BATCH * size);
    const predicted = network.predict(tensor(inputs, [BATCH, ...graph.inputShape]));
    const expected = (Array.isArray(predicted) ? predicted : [predicted]).map(
      (each) => each.dataSync() as Float32Array,
    );

    const running = await runtime.open(graph);
    const found = await running.runBatch(inputs, BATCH);
    expect(found.length).toBe(expected.length);
    found.forEach((values, at) => expectClose(values, expected[at]!));
    for (let at = 0; at < BATCH; at++) {
      const alone = await running.run(inputs.subarray(at * size, (at + 1) * size));
      alone.forEach((values, output) => {
        const each = values.length;
        expectClose(values, expected[output]!.subarray(at * each, (at + 1) * each));
      });
    }
    running.dispose();
  });

  test('leaves nothing behind: neither after a decision nor after it is disposed of', async (context) => {
    context.skip(
      ['onnx', 'compiled', 'plain', 'browser'].includes(runtime.id),
      'has no tensors, or keeps them to itself',
    );
    const graph = buildGraph(await saveModel(networks['branches and two outputs']!()));
    const blank = example(18);
    await (await runtime.open(graph)).run(blank);
    const empty = engine().backend.numDataIds();
    const running = await runtime.open(graph);
    const loaded = running.heldTensors!();
    expect(loaded).toBe(engine().backend.numDataIds());
    expect(loaded).toBeGreaterThan(empty);
    for (let round = 0; round < 10; round++) {
      await running.run(blank);
      expect(running.heldTensors!()).toBe(loaded);
    }
    running.dispose();
    expect(engine().backend.numDataIds()).toBe(empty);
  });

  test('never touches its input, and refuses one of another size', async () => {
    const running = await runtime.open(buildGraph(await saveModel(networks['branches and two outputs']!())));
    const given = example(18);
    const answer = running.run(given);
    // Only what is in another process keeps one waiting.
    expect(answer instanceof Promise).toBe(runtime.id === 'browser');
    await answer;
    expect(given).toEqual(example(18));
    await expect((async () => running.run(example(17)))()).rejects.toThrow('17 numbers for 1 inputs of 18');
    running.dispose();
  });
});

function expectClose(found: Float32Array, expected: Float32Array): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value, at) => expect(Math.abs(value - expected[at]!)).toBeLessThan(2e-5));
}

describe.each([onnx, compiled, browser])('$id', (runtime) => {
  checked.runIf(present.get(runtime.id) === 'available')(
    'gives each decision arrays of its own',
    async () => {
      const running = await runtime.open(
        buildGraph(await saveModel(networks['branches and two outputs']!())),
      );
      const first = await running.run(example(18));
      const kept = first.map((values) => values.slice());
      await running.run(example(18).map((value) => 1 - value));
      expect(first).toEqual(kept);
      running.dispose();
    },
  );
});

describe('onnx', () => {
  const test = checked.runIf(present.get('onnx') === 'available');

  test('a file that it does not take is an error of its own', async () => {
    const graph = buildGraph(await saveModel(networks['branches and two outputs']!()));
    const file = exportOnnx(graph, 'small');
    for (const broken of [file.slice(0, file.length / 2), new Uint8Array(0), Uint8Array.of(1, 2, 3)]) {
      const opening = openOnnx(graph, broken);
      await expect(opening).rejects.toBeInstanceOf(UserError);
      await expect(opening).rejects.toThrow(/ONNX Runtime does not take this network: .*--runtime/);
    }
  });
});

checked('two runtimes in one process do not disturb each other', async () => {
  const graph = buildGraph(await saveModel(networks['branches and two outputs']!()));
  const [first, second] = [await wasm.open(graph), await cpu.open(graph)];
  const before = await first.run(example(18));
  await second.run(example(18));
  expect(await first.run(example(18))).toEqual(before);
  first.dispose();
  second.dispose();
});

describe('choosing a runtime', () => {
  const absent: NetworkRuntime = {
    id: 'quantum',
    title: 'Quantum',
    availability: () => Promise.resolve({ state: 'missing', why: 'no qubits', mend: 'buy some' }),
    open: () => Promise.reject(new Error('unreachable')),
  };

  checked('by name', async () => {
    expect(await requireRuntime('cpu')).toBe(cpu);
  });

  checked('an unknown name is answered with the nearest one', async () => {
    await expect(requireRuntime('wsm')).rejects.toThrow(/unknown runtime "wsm"; did you mean "wasm"\?/);
    await expect(requireRuntime('wsm')).rejects.toBeInstanceOf(UserError);
  });

  checked('a missing one is never replaced by another', async () => {
    const choice = requireRuntime('quantum', [...networkRuntimes, absent]);
    await expect(choice).rejects.toThrow(/runtime "quantum" is missing here: no qubits; buy some/);
    await expect(choice).rejects.toBeInstanceOf(UserError);
  });

  checked('the default is to be had everywhere', async () => {
    expect(networkRuntimes[0]).toBe(wasm);
    expect(await wasm.availability()).toMatchObject({ state: 'available', version: '4.22.0' });
  });
});
