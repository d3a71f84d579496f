import {
  initializers,
  input,
  layers,
  model,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';

import { WORDS } from '../../tasks/keyword-spotting/clip.js';
import { quickBatchNormalization } from '../training/quick-normalisation.js';
import { BANDS, FRAMES } from './front-end.js';
import type { Channels } from './recipe.js';

/** The layer whose output the answer is told from. */
const HEARD = 'flatten';

/**
 * The network: one convolution and several depthwise separable ones (Zhang, Suda, Lai and Chandra 2017, "Hello Edge:
 * Keyword Spotting on Microcontrollers"), each with a batch normalisation that is folded into it before it runs, and
 * around those that keep their size a way past them (He and others 2016). In the end each channel's mean and greatest
 * value are kept: which word it was does not depend on when it was said.
 *
 * Input `[frames, bands, 1]`, output one probability for each of the twelve words.
 *
 * @param seed of the initial weights
 */
export function keywordModel({ first, blocks }: Channels, seed: number): LayersModel {
  let drawn = 0;
  const initializer = () => initializers.heNormal({ seed: seed * 100 + ++drawn });
  const normalise = (x: SymbolicTensor, name: string, activate = true): SymbolicTensor => {
    const normalised = quickBatchNormalization({ name: `${name}-normalisation`, momentum: 0.95 }).apply(
      x,
    ) as SymbolicTensor;
    return activate ? relu(normalised, name) : normalised;
  };
  const relu = (x: SymbolicTensor, name: string): SymbolicTensor =>
    layers.reLU({ name: `${name}-activation` }).apply(x) as SymbolicTensor;
  const convolve = (
    x: SymbolicTensor,
    name: string,
    filters: number,
    kernelSize: number,
    strides: readonly [number, number],
  ): SymbolicTensor =>
    layers
      .conv2d({
        name,
        filters,
        kernelSize,
        strides: [...strides],
        padding: 'same',
        useBias: false,
        kernelInitializer: initializer(),
      })
      .apply(x) as SymbolicTensor;

  const picture = input({ shape: [FRAMES, BANDS, 1], name: 'picture' });
  let x = normalise(convolve(picture, 'first', first, 5, [2, 2]), 'first');
  let before = first;
  blocks.forEach(({ channels, kernel: [frames, bands], stride = [1, 1] }, at) => {
    const name = `block-${at + 1}`;
    const left = x.shape[2]!;
    const depthwise = layers
      .depthwiseConv2d({
        name: `${name}-depthwise`,
        kernelSize: bands === 'all' ? [frames, left] : [frames, bands],
        padding: bands === 'all' ? 'valid' : 'same',
        useBias: false,
        depthwiseInitializer: initializer(),
      })
      .apply(x) as SymbolicTensor;
    // The stride is here, since depthwise convolutions of a stride in one direction cannot be trained on WebAssembly.
    const points = convolve(depthwise, `${name}-pointwise`, channels, 1, stride);
    const keepsItsSize = channels === before && Math.max(...stride) === 1 && depthwise.shape[2] === left;
    if (keepsItsSize) {
      const sum = layers
        .add({ name: `${name}-sum` })
        .apply([normalise(points, `${name}-pointwise`, false), x]) as SymbolicTensor;
      x = relu(sum, name);
    } else {
      x = normalise(points, `${name}-pointwise`);
    }
    before = channels;
  });
  const everywhere: [number, number] = [x.shape[1]!, x.shape[2]!];
  const window = { poolSize: everywhere, strides: everywhere };
  const pooled = [
    layers.averagePooling2d({ name: 'mean', ...window }).apply(x),
    layers.maxPooling2d({ name: 'most', ...window }).apply(x),
  ] as SymbolicTensor[];
  x = layers.concatenate({ name: 'mean-and-most', axis: -1 }).apply(pooled) as SymbolicTensor;
  x = layers.flatten({ name: HEARD }).apply(x) as SymbolicTensor;
  const answer = layers
    .dense({ name: 'answer', units: WORDS.length, activation: 'softmax', kernelInitializer: initializer() })
    .apply(x) as SymbolicTensor;
  return model({ inputs: picture, outputs: answer, name: 'keyword-spotting' });
}

/**
 * A network with a second output beside its answer, for training alone: a probability for each of several questions
 * about the word's sounds (Caruana 1997, "Multitask Learning"). Other words have nothing in common but what they are
 * not; the sounds that they are made of, they share with the digits.
 *
 * @param network shares its layers with the model that is returned, and is trained with it
 * @param questions how many
 * @param seed of the initial weights of the second output
 */
export function withPhonemes(network: LayersModel, questions: number, seed: number): LayersModel {
  const phonemes = layers
    .dense({
      name: 'phonemes',
      units: questions,
      activation: 'sigmoid',
      kernelInitializer: initializers.glorotNormal({ seed: seed * 100 }),
    })
    .apply(network.getLayer(HEARD).output) as SymbolicTensor;
  return model({
    inputs: network.inputs,
    outputs: [...network.outputs, phonemes],
    name: 'keyword-spotting-and-phonemes',
  });
}
