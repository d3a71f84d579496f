import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';

import type { GraphNode, Weights } from '../graph/graph.js';

/** A call of a TensorFlow.js kernel, as far as it is known before the input is. */
export interface KernelCall {
  readonly kernel: string;
  readonly attributes: NamedAttrMap;
  /** What the kernel calls its inputs, in the order of {@link GraphNode.inputs}; absent where it takes a list of them. */
  readonly names?: readonly string[];
  readonly weights?: Readonly<Record<string, TensorInfo>>;
}

/** Puts weights into the backend, once. */
export type Hold = (weights: Weights) => TensorInfo;

/**
 * The kernel calls that compute one node: one, except where a kernel wants its input in another shape.
 *
 * @param node any node but the input
 * @param inputShapes the shapes of its inputs, without the batch
 * @param batch the number of examples
 * @param hold keeps the node's weights
 */
export function kernelCalls(
  node: GraphNode,
  inputShapes: readonly (readonly number[])[],
  batch: number,
  hold: Hold,
): readonly KernelCall[] {
  const { operator } = node;
  const shape = [batch, ...node.outputShape];
  switch (operator.kind) {
    case 'input':
      return [];
    case 'conv2d':
    case 'depthwise': {
      const filter = hold(operator.filter);
      const bias = hold(vector(operator.bias));
      return [
        {
          kernel: operator.kind === 'conv2d' ? 'FusedConv2D' : 'FusedDepthwiseConv2D',
          attributes: {
            strides: [...operator.strides],
            pad: operator.padding,
            dataFormat: 'NHWC',
            dilations: [...operator.dilations],
            activation: operator.activation,
          },
          names: ['x'],
          weights: { filter, bias },
        },
      ];
    }
    case 'dense': {
      // The kernel multiplies stacks of matrices; the places of an image, where there are any, are rows of one.
      const [from, to] = operator.kernel.shape as [number, number];
      const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
      const kernel = hold({ shape: [1, from, to], values: operator.kernel.values });
      const bias = hold(vector(operator.bias));
      const attributes = { transposeA: false, transposeB: false, activation: operator.activation };
      return [
        reshape([1, rows, from]),
        { kernel: '_FusedMatMul', attributes, names: ['a'], weights: { b: kernel, bias } },
        reshape(shape),
      ];
    }
    case 'max-pool':
    case 'average-pool':
      return [
        {
          kernel: operator.kind === 'max-pool' ? 'MaxPool' : 'AvgPool',
          attributes: {
            filterSize: [...operator.size],
            strides: [...operator.strides],
            pad: operator.padding,
          },
          names: ['x'],
        },
      ];
    case 'global-average-pool': {
      // Pooling over the whole image; the kernel Mean would transpose it first.
      const [height, width] = inputShapes[0] as [number, number, number];
      return [
        {
          kernel: 'AvgPool',
          attributes: { filterSize: [height, width], strides: [1, 1], pad: 'valid' },
          names: ['x'],
        },
        reshape(shape),
      ];
    }
    case 'reshape':
      return [reshape(shape)];
    case 'affine': {
      const scale = hold(vector(operator.scale));
      const offset = hold(vector(operator.offset));
      return [
        { kernel: 'Multiply', attributes: {}, names: ['a'], weights: { b: scale } },
        { kernel: 'Add', attributes: {}, names: ['a'], weights: { b: offset } },
      ];
    }
    case 'activation':
      return [{ kernel: UNARY[operator.activation], attributes: {}, names: ['x'] }];
    case 'softmax':
      return [{ kernel: 'Softmax', attributes: { dim: shape.length - 1 }, names: ['logits'] }];
    case 'add':
      return [{ kernel: 'Add', attributes: {}, names: ['a', 'b'] }];
    case 'concatenate':
      return [
        {
          kernel: 'Concat',
          attributes: { axis: shape.length - 1 },
        },
      ];
    case 'zero-pad':
      return [
        {
          kernel: 'PadV2',
          attributes: {
            paddings: [[0, 0], [...operator.padding[0]], [...operator.padding[1]], [0, 0]],
            constantValue: 0,
          },
          names: ['x'],
        },
      ];
  }
}

const UNARY = {
  linear: 'Identity',
  relu: 'Relu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
  elu: 'Elu',
  tanh: 'Tanh',
} as const;

const vector = (values: Float32Array): Weights => ({ shape: [values.length], values });

const reshape = (shape: readonly number[]): KernelCall => ({
  kernel: 'Reshape',
  attributes: { shape: [...shape] },
  names: ['x'],
});
