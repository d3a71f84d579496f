import { paddingOf } from '../engine/convolution.js';
import {
  sizeOf,
  type Activation,
  type Convolution,
  type GraphNode,
  type Operator,
  type Shape,
} from '../graph/graph.js';

/** What stands around an operator when it is followed back. */
export interface Passed {
  /** The outputs of the nodes before. */
  readonly inputs: readonly Float32Array[];
  readonly output: Float32Array;
  /** How the score changes with each number of the output. */
  readonly gradient: Float32Array;
  /** The same for the inputs: what this operator adds is added. */
  readonly into: readonly Float32Array[];
}

/** Follows one operator back for one example, by the chain rule. */
export type Backward = (passed: Passed) => void;

/**
 * How one operator passes a gradient on to its inputs; those of its weights are nobody's business here.
 *
 * @param inputs the shapes of its inputs
 */
export function backwardOf({ operator, outputShape }: GraphNode, inputs: readonly Shape[]): Backward {
  const input = inputs[0] ?? [];
  switch (operator.kind) {
    case 'conv2d':
    case 'depthwise':
      return afterActivation(operator.activation, convolutionBack(operator, input, outputShape));
    case 'dense': {
      const { kernel, activation } = operator;
      return afterActivation(activation, denseBack(kernel.values, kernel.shape[0]!, kernel.shape[1]!));
    }
    case 'max-pool':
    case 'average-pool':
      return poolBack(operator, input, outputShape);
    case 'global-average-pool':
      return globalAverageBack(input);
    case 'affine':
      return ({ gradient, into: [into] }) => {
        const { scale } = operator;
        for (let at = 0; at < gradient.length; at++) into![at]! += gradient[at]! * scale[at % scale.length]!;
      };
    case 'activation':
      return afterActivation(operator.activation, ({ gradient, into: [into] }) => addTo(into!, gradient));
    case 'softmax':
      return softmaxBack(outputShape.at(-1)!);
    case 'add':
      return ({ gradient, into }) => into.forEach((one) => addTo(one, gradient));
    case 'concatenate':
      return concatenateBack(
        inputs.map((shape) => shape.at(-1)!),
        outputShape.at(-1)!,
      );
    case 'zero-pad':
      return zeroPadBack(operator, input, outputShape);
    case 'input':
    case 'reshape':
      throw new Error(`${operator.kind} computes nothing`);
  }
}

function addTo(into: Float32Array, gradient: Float32Array): void {
  for (let at = 0; at < into.length; at++) into[at]! += gradient[at]!;
}

/** Slopes of activations, by what they gave: where one has a corner, that of one side. */
const SLOPES: Readonly<Record<Exclude<Activation, 'linear'>, (output: number) => number>> = {
  relu: (output) => (output > 0 ? 1 : 0),
  relu6: (output) => (output > 0 && output < 6 ? 1 : 0),
  sigmoid: (output) => output * (1 - output),
  elu: (output) => (output < 0 ? output + 1 : 1),
  tanh: (output) => 1 - output ** 2,
};

/** Takes the gradient before the activation that an operator ends in, and then follows the operator itself. */
function afterActivation(activation: Activation, back: Backward): Backward {
  if (activation === 'linear') return back;
  const slope = SLOPES[activation];
  return (passed) => {
    const { gradient, output } = passed;
    for (let at = 0; at < gradient.length; at++) gradient[at]! *= slope(output[at]!);
    back(passed);
  };
}

function convolutionBack(operator: Convolution, input: Shape, output: Shape): Backward {
  const { filter, strides, dilations } = operator;
  const [height, width, channels] = input as [number, number, number];
  const [rows, columns, filters] = output as [number, number, number];
  const [filterRows, filterColumns] = filter.shape as [number, number];
  const [top, left] = paddingOf(operator, input, output, [filterRows, filterColumns], dilations);
  const weights = filter.values;
  const ofEach = operator.kind === 'conv2d' ? filters : filters / channels;
  const isDepthwise = operator.kind === 'depthwise';
  return ({ gradient, into: [into] }) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const from = (row * columns + column) * filters;
        for (let down = 0; down < filterRows; down++) {
          const y = row * strides[0] + down * dilations[0] - top;
          if (y < 0 || y >= height) continue;
          for (let across = 0; across < filterColumns; across++) {
            const x = column * strides[1] + across * dilations[1] - left;
            if (x < 0 || x >= width) continue;
            const to = (y * width + x) * channels;
            const tap = (down * filterColumns + across) * channels;
            for (let channel = 0; channel < channels; channel++) {
              const weight = (tap + channel) * ofEach;
              const first = isDepthwise ? from + channel * ofEach : from;
              let sum = 0;
              for (let at = 0; at < ofEach; at++) sum += gradient[first + at]! * weights[weight + at]!;
              into![to + channel]! += sum;
            }
          }
        }
      }
    }
  };
}

