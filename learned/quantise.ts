import type { WeightBits } from '../tasks/contract/index.js';
import type { SavedNetwork, SavedWeight } from './network.js';

/** A network with rounded weights. */
export interface QuantisedNetwork {
  /** The network again, its kernels rounded and written back as floats, so that every runtime can run it. */
  readonly network: SavedNetwork;
  /** What it takes to store: packed integers, one scale per output channel, and everything else as 32-bit floats. */
  readonly bytes: Uint8Array;
}

/**
 * Rounds the kernels of a network to a few bits: symmetric, with one scale for each output channel, so that the
 * largest weight of a channel is the largest integer (Krishnamoorthi 2018, "Quantizing deep convolutional networks for
 * efficient inference", section 2.2). Biases and normalisations, a percent of the weights, stay as they are.
 *
 * @example
 * const { network, bytes } = quantise(saved, 8); // a quarter of the size
 */
export function quantise(saved: SavedNetwork, bits: WeightBits): QuantisedNetwork {
  const parts: Uint8Array[] = [];
  const weights = saved.weights.map((weight) => {
    if (weight.shape.length < 2) {
      parts.push(bytesOf(weight.values));
      return weight;
    }
    const { integers, scales, values } = quantiseKernel(weight, bits);
    parts.push(bytesOf(scales), pack(integers, bits));
    return { ...weight, values };
  });
  return { network: { ...saved, weights }, bytes: joined(parts) };
}

/** A kernel as integers and scales: the last dimension counts the output channels, or for a depthwise kernel the last two. */
function quantiseKernel({ name, shape, values }: SavedWeight, bits: WeightBits): RoundedKernel {
  const depthwise = name.endsWith('/depthwise_kernel');
  return roundByChannel(values, depthwise ? shape.at(-1)! * shape.at(-2)! : shape.at(-1)!, bits);
}

/** A kernel as integers and a scale for every output channel. */
interface RoundedKernel {
  readonly integers: Int8Array;
  readonly scales: Float32Array;
  /** What they stand for. */
  readonly values: Float32Array;
}

/**
 * Rounds a kernel whose output channels run fastest.
 *
 * @param values rows of one number an output channel
 */
export function roundByChannel(values: Float32Array, channels: number, bits: WeightBits): RoundedKernel {
  const largest = 2 ** (bits - 1) - 1;
  const scales = new Float32Array(channels);
  values.forEach((value, at) => {
    scales[at % channels] = Math.max(scales[at % channels]!, Math.abs(value) / largest);
  });
  const integers = Int8Array.from(values, (value, at) => {
    const scale = scales[at % channels]!;
    return scale === 0 ? 0 : Math.round(value / scale);
  });
  return { integers, scales, values: scaled(integers, scales) };
}

/** The numbers that integers stand for, by a scale for every output channel. */
export const scaled = (integers: Int8Array, scales: Float32Array): Float32Array =>
  Float32Array.from(integers, (integer, at) => integer * scales[at % scales.length]!);

/** One integer a byte, or two: the first in the low half. */
export function pack(integers: Int8Array, bits: WeightBits): Uint8Array {
  if (bits === 8) return bytesOf(integers);
  const packed = new Uint8Array(Math.ceil(integers.length / 2));
  integers.forEach((integer, at) => {
    packed[at >> 1]! |= (integer & 0xf) << (4 * (at % 2));
  });
  return packed;
}

/** The bytes of an array of numbers. */
export const bytesOf = (array: Float32Array | Int8Array | Uint32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Bytes after bytes. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
