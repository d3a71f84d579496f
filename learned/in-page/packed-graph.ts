import type { Graph, Weights } from '../graph/graph.js';

/** Where numbers lie in the bytes behind the header: floats, or rounded weights with a scale for each output channel. */
type Place =
  | { readonly floats: number; readonly length: number }
  | { readonly integers: number; readonly length: number; readonly scales: number; readonly channels: number };

/** A weight in whole steps is at most so many. */
const MOST_STEPS = 127;

/**
 * Writes a network whose weights were rounded to 8 bits in a quarter of their bytes: the graph as JSON, then one byte a weight
 * and one scale an output channel. Weights that were not rounded would be.
 *
 * @param graph of {@link quantise}d weights; normalisations that were folded into them only change the scales
 */
export function packGraph(graph: Graph): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const append = (array: Float32Array | Int8Array): number => {
    const at = size;
    // Floats begin at multiples of four, so that they can be read in place.
    const room = Math.ceil(array.byteLength / 4) * 4;
    const part = new Uint8Array(room);
    part.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    parts.push(part);
    size += room;
    return at;
  };
  const header = JSON.stringify(graph, (_, value: unknown) => {
    if (value instanceof Float32Array) return { floats: append(value), length: value.length };
    if (!isWeights(value)) return value;
    const { integers, scales } = inSteps(value);
    return {
      shape: value.shape,
      values: {
        integers: append(integers),
        length: integers.length,
        scales: append(scales),
        channels: scales.length,
      },
    };
  });
  const text = new TextEncoder().encode(header.padEnd(Math.ceil(header.length / 4) * 4));
  const packed = new Uint8Array(4 + text.length + size);
  new DataView(packed.buffer).setUint32(0, text.length, true);
  packed.set(text, 4);
  let at = 4 + text.length;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** Reads what {@link packGraph} wrote. */
export function unpackGraph(packed: Uint8Array): Graph {
  const bytes = packed.slice();
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const from = 4 + length;
  const floats = (at: number, count: number) => new Float32Array(bytes.buffer, from + at, count);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(4, from)), (_, value: unknown) => {
    if (!isPlace(value)) return value;
    if ('floats' in value) return floats(value.floats, value.length);
    const scales = floats(value.scales, value.channels);
    const integers = new Int8Array(bytes.buffer, from + value.integers, value.length);
    return Float32Array.from(integers, (integer, at) => integer * scales[at % scales.length]!);
  }) as Graph;
}

const isWeights = (value: unknown): value is Weights =>
  typeof value === 'object' && value !== null && 'shape' in value && 'values' in value;

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && ('floats' in value || 'integers' in value);

/** The last dimension counts the output channels, or of a depthwise filter, the last two. */
function inSteps({ shape, values }: Weights): { integers: Int8Array; scales: Float32Array } {
  const last = shape.at(-1)!;
  const channels = shape.length === 4 && last === 1 ? shape.at(-2)! : last;
  const scales = new Float32Array(channels);
  values.forEach((value, at) => {
    scales[at % channels] = Math.max(scales[at % channels]!, Math.abs(value) / MOST_STEPS);
  });
  const integers = Int8Array.from(values, (value, at) => {
    const scale = scales[at % channels]!;
    return scale === 0 ? 0 : Math.round(value / scale);
  });
  return { integers, scales };
}
