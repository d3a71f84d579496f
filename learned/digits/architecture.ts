import { initializers, layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';

import { IMAGE_SIDE } from '../../tasks/digits/image.js';
import type { Filters } from './recipe.js';

/**
 * The network: five convolutions and one matrix product. The first convolution takes every second pixel, which leaves
 * the later and costlier ones a quarter of the places. There are no normalising layers: they would double the time of
 * a training step.
 *
 * @param seed of the initial weights (He et al. 2015)
 */
export function digitsModel(filters: Filters, seed: number): LayersModel {
  const model = sequential({ name: 'digits' });
  const kernelInitializer = (at: number) => initializers.heNormal({ seed: seed * 100 + at });
  filters.forEach((count, at) => {
    model.add(
      layers.conv2d({
        name: `convolution-${at + 1}`,
        ...(at === 0 ? { inputShape: [IMAGE_SIDE, IMAGE_SIDE, 1] } : {}),
        filters: count,
        kernelSize: at === 0 ? 5 : 3,
        strides: at === 0 ? 2 : 1,
        padding: at < 3 ? 'same' : 'valid',
        activation: 'relu',
        kernelInitializer: kernelInitializer(at),
      }),
    );
    if (at === 1) model.add(layers.maxPooling2d({ name: 'pool', poolSize: 2 }));
  });
  model.add(layers.flatten({ name: 'flatten' }));
  model.add(
    layers.dense({
      name: 'answer',
      units: 10,
      activation: 'softmax',
      kernelInitializer: kernelInitializer(filters.length),
    }),
  );
  return model;
}
