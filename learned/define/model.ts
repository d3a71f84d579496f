import { tensor1d, tidy } from '@tensorflow/tfjs-core';
import { initializers, layers as library, sequential, type LayersModel } from '@tensorflow/tfjs-layers';

import type { Shape } from '../graph/graph.js';
import { inputShapeOf } from './check-layers.js';
import type { Layer } from './layers.js';
import { STANDARDISATION, type Standardisation } from './standardisation.js';

/** What a model is made of. */
interface ModelOptions {
  readonly layers: readonly Layer[];
  /** Shape of the task's features. */
  readonly features: Shape;
  /** Of the initial weights. */
  readonly seed: number;
  /** What its first layer standardises the features by; without it there is no such layer. */
  readonly standardisation?: Standardisation;
}

/**
 * The network as a model that can be trained, its weights drawn by the seed (He et al. 2015). Layers are named by their
 * place, so that the same model is written with the same bytes, whatever else the process has made.
 */
export function buildModel({ layers, features, seed, standardisation }: ModelOptions): LayersModel {
  const model = sequential({ name: 'network' });
  const inputShape = [...inputShapeOf(features)!];
  const first = standardisation ? standardising(inputShape) : undefined;
  if (first) model.add(first);
  layers.forEach((layer, at) =>
    model.add(
      layerOf(layer, {
        name: `${at + 1}-${layer.kind}`,
        initializer: initializers.heNormal({ seed: seed * 100 + at }),
        ...(at === 0 && !first ? { inputShape } : {}),
      }),
    ),
  );
  if (first && standardisation) {
    const { means, variances } = standardisation;
    tidy(() =>
      first.setWeights([
        tensor1d(means.map(() => 1)),
        tensor1d(means.map(() => 0)),
        tensor1d(means),
        tensor1d(variances),
      ]),
    );
  }
  return model;
}

const standardising = (inputShape: number[]): ReturnType<typeof library.batchNormalization> =>
  library.batchNormalization({ name: STANDARDISATION, epsilon: 0, inputShape });

interface Placed {
  readonly name: string;
  readonly initializer: ReturnType<typeof initializers.heNormal>;
  readonly inputShape?: number[];
}

function layerOf(layer: Layer, { name, initializer, inputShape }: Placed) {
  const common = { name, ...(inputShape ? { inputShape } : {}) };
  switch (layer.kind) {
    case 'dense':
      return library.dense({
        ...common,
        units: layer.units,
        activation: layer.activation,
        kernelInitializer: initializer,
      });
    case 'conv2d':
      return library.conv2d({
        ...common,
        filters: layer.filters,
        kernelSize: layer.size,
        strides: layer.stride,
        padding: layer.padding,
        activation: layer.activation,
        kernelInitializer: initializer,
      });
    case 'depthwiseConv2d':
      return library.depthwiseConv2d({
        ...common,
        kernelSize: layer.size,
        strides: layer.stride,
        padding: layer.padding,
        activation: layer.activation,
        depthwiseInitializer: initializer,
      });
    case 'maxPooling':
      return library.maxPooling2d({ ...common, poolSize: layer.size });
    case 'averagePooling':
      return library.averagePooling2d({ ...common, poolSize: layer.size });
    case 'globalAveragePooling':
      return library.globalAveragePooling2d({ ...common, dataFormat: 'channelsLast' });
    case 'flatten':
      return library.flatten(common);
  }
}
