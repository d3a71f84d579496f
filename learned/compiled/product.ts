import { block, br_if, f32x4, i32, local, v128, type Local } from 'wasmati';

import type { Convolution, Dense } from '../graph/graph.js';
import { activateVector, type VectorActivation } from './activation.js';
import { advance, repeat, step, type Step, type Variables } from './assembler.js';
import { chooseBlocking, REGISTERS } from './blocks.js';
import { FLOAT, isOneRow, LANES, VECTOR, vectorsOf, type Image, type MemoryPlan } from './memory.js';

/** A convolution over all channels, or a matrix product, which is one of a filter of one place. */
export interface Product {
  /** `[height, width, in, out]`, the last fastest. */
  readonly filter: readonly [number, number, number, number];
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  /** Places of the filter above and left of the image at the first output. */
  readonly padding: readonly [top: number, left: number];
  readonly activation: VectorActivation;
}

/** A dense layer as a product over every place of its input. */
export const productOfDense = ({ kernel, bias }: Dense, activation: VectorActivation): Product => ({
  filter: [1, 1, kernel.shape[0]!, kernel.shape[1]!],
  weights: kernel.values,
  bias,
  strides: [1, 1],
  dilations: [1, 1],
  padding: [0, 0],
  activation,
});

/** A convolution as a product; a depthwise one of several filters a channel by a filter of zeros elsewhere. */
export function productOfConvolution(
  { kind, filter, bias, strides, dilations }: Convolution,
  padding: Product['padding'],
  activation: VectorActivation,
): Product {
  const [height, width, from, last] = filter.shape as [number, number, number, number];
  const shared = { bias, strides, dilations, padding, activation };
  if (kind === 'conv2d') return { ...shared, filter: [height, width, from, last], weights: filter.values };
  const out = from * last;
  const weights = new Float32Array(height * width * from * out);
  filter.values.forEach((value, at) => {
    const row = Math.floor(at / last);
    weights[row * out + (row % from) * last + (at % last)] = value;
  });
  return { ...shared, filter: [height, width, from, out], weights };
}

/** Numbers of the input that stand one after the other, `lines` × `runs` times with gaps between. */
interface Runs {
  readonly lines: number;
  readonly lineStride: number;
  readonly runs: number;
  readonly runStride: number;
  readonly length: number;
}

/** What lies under the filter at one place: whole rows of it where its places follow each other without a gap. */
function runsUnder({ filter: [height, width, channels], dilations }: Product, input: Image): Runs {
  const lines = { lines: height, lineStride: dilations[0] * input.rowStride };
  const runStride = dilations[1] * input.placeStride;
  return width === 1 || runStride === channels
    ? { ...lines, runs: 1, runStride: 0, length: width * channels }
    : { ...lines, runs: width, runStride, length: channels };
}

/**
 * Writes a product. Its outputs are cut into blocks of some places by some vectors of channels, whose sums stay in registers
 * while the inputs under the filter are gone through: every input that is loaded serves all vectors of the block, and
 * every weight all its places.
 *
 * @param added an image of the output's shape that is added before the activation
 */
export function product(
  given: Product,
  input: Image,
  output: Image,
  memory: MemoryPlan,
  added?: Image,
): Step {
  const { strides, padding, bias, filter } = given;
  const flat =
    filter[0] * filter[1] === 1 &&
    strides[0] * strides[1] === 1 &&
    [input, output, ...(added ? [added] : [])].every(isOneRow);
  const rows = flat ? 1 : output.rows;
  const columns = flat ? output.rows * output.columns : output.columns;
  const runs = runsUnder(given, input);
  const blocking = chooseBlocking(columns, vectorsOf(filter[3]));
  const biases = memory.hold(LANES * vectorsOf(bias.length), padded(bias, LANES * vectorsOf(bias.length)));

  return step((variables) => {
    const [weights, channel] = [variables.i32(), variables.i32()];
    const pointers = { from: variables.i32(), to: variables.i32(), and: variables.i32() };
    const writeBlock = blockWriter(variables, runs, given.activation, added !== undefined);
    let vector = 0;
    for (const { size, count, places } of blocking.vectors) {
      const packed = pack(given, vector, size, count);
      local.set(weights, memory.hold(LANES * size, packed, count));
      // Bytes from the first output channel to those of the block.
      local.set(channel, VECTOR * vector);
      repeat(variables, count, () => {
        const start = input.offset - FLOAT * (padding[0] * input.rowStride + padding[1] * input.placeStride);
        local.set(pointers.from, start);
        startAt(pointers.to, output.offset, channel);
        if (added) startAt(pointers.and, added.offset, channel);
        const move = (steps: number, stride: (image: Image) => number, by: number): void => {
          advance(pointers.from, FLOAT * steps * by * stride(input));
          advance(pointers.to, FLOAT * steps * stride(output));
          if (added) advance(pointers.and, FLOAT * steps * stride(added));
        };
        repeat(variables, rows, () => {
          for (const group of places) {
            repeat(variables, group.count, () => {
              writeBlock({
                places: group.size,
                vectors: size,
                inputStep: FLOAT * strides[1] * input.placeStride,
                outputStep: FLOAT * output.placeStride,
                addedStep: FLOAT * (added?.placeStride ?? 0),
                biases,
                channel,
                weights,
                ...pointers,
              });
              move(group.size, ({ placeStride }) => placeStride, strides[1]);
            });
          }
          if (rows === 1) return;
          move(-columns, ({ placeStride }) => placeStride, strides[1]);
          move(1, ({ rowStride }) => rowStride, strides[0]);
        });
        if (count === 1) return;
        advance(weights, (FLOAT * packed.length) / count);
        advance(channel, VECTOR * size);
      });
      vector += size * count;
    }
  });
}

