import { f32x4, i32, local, v128 } from 'wasmati';

import type { Convolution } from '../graph/graph.js';
import { activateVector, type VectorActivation } from './activation.js';
import { advance, repeat, step, type Step } from './assembler.js';
import { FLOAT, LANES, VECTOR, vectorsOf, type Image, type MemoryPlan } from './memory.js';
import { padded } from './product.js';

/** Places of a filter whose weights stay in registers while a row is gone through. */
const MOST_HELD = 11;

/**
 * Writes a convolution of every channel by a filter of its own. Four channels are a vector; for each of them the weights are
 * loaded once a row.
 */
export function depthwise(
  { filter, bias, strides, dilations }: Convolution,
  [top, left]: readonly [number, number],
  activation: VectorActivation,
  input: Image,
  output: Image,
  memory: MemoryPlan,
): Step {
  const [height, width, channels] = filter.shape as [number, number, number];
  const vectors = vectorsOf(channels);
  const taps = Array.from({ length: height * width }, (_, at) => ({
    weights: at * VECTOR * vectors,
    place:
      FLOAT *
      (Math.floor(at / width) * dilations[0] * input.rowStride +
        (at % width) * dilations[1] * input.placeStride),
  }));
  const packed = new Float32Array(taps.length * LANES * vectors);
  taps.forEach((_, at) =>
    packed.set(filter.values.subarray(at * channels, (at + 1) * channels), at * LANES * vectors),
  );
  const weights = memory.hold(LANES * vectors, packed);
  const biases = memory.hold(LANES * vectors, padded(bias, LANES * vectors));
  const isHeld = taps.length <= MOST_HELD;

  return step((variables) => {
    const [channel, from, to] = [variables.i32(), variables.i32(), variables.i32()];
    const [row, outRow] = [variables.i32(), variables.i32()];
    const sum = variables.v128();
    const held = variables.vectors(isHeld ? taps.length : 0);
    local.set(row, input.offset - FLOAT * (top * input.rowStride + left * input.placeStride));
    local.set(outRow, output.offset);
    repeat(variables, output.rows, () => {
      local.set(channel, 0);
      repeat(variables, vectors, () => {
        local.get(row);
        local.get(channel);
        i32.add();
        local.set(from);
        local.get(outRow);
        local.get(channel);
        i32.add();
        local.set(to);
        held.forEach((variable, at) => {
          v128.load({ offset: weights + taps[at]!.weights }, channel);
          local.set(variable);
        });
        repeat(variables, output.columns, () => {
          v128.load({ offset: biases }, channel);
          local.set(sum);
          taps.forEach((tap, at) => {
            local.get(sum);
            v128.load({ offset: tap.place }, from);
            if (isHeld) local.get(held[at]!);
            else v128.load({ offset: weights + tap.weights }, channel);
            f32x4.mul();
            f32x4.add();
            local.set(sum);
          });
          local.get(to);
          local.get(sum);
          activateVector(activation);
          v128.store({});
          advance(from, FLOAT * strides[1] * input.placeStride);
          advance(to, FLOAT * output.placeStride);
        });
        advance(channel, VECTOR);
      });
      advance(row, FLOAT * strides[0] * input.rowStride);
      advance(outRow, FLOAT * output.rowStride);
    });
  });
}
