import { PbfWriter } from 'pbf';

/** A call of an ONNX operator. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** Whole numbers, or one number with a fraction. */
export type OnnxAttribute =
  { readonly ints: readonly number[] } | { readonly int: number } | { readonly float: number };

/** A constant: weights as 32-bit floats, shapes as 64-bit integers. */
export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** An input or output: a tensor of floats, its first dimension the batch. */
interface OnnxValue {
  readonly name: string;
  /** Without the batch. */
  readonly shape: readonly number[];
}

/** A network in the terms of ONNX. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** The version of the operators' meaning, old enough for every runtime in use. */
const OPERATOR_SET = 17;
/** The file format's own version that goes with it. */
const FORMAT_VERSION = 8;

/** Numbers of `AttributeProto.AttributeType` and `TensorProto.DataType`. */
const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;
const DATA = { float: 1, int64: 7 } as const;

/**
 * Writes an ONNX file: a protocol buffer whose field numbers are those of `onnx.proto3` (ONNX 1.12). The encoding is
 * pbf's; of the packages that bring the message definitions along, onnx-proto is 23 MB and stands still since 2019.
 */
export function encodeOnnx(graph: OnnxGraph): Uint8Array {
  const file = new PbfWriter();
  file.writeVarintField(1, FORMAT_VERSION);
  file.writeStringField(2, 'rules-vs-weights');
  file.writeMessage(7, writeGraph, graph);
  file.writeMessage(8, (_, set) => set.writeVarintField(2, OPERATOR_SET), undefined);
  return file.finish();
}

function writeGraph(graph: OnnxGraph, out: PbfWriter): void {
  for (const node of graph.nodes) out.writeMessage(1, writeNode, node);
  out.writeStringField(2, graph.name);
  for (const constant of graph.constants) out.writeMessage(5, writeConstant, constant);
  for (const input of graph.inputs) out.writeMessage(11, writeValue, input);
  for (const output of graph.outputs) out.writeMessage(12, writeValue, output);
}

function writeNode(node: OnnxNode, out: PbfWriter): void {
  for (const input of node.inputs) out.writeStringField(1, input);
  out.writeStringField(2, node.output);
  out.writeStringField(3, node.output);
  out.writeStringField(4, node.operator);
  for (const attribute of Object.entries(node.attributes ?? {}))
    out.writeMessage(5, writeAttribute, attribute);
}

function writeAttribute([name, value]: [string, OnnxAttribute], out: PbfWriter): void {
  out.writeStringField(1, name);
  if ('float' in value) {
    out.writeFloatField(2, value.float);
    out.writeVarintField(20, ATTRIBUTE.float);
  } else if ('int' in value) {
    out.writeVarintField(3, value.int);
    out.writeVarintField(20, ATTRIBUTE.int);
  } else {
    for (const int of value.ints) out.writeVarintField(8, int);
    out.writeVarintField(20, ATTRIBUTE.ints);
  }
}

function writeConstant({ name, shape, values }: OnnxConstant, out: PbfWriter): void {
  for (const size of shape) out.writeVarintField(1, size);
  out.writeVarintField(2, values instanceof Float32Array ? DATA.float : DATA.int64);
  out.writeStringField(8, name);
  // Little-endian, as every processor that Node runs on is.
  out.writeBytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

function writeValue({ name, shape }: OnnxValue, out: PbfWriter): void {
  out.writeStringField(1, name);
  out.writeMessage(
    2,
    (_, type) =>
      type.writeMessage(
        1,
        (__, tensor) => {
          tensor.writeVarintField(1, DATA.float);
          tensor.writeMessage(2, writeShape, shape);
        },
        undefined,
      ),
    undefined,
  );
}

function writeShape(shape: readonly number[], out: PbfWriter): void {
  out.writeMessage(1, (_, dimension) => dimension.writeStringField(2, 'batch'), undefined);
  for (const size of shape)
    out.writeMessage(1, (value, dimension) => dimension.writeVarintField(1, value), size);
}