/** Sets a pointer to what a block of channels has of an image's first place. */
function startAt(pointer: Local<'i32'>, offset: number, channel: Local<'i32'>): void {
  local.set(pointer, channel);
  advance(pointer, offset);
}

/** One block: how many places and vectors it has, and how it finds them. */
interface Block {
  readonly places: number;
  readonly vectors: number;
  /** Bytes from one place of the block to the next, in each image. */
  readonly inputStep: number;
  readonly outputStep: number;
  readonly addedStep: number;
  /** Where the biases lie, and the bytes from the first output channel to the block's. */
  readonly biases: number;
  readonly channel: Local<'i32'>;
  /** Pointers to the block's weights, and to its first place in each image. */
  readonly weights: Local<'i32'>;
  readonly from: Local<'i32'>;
  readonly to: Local<'i32'>;
  readonly and: Local<'i32'>;
}

/** Inputs that one turn of the innermost loop takes. */
const UNROLLED = 4;

/** A run of at most so many inputs has no loop at all. */
const SHORT_RUN = 12;

/** Prepares to write blocks that share their variables. */
function blockWriter(
  variables: Variables,
  runs: Runs,
  activation: VectorActivation,
  adds: boolean,
): (given: Block) => void {
  const [source, weight] = [variables.i32(), variables.i32()];
  const registers = variables.vectors(REGISTERS);
  return (given) => {
    const { places, vectors } = given;
    const sums = registers.slice(0, places * vectors);
    const free = registers.slice(sums.length);
    const eachSum = (body: (sum: Local<'v128'>, place: number, vector: number) => void): void =>
      sums.forEach((sum, at) => body(sum, Math.floor(at / vectors), at % vectors));
    eachSum((sum, place, vector) => {
      v128.load({ offset: given.biases + VECTOR * vector }, given.channel);
      if (adds) {
        v128.load({ offset: place * given.addedStep + VECTOR * vector }, given.and);
        f32x4.add();
      }
      local.set(sum);
    });
    local.set(source, given.from);
    local.set(weight, given.weights);
    const take = (inputs: number): void => {
      block({}, (end) => {
        for (let at = 0; at < inputs; at++) {
          multiply(given, sums, free, { source, weight: { pointer: weight, offset: VECTOR * vectors * at } });
          advance(source, FLOAT);
          if (at === inputs - 1) continue;
          // Never taken, as no address is zero: without a branch between them V8 moves the loads of all inputs before the
          // first multiplication, where no register is left to hold them, and the whole takes three times as long.
          i32.eqz(source);
          br_if(end);
        }
      });
      advance(weight, VECTOR * vectors * inputs);
    };
    repeat(variables, runs.lines, () => {
      repeat(variables, runs.runs, () => {
        const unrolled = runs.length <= SHORT_RUN ? runs.length : UNROLLED;
        repeat(variables, Math.floor(runs.length / unrolled), () => take(unrolled));
        if (runs.length % unrolled > 0) take(runs.length % unrolled);
        if (runs.runs > 1) advance(source, FLOAT * (runs.runStride - runs.length));
      });
      const gone = runs.runs > 1 ? runs.runs * runs.runStride : runs.length;
      if (runs.lines > 1) advance(source, FLOAT * (runs.lineStride - gone));
    });
    eachSum((sum, place, vector) => {
      local.get(given.to);
      local.get(sum);
      activateVector(activation);
      v128.store({ offset: place * given.outputStep + VECTOR * vector });
    });
  };
}

/** Where the next input of the first place lies, and its row of weights. */
interface Next {
  readonly source: Local<'i32'>;
  readonly weight: { readonly pointer: Local<'i32'>; readonly offset: number };
}

/** Adds to the sums what one input of every place makes of one row of weights. */
function multiply(
  { places, vectors, inputStep }: Block,
  sums: readonly Local<'v128'>[],
  free: readonly Local<'v128'>[],
  { source, weight }: Next,
): void {
  const values = free.slice(0, places);
  const weights = free.slice(places, places + vectors);
  values.forEach((value, place) => {
    v128.load32_splat({ offset: place * inputStep }, source);
    local.set(value);
  });
  weights.forEach((variable, vector) => {
    v128.load({ offset: weight.offset + VECTOR * vector }, weight.pointer);
    local.set(variable);
  });
  sums.forEach((sum, at) => {
    local.get(sum);
    local.get(values[Math.floor(at / vectors)]!);
    local.get(weights[at % vectors]!);
    f32x4.mul();
    f32x4.add();
    local.set(sum);
  });
}

/** The weights of some blocks of vectors of output channels, one block after the other, in the order in which they are used. */
function pack({ filter, weights }: Product, first: number, size: number, count: number): Float32Array {
  const out = filter[3];
  const inputs = filter[0] * filter[1] * filter[2];
  const width = LANES * size;
  const packed = new Float32Array(count * inputs * width);
  for (let block = 0; block < count; block++) {
    const from = LANES * first + block * width;
    for (let input = 0; input < inputs; input++) {
      const row = weights.subarray(input * out + from, input * out + Math.min(out, from + width));
      packed.set(row, (block * inputs + input) * width);
    }
  }
  return packed;
}

/** Numbers with zeros behind them. */
export function padded(values: Float32Array, length: number): Float32Array {
  const result = new Float32Array(length);
  result.set(values);
  return result;
}
