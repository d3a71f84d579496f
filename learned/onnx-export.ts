import { UserError } from '../tasks/contract/index.js';
import type { Activation, Convolution, Graph, GraphNode, Shape, Window } from './graph/graph.js';
import { encodeOnnx, type OnnxAttribute, type OnnxConstant, type OnnxNode } from './onnx-file.js';

/** The name of the network's one input in an ONNX file; the outputs are `output-0`, `output-1`, … */
export const ONNX_INPUT = 'input';

/** The name of an output by its place. */
export const onnxOutput = (place: number): string => `output-${place}`;

/**
 * Writes a network as an ONNX file, for every runtime that reads those.
 *
 * ONNX lays images out with the channels first and the layers format with the channels last. Inputs and outputs keep
 * the layout of the layers format, so that whoever runs the file gives it what any other runtime gets; in between,
 * images are channels first.
 *
 * @returns the bytes of the file
 * @throws UserError when an operator of the graph cannot be said in ONNX
 * @example
 * await writeFile('digits.onnx', exportOnnx(buildGraph(network), 'digits'));
 */
export function exportOnnx(graph: Graph, name: string): Uint8Array {
  const nodes: OnnxNode[] = [];
  const constants: OnnxConstant[] = [];
  const writer: Writer = {
    call: (operator, inputs, attributes) => {
      const output = `value-${nodes.length}`;
      nodes.push({ operator, inputs, output, ...(attributes ? { attributes } : {}) });
      return output;
    },
    constant: (shape, values) => {
      const constant = `constant-${constants.length}`;
      constants.push({ name: constant, shape, values });
      return constant;
    },
  };
  const ends: string[] = [];
  graph.nodes.forEach((node, at) => {
    ends[at] =
      at === 0
        ? channelsFirst(writer, ONNX_INPUT, graph.inputShape)
        : writeNode(
            writer,
            node,
            node.inputs.map((input) => ends[input]!),
            node.inputs.map((input) => graph.nodes[input]!.outputShape),
          );
  });
  const outputs = graph.outputs.map((output, place) => {
    const { outputShape } = graph.nodes[output]!;
    const last = channelsLast(writer, ends[output]!, outputShape);
    nodes.push({ operator: 'Identity', inputs: [last], output: onnxOutput(place) });
    return { name: onnxOutput(place), shape: outputShape };
  });
  return encodeOnnx({
    name,
    nodes,
    constants,
    inputs: [{ name: ONNX_INPUT, shape: graph.inputShape }],
    outputs,
  });
}

/** Adds to the file and gives back the name of what it added. */
interface Writer {
  call(
    operator: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, OnnxAttribute>>,
  ): string;
  constant(shape: readonly number[], values: Float32Array | BigInt64Array): string;
}

const isImage = (shape: Shape): boolean => shape.length === 3;

function channelsFirst(writer: Writer, value: string, shape: Shape): string {
  if (!isImage(shape)) return value;
  const [height, width, channels] = shape as [number, number, number];
  // With one channel the numbers stand in the same order either way.
  if (channels === 1) return reshape(writer, value, [1, height, width]);
  return writer.call('Transpose', [value], { perm: { ints: [0, 3, 1, 2] } });
}

function channelsLast(writer: Writer, value: string, shape: Shape): string {
  return isImage(shape) ? writer.call('Transpose', [value], { perm: { ints: [0, 2, 3, 1] } }) : value;
}

/** To a shape given without the batch, which stays as it is: what 0 stands for in ONNX. */
function reshape(writer: Writer, value: string, shape: Shape): string {
  const target = BigInt64Array.from([0, ...shape], BigInt);
  return writer.call('Reshape', [value, writer.constant([target.length], target)]);
}

