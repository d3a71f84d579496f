import { UserError } from '../../tasks/contract/index.js';
import type { SavedNetwork } from '../network.js';
import { configurationOf, LAYER_TYPES, TRAINING_ONLY, type LayerType } from './configurations.js';
import { foldAndFuse } from './fuse.js';
import { sizeOf, type Activation, type Graph, type GraphNode, type Operator, type Shape } from './graph.js';
import { readLayers, type SavedLayer } from './layers.js';
import { windowOutput } from './shapes.js';

/**
 * Makes the graph of operators that computes what a saved network computes.
 *
 * @throws UserError when the network has a layer, or a setting of a layer, that no runtime here can execute
 * @example
 * const graph = buildGraph(await readNetwork(folder));
 * graph.nodes.length; // operators called in one decision, with the input
 */
export function buildGraph(network: SavedNetwork): Graph {
  const { layers, outputs } = readLayers(network.topology);
  const weights = new Map(network.weights.map((weight) => [weight.name, weight]));
  const nodes: GraphNode[] = [];
  const ends = new Map<string, number>();

  for (const layer of layers) {
    const inputs = layer.inputs.map((name) => ends.get(name)!);
    const weight = (name: string, optional = false): { shape: readonly number[]; values: Float32Array } => {
      const found = weights.get(`${layer.name}/${name}`);
      if (!found && !optional) {
        throw new UserError(
          `the network's weights lack "${layer.name}/${name}"; restore the files or train it again`,
        );
      }
      return found ?? { shape: [0], values: new Float32Array(0) };
    };
    const append = (operator: Operator, outputShape: Shape, from: readonly number[] = inputs): number =>
      nodes.push({ name: layer.name, operator, inputs: from, outputShape }) - 1;
    const shapes = inputs.map((at) => nodes[at]!.outputShape);
    ends.set(layer.name, appendLayer(layer, inputs, shapes, weight, append));
  }
  return foldAndFuse({
    inputShape: nodes[0]!.outputShape,
    nodes,
    outputs: outputs.map((name) => ends.get(name)!),
  });
}

type FindWeight = (name: string, optional?: boolean) => { shape: readonly number[]; values: Float32Array };
type Append = (operator: Operator, outputShape: Shape, from?: readonly number[]) => number;

/** Appends the nodes of one layer and says which of them is its output. */
function appendLayer(
  layer: SavedLayer,
  inputs: readonly number[],
  shapes: readonly Shape[],
  weight: FindWeight,
  append: Append,
): number {
  const input = shapes[0] ?? [];
  const activate = (at: number, name: Activation | 'softmax', shape: Shape): number =>
    name === 'linear'
      ? at
      : append(name === 'softmax' ? { kind: 'softmax' } : { kind: 'activation', activation: name }, shape, [
          at,
        ]);
  const bias = (size: number): Float32Array => {
    const { values } = weight('bias', true);
    return values.length === size ? values : new Float32Array(size);
  };
  const type = layer.type as LayerType;
  switch (type) {
    case 'InputLayer': {
      const [, ...shape] = configurationOf(layer, 'InputLayer').batch_input_shape;
      return append({ kind: 'input' }, shape);
    }
    case 'Conv2D':
    case 'DepthwiseConv2D': {
      const { strides, padding, dilation_rate: dilations, activation: after } = configurationOf(layer, type);
      const kind = type === 'Conv2D' ? 'conv2d' : 'depthwise';
      const filter = weight(type === 'Conv2D' ? 'kernel' : 'depthwise_kernel');
      const [height, width, from, last] = filter.shape as [number, number, number, number];
      const channels = type === 'Conv2D' ? last : from * last;
      const shape = [...windowOutput(input, [height, width], { strides, padding }, dilations), channels];
      const at = append(
        { kind, filter, bias: bias(channels), strides, padding, dilations, activation: 'linear' },
        shape,
      );
      return activate(at, after, shape);
    }
    case 'Dense': {
      const kernel = weight('kernel');
      const shape = [...input.slice(0, -1), kernel.shape[1]!];
      const at = append({ kind: 'dense', kernel, bias: bias(kernel.shape[1]!), activation: 'linear' }, shape);
      return activate(at, configurationOf(layer, 'Dense').activation, shape);
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const { pool_size: size, strides, padding } = configurationOf(layer, type);
      const kind = type === 'MaxPooling2D' ? 'max-pool' : 'average-pool';
      const shape = [...windowOutput(input, size, { strides, padding }), input[2]!];
      return append({ kind, size, strides, padding }, shape);
    }
    case 'GlobalAveragePooling2D':
      configurationOf(layer, type);
      return append({ kind: 'global-average-pool' }, [input[2]!]);
    case 'Flatten':
      configurationOf(layer, type);
      return append({ kind: 'reshape' }, [sizeOf(input)]);
    case 'Reshape':
      return append({ kind: 'reshape' }, configurationOf(layer, type).target_shape);
    case 'BatchNormalization': {
      const { epsilon } = configurationOf(layer, type);
      const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(
        (name) => weight(name).values,
      ) as [Float32Array, Float32Array, Float32Array, Float32Array];
      const scale = gamma.map((value, channel) => value / Math.sqrt(variance[channel]! + epsilon));
      const offset = beta.map((value, channel) => value - mean[channel]! * scale[channel]!);
      return append({ kind: 'affine', scale, offset }, input);
    }
    case 'Activation':
      return activate(inputs[0]!, configurationOf(layer, type).activation, input);
    case 'ReLU':
      return activate(inputs[0]!, configurationOf(layer, type).max_value === 6 ? 'relu6' : 'relu', input);
    case 'Softmax':
      configurationOf(layer, type);
      return activate(inputs[0]!, 'softmax', input);
    case 'ZeroPadding2D': {
      const { padding } = configurationOf(layer, type);
      const [[top, bottom], [left, right]] = padding;
      return append({ kind: 'zero-pad', padding }, [
        input[0]! + top + bottom,
        input[1]! + left + right,
        input[2]!,
      ]);
    }
    case 'Add':
      return append({ kind: 'add' }, input);
    case 'Concatenate': {
      configurationOf(layer, type);
      const last = shapes.reduce((sum, shape) => sum + shape.at(-1)!, 0);
      return append({ kind: 'concatenate' }, [...input.slice(0, -1), last]);
    }
    default:
      if (TRAINING_ONLY.includes(type)) return inputs[0]!;
      throw new UserError(
        `layer "${layer.name}" is of type ${layer.type}, which no runtime here executes; use one of ${LAYER_TYPES.join(', ')}`,
      );
  }
}
