import { sizeOf, type GraphNode, type Shape, type Window } from './graph.js';

/**
 * Height and width that a sliding window leaves: `same` pads so that only the stride shrinks the image, `valid` pads
 * nothing.
 *
 * @example
 * windowOutput([28, 28, 1], [3, 3], { strides: [2, 2], padding: 'same' }); // [14, 14]
 */
export function windowOutput(
  input: Shape,
  size: readonly [number, number],
  window: Window,
  dilations: readonly [number, number] = [1, 1],
): [number, number] {
  const along = (axis: 0 | 1): number => {
    const reach = (size[axis] - 1) * dilations[axis] + 1;
    const places = window.padding === 'same' ? input[axis]! : input[axis]! - reach + 1;
    return Math.ceil(places / window.strides[axis]);
  };
  return [along(0), along(1)];
}

/**
 * Multiply-accumulates of one node for one input: a multiplication and an addition count as one; additions,
 * comparisons and activations alone count as none, as is usual (Sze et al. 2017, "Efficient Processing of Deep Neural
 * Networks").
 */
export function multiplyAccumulates(node: GraphNode): number {
  const { operator, outputShape } = node;
  switch (operator.kind) {
    case 'conv2d':
      return sizeOf(operator.filter.shape.slice(0, 3)) * sizeOf(outputShape);
    case 'depthwise':
      return sizeOf(operator.filter.shape.slice(0, 2)) * sizeOf(outputShape);
    case 'dense':
      // A dense layer on an image works on every place of it, as a convolution of size one does.
      return operator.kernel.shape[0]! * sizeOf(outputShape);
    case 'affine':
      return sizeOf(outputShape);
    default:
      return 0;
  }
}

/** Trained numbers that one node holds. */
export function nodeWeights({ operator }: GraphNode): number {
  switch (operator.kind) {
    case 'conv2d':
    case 'depthwise':
      return operator.filter.values.length + operator.bias.length;
    case 'dense':
      return operator.kernel.values.length + operator.bias.length;
    case 'affine':
      return operator.scale.length + operator.offset.length;
    default:
      return 0;
  }
}