const denseBack =
  (weights: Float32Array, from: number, units: number): Backward =>
  ({ gradient, into: [into] }) => {
    for (let row = 0; row < gradient.length / units; row++) {
      for (let at = 0; at < from; at++) {
        let sum = 0;
        for (let unit = 0; unit < units; unit++)
          sum += gradient[row * units + unit]! * weights[at * units + unit]!;
        into![row * from + at]! += sum;
      }
    }
  };

type Pool = Extract<Operator, { readonly size: unknown }>;

/** Of the largest value under a window, to the place where it first stood; of a mean, to all places alike. */
function poolBack(operator: Pool, input: Shape, output: Shape): Backward {
  const { kind, size, strides } = operator;
  const [height, width, channels] = input as [number, number, number];
  const [rows, columns] = output as [number, number];
  const [top, left] = paddingOf(operator, input, output, size);
  return ({ inputs: [image], output: pooled, gradient, into: [into] }) => {
    for (let row = 0; row < rows; row++) {
      const firstY = Math.max(0, row * strides[0] - top);
      const lastY = Math.min(height, row * strides[0] - top + size[0]);
      for (let column = 0; column < columns; column++) {
        const firstX = Math.max(0, column * strides[1] - left);
        const lastX = Math.min(width, column * strides[1] - left + size[1]);
        const places = (lastY - firstY) * (lastX - firstX);
        for (let channel = 0; channel < channels; channel++) {
          const from = (row * columns + column) * channels + channel;
          let isGiven = false;
          for (let y = firstY; y < lastY; y++) {
            for (let x = firstX; x < lastX; x++) {
              const to = (y * width + x) * channels + channel;
              if (kind === 'average-pool') into![to]! += gradient[from]! / places;
              else if (!isGiven && image![to] === pooled[from]) {
                into![to]! += gradient[from]!;
                isGiven = true;
              }
            }
          }
        }
      }
    }
  };
}

function globalAverageBack([height, width, channels]: Shape): Backward {
  const places = height! * width!;
  return ({ gradient, into: [into] }) => {
    for (let at = 0; at < into!.length; at++) into![at]! += gradient[at % channels!]! / places;
  };
}

const softmaxBack =
  (size: number): Backward =>
  ({ output, gradient, into: [into] }) => {
    for (let from = 0; from < output.length; from += size) {
      let mean = 0;
      for (let at = from; at < from + size; at++) mean += gradient[at]! * output[at]!;
      for (let at = from; at < from + size; at++) into![at]! += output[at]! * (gradient[at]! - mean);
    }
  };

const concatenateBack =
  (sizes: readonly number[], joined: number): Backward =>
  ({ gradient, into }) => {
    let before = 0;
    into.forEach((one, each) => {
      const size = sizes[each]!;
      for (let at = 0; at < one.length; at++)
        one[at]! += gradient[Math.floor(at / size) * joined + before + (at % size)]!;
      before += size;
    });
  };

function zeroPadBack(
  { padding: [[top], [left]] }: Extract<Operator, { kind: 'zero-pad' }>,
  input: Shape,
  [, columns]: Shape,
): Backward {
  const [, width, channels] = input as [number, number, number];
  const line = width * channels;
  return ({ gradient, into: [into] }) => {
    for (let at = 0; at < sizeOf(input); at++) {
      const row = Math.floor(at / line);
      into![at]! += gradient[((row + top) * columns! + left) * channels + (at % line)]!;
    }
  };
}
