import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { UserError, type Attribution } from '../tasks/contract/index.js';
import type { SavedNetwork } from './network.js';
import { networkProgram } from './network-program.js';
import { OCCLUSION } from './occlusion.js';
import { weightsBeside } from './weights-folder.js';
import { readNetwork, writeNetwork, type ManifestDraft } from './weights.js';

type Side = 'left' | 'right';

/** Says on which half of four pixels there is more ink: one dense layer, weights set by hand. */
const network: SavedNetwork = {
  topology: {
    class_name: 'Sequential',
    config: {
      name: 'sides',
      layers: [
        {
          class_name: 'Dense',
          config: {
            name: 'sides',
            units: 2,
            activation: 'softmax',
            use_bias: true,
            batch_input_shape: [null, 4],
          },
        },
      ],
    },
  },
  weights: [
    { name: 'sides/kernel', shape: [4, 2], values: Float32Array.of(2, 0, 1, 0, 0, 1, 0, 1) },
    { name: 'sides/bias', shape: [2], values: Float32Array.of(0, 0) },
  ],
};

const draft: ManifestDraft = {
  task: 'sides',
  architecture: 'dense 2',
  seed: 1,
  data: { id: 'by hand', split: 'none', examples: 0 },
  epochs: 0,
  validation: { measure: 'accuracy', value: 1, examples: 1 },
  command: 'none',
  runtime: { id: 'cpu', version: '4.22.0' },
  trainingSeconds: 0,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weights-'));
  await writeNetwork(folder, network, draft);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const sides = () =>
  networkProgram<readonly number[], Side>({
    title: 'Sides',
    summary: 'One dense layer.',
    module: import.meta.url,
    weightsFolder: pathToFileURL(`${folder}/`),
    features: {
      shape: [4],
      axes: ['pixel'],
      meaning: 'ink',
      toVector: (input) => Float32Array.from(input),
      fromVector: (vector) => [...vector],
    },
    occlusion: { window: 1, blank: 0 },
    encode: (input) => Float32Array.from(input),
    decode: ([probabilities]) => ({
      kind: 'answer',
      answer: probabilities![0]! >= probabilities![1]! ? 'left' : 'right',
      confidence: Math.max(...probabilities!),
    }),
  });

describe('a program made of a network', () => {
  test.each(['wasm', 'cpu'])('decides on %s, at once', async (runtime) => {
    const loaded = await sides().load({ runtime });
    expect(loaded.decide([1, 0, 0, 0])).toMatchObject({ kind: 'answer', answer: 'left' });
    expect(loaded.decide([0, 0, 0, 1])).toMatchObject({ kind: 'answer', answer: 'right' });
    loaded.dispose();
  });

  test('explains by covering: what speaks for the answer is positive, against it negative, blank zero', async () => {
    const loaded = await sides().load({ runtime: 'cpu' });
    const { values, method } = (await loaded.explain([1, 1, 1, 0])) as Attribution;
    // The margin of logarithms is the difference of the weighted sums, so the values are the weights themselves.
    [2, 1, -1, 0].forEach((expected, at) => expect(values[at]).toBeCloseTo(expected, 5));
    expect(method).toBe(OCCLUSION);
    loaded.dispose();
  });

  test('describes the network', async () => {
    expect(await sides().network!()).toMatchObject({
      weights: 10,
      multiplyAccumulates: 8,
      operatorCalls: 2,
      layers: [
        { name: 'sides', type: 'dense', outputShape: [2], weights: 10, multiplyAccumulates: 8 },
        { name: 'sides', type: 'softmax' },
      ],
      files: [join(folder, 'model.json'), join(folder, 'weights.bin')],
      manifest: { task: 'sides', seed: 1, weights: 10 },
    });
  });

  test('an unknown runtime is a mistake of one line', async () => {
    const loading = sides().load({ runtime: 'wams' });
    await expect(loading).rejects.toBeInstanceOf(UserError);
    await expect(loading).rejects.toThrow(/^unknown runtime "wams"; did you mean "wasm"\?.*$/);
  });
});

describe('rounded weights', () => {
  test('decide nearly as floats do, and take fewer bytes', async () => {
    const whole = await sides().load({ runtime: 'cpu' });
    const [expected] = await whole.outputs!([0, 1, 0, 0]);
    for (const [bits, bytes, digits] of [
      [8, 24, 2],
      [4, 20, 1],
    ] as const) {
      const rounded = await sides().quantised!(bits, { runtime: 'cpu' });
      const [found] = await rounded.loaded.outputs!([0, 1, 0, 0]);
      expect(found![0]).toBeCloseTo(expected![0]!, digits);
      expect(found![0]).not.toBe(expected![0]);
      // Two scales and two biases of four bytes each, and eight weights.
      expect(rounded.bytes.length).toBe(bytes);
      rounded.loaded.dispose();
    }
    whole.dispose();
  });
});

describe('weights in a folder', () => {
  test('come back as they were written', async () => {
    const { network: back, manifest } = await readNetwork(folder);
    expect(back).toEqual(network);
    expect(manifest.validation).toEqual(draft.validation);
  });

  const damages: Record<string, [RegExp, () => Promise<void>]> = {
    'missing weights': [/weights\.bin cannot be read; restore it/, () => rm(join(folder, 'weights.bin'))],
    'a missing model': [/model\.json cannot be read/, () => rm(join(folder, 'model.json'))],
    'a missing manifest': [/manifest\.json cannot be read/, () => rm(join(folder, 'manifest.json'))],
    'cut-off weights': [/cut off: 36 bytes, expected 40/, () => truncate(join(folder, 'weights.bin'), 36)],
    'a cut-off model': [/cut off or no JSON/, () => truncate(join(folder, 'model.json'), 50)],
    'a cut-off manifest': [/manifest\.json is cut off/, () => truncate(join(folder, 'manifest.json'), 50)],
    'other weights': [
      /weights\.bin does not match its manifest: sha256 [0-9a-f]{64}, expected [0-9a-f]{64}/,
      () => writeFile(join(folder, 'weights.bin'), new Uint8Array(40)),
    ],
    'a manifest of something else': [
      /is no manifest of a network: manifestVersion/,
      () => writeFile(join(folder, 'manifest.json'), '{}'),
    ],
  };

  test.each(Object.keys(damages))('%s: a mistake of one line', async (name) => {
    const [message, damage] = damages[name]!;
    await damage();
    const reading = readNetwork(folder);
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.not.toThrow(/\n/);
  });

  test('a model that lacks a weight is refused', async () => {
    await writeNetwork(folder, { ...network, weights: network.weights.slice(1) }, draft);
    await expect(sides().load({ runtime: 'cpu' })).rejects.toThrow(/weights lack "sides\/kernel"/);
  });

  test('a layer that no runtime executes is named', async () => {
    const text = JSON.stringify(network.topology).replace('"Dense"', '"LSTM"');
    await writeNetwork(folder, { ...network, topology: JSON.parse(text) as Record<string, unknown> }, draft);
    await expect(sides().load({ runtime: 'cpu' })).rejects.toThrow(/layer "sides" is of type LSTM/);
  });

  test('a folder that cannot be made is a mistake of one line', async () => {
    const writing = writeNetwork(join(folder, 'model.json', 'below'), network, draft);
    await expect(writing).rejects.toBeInstanceOf(UserError);
    await expect(writing).rejects.toThrow(/cannot write/);
  });

  test('are found beside the source, also from the compiled output', async () => {
    expect(weightsBeside('file:///p/learned/digits/index.ts').href).toBe('file:///p/learned/digits/weights/');
    expect(weightsBeside('file:///p/dist/learned/digits/index.js').href).toBe(
      'file:///p/learned/digits/weights/',
    );
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toContain('"weights": 10');
  });
});
