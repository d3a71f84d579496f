import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Decision, Program, Task, TrainOptions } from '../../tasks/contract/index.js';
import { OCCLUSION } from '../occlusion.js';
import { readNetwork } from '../weights.js';
import {
  averagePooling,
  conv2d,
  dense,
  depthwiseConv2d,
  flatten,
  globalAveragePooling,
  maxPooling,
} from './layers.js';
import { network, type NetworkOptions } from './network.js';
import { bars, clouds } from './test-tasks.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'network-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A plugin that lies in a folder of its own. */
const place = (name: string) => ({ module: pathToFileURL(join(folder, name, 'plugin.mjs')).href });

const train = async (
  program: Program<Float32Array, unknown>,
  options: Partial<TrainOptions> = {},
): Promise<string> => {
  const { summary } = await program.training!.run({
    runtime: 'wasm',
    outputFolder: fileURLToPath(program.training!.folder),
    cacheFolder: join(folder, 'cache'),
    tell: () => undefined,
    ...options,
  });
  return summary;
};

const OF_CLOUDS: NetworkOptions = { layers: [dense(6, 'relu'), dense(3, 'softmax')], epochs: 30 };

/** Decides on all test examples. */
async function decideAll<Answer>(
  program: Pick<Program<Float32Array, Answer>, 'load'>,
  task: Task<Float32Array, Answer>,
  runtime: string,
) {
  const loaded = await program.load({ runtime });
  const examples = await task.dataSets[0].load('test', { seed: 0, cacheFolder: folder });
  const decisions = await Promise.all(examples.map(async ({ input }) => loaded.decide(input)));
  loaded.dispose();
  const right = decisions.filter((decision, at) => task.score!(decision, examples[at]!)).length;
  return { decisions, right: right / examples.length };
}

const answersOf = (decisions: readonly Decision<unknown>[]): unknown[] =>
  decisions.map((decision) => (decision.kind === 'answer' ? decision.answer : decision));

describe('a network of a row of numbers', () => {
  let program: Program<Float32Array, string>;
  beforeAll(async () => {
    program = network(OF_CLOUDS)(clouds, place('clouds'));
    await train(program);
  });

  test('learns from features on any scale, and knows its weights from beside its plugin', async () => {
    expect(program.training!.folder.href).toBe(pathToFileURL(join(folder, 'clouds/weights/clouds/')).href);
    const { right } = await decideAll(program, clouds, 'wasm');
    expect(right).toBeGreaterThan(0.9);
    const { manifest } = await readNetwork(program.training!.folder);
    expect(manifest.validation.value).toBeGreaterThan(0.9);
    expect(manifest).toMatchObject({
      task: 'clouds',
      architecture: "3 features, standardised, dense(6, 'relu'), dense(3, 'softmax')",
      data: { id: 'drawn', split: 'train', examples: 90 },
      validation: { measure: 'accuracy', examples: 60 },
      command: 'rvw train clouds --plugin plugin.mjs --seed 1 --runtime wasm',
      details: { answers: 'left, right, above' },
    });
  });

  test('does not, where nothing brings them to one scale', async () => {
    const raw = network({ ...OF_CLOUDS, standardise: false })(clouds, place('raw'));
    await train(raw);
    expect((await decideAll(raw, clouds, 'wasm')).right).toBeLessThan(0.9);
  });

  test('decides alike on every runtime', async () => {
    const { decisions } = await decideAll(program, clouds, 'wasm');
    for (const runtime of ['cpu', 'onnx', 'plain'])
      expect(answersOf((await decideAll(program, clouds, runtime)).decisions), runtime).toEqual(
        answersOf(decisions),
      );
  });

  test('has its standardisation among its operators, its weights and its work', async () => {
    const { layers, weights, files } = await program.network!();
    expect(layers.map(({ type }) => type)).toEqual(['affine', 'dense', 'dense', 'softmax']);
    // Four numbers a feature, 3 × 6 + 6, and 6 × 3 + 3.
    expect(weights).toBe(12 + 24 + 21);
    expect((await readFile(files[1]!)).length).toBe(4 * weights);
  });

  test('has rounded weights', async () => {
    const { loaded, bytes } = await program.quantised!(8, { runtime: 'wasm' });
    const { right } = await decideAll({ load: () => Promise.resolve(loaded) }, clouds, 'wasm');
    expect(right).toBeGreaterThan(0.9);
    expect(bytes.length).toBeLessThan(4 * 57);
  });

  test('says what each feature is worth: one that is always the same is worth nothing', async () => {
    const loaded = await program.load({ runtime: 'wasm' });
    const explanation = await loaded.explain(Float32Array.of(6000, 0.002, 7));
    expect(explanation).toMatchObject({ kind: 'attribution', method: OCCLUSION });
    const values = (explanation as { values: Float32Array }).values;
    expect(values).toHaveLength(3);
    expect(values[0]).toBeGreaterThan(1);
    expect(values[2]).toBe(0);
  });

  test('is the same to the last byte for the same seed, and another for another', async () => {
    const again = join(folder, 'again');
    const other = join(folder, 'other');
    await train(program, { outputFolder: again });
    await train(program, { outputFolder: other, seed: 2 });
    const hashes = async (of: string | URL) => (await readNetwork(of)).manifest.sha256;
    const first = await hashes(program.training!.folder);
    expect(await hashes(again)).toEqual(first);
    expect((await hashes(other))['weights.bin']).not.toBe(first['weights.bin']);
  });

  test('comes in other widths and from less data', async () => {
    const sweep = program.sweep!;
    expect(sweep.varies).toEqual(['width', 'share']);
    expect(sweep.recorded.href).toBe(new URL('sweep/', program.training!.folder).href);
    const options = { runtime: 'wasm', cacheFolder: join(folder, 'cache'), tell: () => undefined };
    const wide = await sweep.train({ width: 2, share: 1, seed: 1 }, options);
    expect(wide).toMatchObject({ weights: 12 + 48 + 39, trainingExamples: 90, fromCache: false });
    expect(await sweep.train({ width: 2, share: 1, seed: 1 }, options)).toMatchObject({
      sha256: wide.sha256,
      fromCache: true,
    });
    const starved = await sweep.train({ width: 1, share: 0.1, seed: 1 }, options);
    expect(starved).toMatchObject({ weights: 57, trainingExamples: 9 });
    const whole = await sweep.train({ width: 1, share: 1, seed: 1 }, options);
    expect(whole.sha256).toBe((await readNetwork(program.training!.folder)).manifest.sha256['weights.bin']);
    const untrained = await sweep.untrained(2, { runtime: 'plain' });
    expect(await untrained.decide(Float32Array.of(6000, 0.002, 7))).toMatchObject({ kind: 'answer' });
  });
});