function writeNode(
  writer: Writer,
  node: GraphNode,
  inputs: readonly string[],
  shapes: readonly Shape[],
): string {
  const { operator, outputShape } = node;
  const input = inputs[0]!;
  const shape = shapes[0]!;
  const requireKnownLayout = (): void => {
    if (shape.length === 2) {
      throw new UserError(
        `layer "${node.name}" (${operator.kind}) works on a sequence of shape ${shape.join('×')}, which the ONNX file cannot express; reshape it to an image of height 1`,
      );
    }
  };
  switch (operator.kind) {
    case 'input':
      return input;
    case 'conv2d':
    case 'depthwise':
      return activate(writer, operator.activation, convolve(writer, operator, input, shape));
    case 'dense': {
      requireKnownLayout();
      const [from, to] = operator.kernel.shape as [number, number];
      const kernel = transposed(operator.kernel.values, from, to);
      const bias = writer.constant([to], operator.bias);
      const made = isImage(shape)
        ? // On every place of an image: a convolution of size one.
          writer.call('Conv', [input, writer.constant([to, from, 1, 1], kernel), bias])
        : writer.call('Gemm', [input, writer.constant([to, from], kernel), bias], { transB: { int: 1 } });
      return activate(writer, operator.activation, made);
    }
    case 'max-pool':
    case 'average-pool':
      return writer.call(operator.kind === 'max-pool' ? 'MaxPool' : 'AveragePool', [input], {
        kernel_shape: { ints: operator.size },
        ...windowAttributes(operator, operator.size, [1, 1], shape),
      });
    case 'global-average-pool':
      return reshape(writer, writer.call('GlobalAveragePool', [input]), outputShape);
    case 'reshape':
      return channelsFirst(
        writer,
        reshape(writer, channelsLast(writer, input, shape), outputShape),
        outputShape,
      );
    case 'affine': {
      requireKnownLayout();
      const perChannel = isImage(shape) ? [operator.scale.length, 1, 1] : [operator.scale.length];
      const scaled = writer.call('Mul', [input, writer.constant(perChannel, operator.scale)]);
      return writer.call('Add', [scaled, writer.constant(perChannel, operator.offset)]);
    }
    case 'activation':
      return activate(writer, operator.activation, input);
    case 'softmax':
      requireKnownLayout();
      return writer.call('Softmax', [input], { axis: { int: 1 } });
    case 'add':
      return writer.call('Add', inputs);
    case 'concatenate':
      requireKnownLayout();
      return writer.call('Concat', inputs, { axis: { int: 1 } });
    case 'zero-pad': {
      const [[top, bottom], [left, right]] = operator.padding;
      const pads = BigInt64Array.from([0, 0, top, left, 0, 0, bottom, right], BigInt);
      return writer.call('Pad', [input, writer.constant([8], pads)]);
    }
  }
}

function convolve(writer: Writer, operator: Convolution, input: string, shape: Shape): string {
  const [height, width, from, out] = operator.filter.shape as [number, number, number, number];
  const depthwise = operator.kind === 'depthwise';
  // The layers format counts the output channel fastest; ONNX counts it slowest.
  const filter = transposed(
    operator.filter.values,
    depthwise ? height * width : height * width * from,
    depthwise ? from * out : out,
  );
  const filters = depthwise ? from * out : out;
  const inputs = depthwise ? 1 : from;
  return writer.call(
    'Conv',
    [
      input,
      writer.constant(
        [filters, inputs, height, width],
        depthwise ? filter : inputsFirst(filter, filters, height * width, from),
      ),
      writer.constant([filters], operator.bias),
    ],
    {
      dilations: { ints: operator.dilations },
      group: { int: depthwise ? from : 1 },
      ...windowAttributes(operator, [height, width], operator.dilations, shape),
    },
  );
}

/** A matrix of rows by columns with rows and columns swapped. */
function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(
    { length: values.length },
    (_, at) => values[(at % rows) * columns + Math.floor(at / rows)]!,
  );
}

/** Filters of `[out, place, in]` as `[out, in, place]`. */
function inputsFirst(filter: Float32Array, filters: number, places: number, inputs: number): Float32Array {
  const each = places * inputs;
  const result = new Float32Array(filter.length);
  for (let which = 0; which < filters; which++) {
    const one = filter.subarray(which * each, (which + 1) * each);
    result.set(transposed(one, places, inputs), which * each);
  }
  return result;
}

/** Padding as TensorFlow lays it: the odd pixel below and to the right. */
function windowAttributes(
  window: Window,
  size: readonly [number, number],
  dilations: readonly [number, number],
  input: Shape,
): Record<string, OnnxAttribute> {
  const padding = ([0, 1] as const).map((axis) => {
    if (window.padding === 'valid') return [0, 0] as const;
    const stride = window.strides[axis];
    const reach = (size[axis] - 1) * dilations[axis] + 1;
    const needed = Math.max(0, (Math.ceil(input[axis]! / stride) - 1) * stride + reach - input[axis]!);
    return [Math.floor(needed / 2), Math.ceil(needed / 2)] as const;
  });
  return {
    strides: { ints: window.strides },
    pads: { ints: [...padding.map(([before]) => before), ...padding.map(([, after]) => after)] },
  };
}

const OPERATORS = {
  relu: 'Relu',
  sigmoid: 'Sigmoid',
  elu: 'Elu',
  tanh: 'Tanh',
} as const;

function activate(writer: Writer, activation: Activation, value: string): string {
  if (activation === 'linear') return value;
  if (activation === 'relu6') {
    const [low, high] = [0, 6].map((bound) => writer.constant([], Float32Array.of(bound)));
    return writer.call('Clip', [value, low!, high!]);
  }
  return writer.call(OPERATORS[activation], [value]);
}