describe('a network of an image', () => {
  test('learns on WebAssembly with every kind of layer', async () => {
    const layers = [
      conv2d(8, 3, 'relu'),
      depthwiseConv2d(3, 'relu'),
      conv2d(8, 1, 'relu'),
      averagePooling(2),
      maxPooling(2),
      flatten(),
      dense(2, 'softmax'),
    ];
    const program = network({ layers, epochs: 20 })(bars, place('bars'));
    await train(program);
    const { right, decisions } = await decideAll(program, bars, 'wasm');
    expect(right).toBeGreaterThan(0.9);
    expect(answersOf((await decideAll(program, bars, 'plain')).decisions)).toEqual(answersOf(decisions));
    const loaded = await program.load({ runtime: 'wasm' });
    const explanation = await loaded.explain(new Float32Array(36).fill(0, 6, 12));
    expect((explanation as { values: Float32Array }).values).toHaveLength(36);
  });

  test('reads its weights from the folder that it names, with a slash at its end or without', () => {
    for (const path of ['mine', 'mine/']) {
      const weights = new URL(path, pathToFileURL(`${folder}/`));
      const { training, sweep } = network({ layers: [flatten(), dense(2, 'softmax')], weights })(
        bars,
        place('x'),
      );
      expect(training!.folder.href).toBe(pathToFileURL(join(folder, 'mine/')).href);
      expect(sweep!.recorded.href).toBe(pathToFileURL(join(folder, 'mine/sweep/')).href);
    }
  });

  test('may end in the mean of its channels', async () => {
    const layers = [conv2d(8, 5, 'relu', { stride: 2 }), globalAveragePooling(), dense(2, 'softmax')];
    const program = network({ layers, epochs: 20, id: 'mean' })(bars, place('bars'));
    expect(program.training!.folder.href).toMatch(/\/weights\/bars\.mean\/$/);
    await train(program);
    expect((await decideAll(program, bars, 'wasm')).right).toBeGreaterThan(0.9);
  });
});

describe('a network that cannot be', () => {
  test('says so as soon as its task is known', () => {
    expect(() => network({ layers: [dense(2, 'softmax')] })(clouds, place('none'))).toThrow(
      /the network "learned" of task "clouds": layers\[0\], dense\(2, 'softmax'\), gives 2 numbers, but the task has 3 classes \(left, right, above\)/,
    );
    expect(() =>
      network({ layers: [dense(2, 'softmax')], epochs: 0, learningRate: -1 })(clouds, place('none')),
    ).toThrow(/epochs is 0.*; learningRate is -1.*; layers\[0\]/);
    const { classes: _, ...numbers } = clouds;
    expect(() => network(OF_CLOUDS)(numbers, place('none'))).toThrow(/no classes to choose from/);
    expect(() => network(OF_CLOUDS)({ ...clouds, classes: ['left'] }, place('none'))).toThrow(
      'the task has one class alone, "left": there is nothing to choose between',
    );
  });

  test('is not trained without examples to learn from and to end by, nor on a truth that is no class', async () => {
    const [drawn] = clouds.dataSets;
    const withData = (data: Partial<typeof drawn>) => ({
      ...clouds,
      dataSets: [{ ...drawn, ...data }] as const,
    });
    const without = (split: string) =>
      withData({
        load: (asked, context) => (asked === split ? Promise.resolve([]) : drawn.load(asked, context)),
      });
    const unhashed = withData({ fingerprint: () => Promise.resolve('drawn') });
    await expect(train(network(OF_CLOUDS)(unhashed, place('none')))).rejects.toThrow(
      'the "fingerprint" of the data set "drawn" gives no SHA-256',
    );
    for (const split of ['train', 'validation'])
      await expect(train(network(OF_CLOUDS)(without(split), place('none')))).rejects.toThrow(
        `the data set "drawn" has no ${split} examples`,
      );
    const withFeatures = (toVector: (input: Float32Array) => Float32Array) => ({
      ...clouds,
      features: { ...clouds.features, toVector },
    });
    await expect(
      train(
        network(OF_CLOUDS)(
          withFeatures((input) => input.slice(1)),
          place('none'),
        ),
      ),
    ).rejects.toThrow('"toVector" gives 2 numbers for example "train-0", but the shape [3] has 3');
    await expect(
      train(
        network(OF_CLOUDS)(
          withFeatures((input) => input.with(1, NaN)),
          place('none'),
        ),
      ),
    ).rejects.toThrow('feature 1 of example "train-0" is NaN');
    const fewer = { ...clouds, classes: ['left', 'right'] };
    const layers = [dense(2, 'softmax')];
    await expect(train(network({ layers })(fewer, place('none')))).rejects.toThrow(
      'the truth of example "train-2" is above, which is none of its classes (left, right)',
    );
  });

  test('is not written where its training goes astray', async () => {
    const astray = network({ ...OF_CLOUDS, epochs: 2, learningRate: 1e30 })(clouds, place('astray'));
    await expect(train(astray)).rejects.toThrow(
      /^the training of the network "learned" of task "clouds" went astray: in epoch \d+ its loss is NaN; give it a smaller learningRate than 1e\+30$/,
    );
  });

  test('is not run without weights, nor with those of another', async () => {
    const missing = network(OF_CLOUDS)(clouds, place('missing'));
    await expect(missing.load({ runtime: 'plain' })).rejects.toThrow(
      /^the network "learned" of task "clouds" has no weights in .*missing\/weights\/clouds\/; train it: rvw train clouds --plugin .*missing\/plugin\.mjs$/,
    );
    await train(network({ ...OF_CLOUDS, epochs: 1 })(clouds, place('changed')));
    const wider = network({ layers: [dense(7, 'relu'), dense(3, 'softmax')] })(clouds, place('changed'));
    await expect(wider.load({ runtime: 'plain' })).rejects.toThrow(
      /is now .*dense\(7, 'relu'\).*; its weights in .* are those of .*dense\(6, 'relu'\).*; train it: rvw train/,
    );
    const reordered = { ...clouds, classes: ['above', 'left', 'right'] };
    await expect(network(OF_CLOUDS)(reordered, place('changed')).load({ runtime: 'plain' })).rejects.toThrow(
      /now answers above, left, right; its weights .* to answer left, right, above/,
    );
  });
});
