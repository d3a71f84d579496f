import { call, f32, f32x4, f64, local, v128, type Local } from 'wasmati';

import { activateVector, type VectorActivation } from './activation.js';
import { advance, EXP, repeat, step, type Step, type Variables } from './assembler.js';
import { eachPlace } from './images.js';
import { FLOAT, LANES, VECTOR, vectorsOf, type Image, type MemoryPlan } from './memory.js';
import { padded } from './product.js';

/** Writes a sum of two images of one shape. */
export const add = (left: Image, right: Image, output: Image): Step =>
  step((variables) => {
    eachPlace(variables, [left, right], output, ([one, other], to) => {
      eachVector(variables, vectorsOf(output.channels), [one!, other!, to], (offset) => {
        local.get(to);
        v128.load({ offset }, one!);
        v128.load({ offset }, other!);
        f32x4.add();
        v128.store({ offset });
      });
    });
  });

/** Writes an activation that stands alone. */
export const activateVectors = (activation: VectorActivation, input: Image, output: Image): Step =>
  step((variables) => {
    eachPlace(variables, [input], output, ([from], to) => {
      eachVector(variables, vectorsOf(output.channels), [from!, to], (offset) => {
        local.get(to);
        v128.load({ offset }, from!);
        activateVector(activation);
        v128.store({ offset });
      });
    });
  });

/** Writes what scales and moves every channel. */
export function affine(
  { scale, offset: moved }: { readonly scale: Float32Array; readonly offset: Float32Array },
  input: Image,
  output: Image,
  memory: MemoryPlan,
): Step {
  const width = LANES * vectorsOf(output.channels);
  const [scales, offsets] = [scale, moved].map((values) => memory.hold(width, padded(values, width))) as [
    number,
    number,
  ];
  return step((variables) => {
    const channel = variables.i32();
    eachPlace(variables, [input], output, ([from], to) => {
      eachVector(variables, vectorsOf(output.channels), [from!, to, channel], (offset) => {
        local.get(to);
        v128.load({ offset }, from!);
        v128.load({ offset: scales + offset }, channel);
        f32x4.mul();
        v128.load({ offset: offsets + offset }, channel);
        f32x4.add();
        v128.store({ offset });
      });
    });
  });
}

/**
 * Writes a copy of an image's numbers to a place in another image.
 *
 * @param output whose rows and columns are as many as the input's; of every place so many channels are written as the input
 *   has
 */
export const copy = (input: Image, output: Image): Step => {
  const isGapless = [input, output].every(({ placeStride }) => placeStride === input.channels);
  // Places without a gap between them are one, of all their channels.
  const [source, target] = isGapless ? [rowsOf(input), rowsOf(output)] : [input, output];
  const { channels } = source;
  return step((variables) => {
    const whole = Math.floor(channels / LANES);
    eachPlace(variables, [source], target, ([from], to) => {
      eachVector(variables, whole, [from!, to], (offset) => {
        local.get(to);
        v128.load({ offset }, from!);
        v128.store({ offset });
      });
      for (let at = LANES * whole; at < channels; at++) {
        local.get(to);
        f32.load({ offset: FLOAT * at }, from!);
        f32.store({ offset: FLOAT * at });
      }
    });
  });
};

const rowsOf = (image: Image): Image => ({
  ...image,
  columns: 1,
  channels: image.columns * image.channels,
  placeStride: image.columns * image.channels,
});

/** Writes probabilities over the channels of every place; the largest is taken off first, so that none overflows. */
export const softmax = (input: Image, output: Image): Step =>
  step((variables) => {
    const [largest, sum, value] = [variables.f32(), variables.f64(), variables.f64()];
    const [source, target] = [variables.i32(), variables.i32()];
    eachPlace(variables, [input], output, ([from], to) => {
      const eachChannel = (body: () => void): void => {
        local.set(source, from);
        local.set(target, to);
        repeat(variables, output.channels, () => {
          body();
          advance(source, FLOAT);
          advance(target, FLOAT);
        });
      };
      local.set(largest, -Infinity);
      eachChannel(() => {
        local.get(largest);
        f32.load({}, source);
        f32.max();
        local.set(largest);
      });
      local.set(sum, 0);
      eachChannel(() => {
        local.get(target);
        f64.promote_f32(f32.load({}, source));
        f64.promote_f32(largest);
        f64.sub();
        call(EXP);
        local.tee(value);
        f32.demote_f64();
        f32.store({});
        local.set(sum, f64.add(sum, value));
      });
      eachChannel(() => {
        local.get(target);
        f32.load({}, target);
        f64.promote_f32();
        local.get(sum);
        f64.div();
        f32.demote_f64();
        f32.store({});
      });
    });
  });

/** Vectors that one turn of a loop takes. */
const UNROLLED = 8;

/**
 * Writes what is done with every vector of one place.
 *
 * @param pointers to the place in each image, moved in between and back again
 * @param body does it for the vector that lies so many bytes behind the pointers
 */
function eachVector(
  variables: Variables,
  count: number,
  pointers: readonly Local<'i32'>[],
  body: (offset: number) => void,
): void {
  const turns = Math.floor(count / UNROLLED);
  const move = (vectors: number): void => pointers.forEach((pointer) => advance(pointer, VECTOR * vectors));
  const take = (vectors: number): void => {
    for (let at = 0; at < vectors; at++) body(VECTOR * at);
  };
  if (turns <= 1) {
    take(count);
    return;
  }
  repeat(variables, turns, () => {
    take(UNROLLED);
    move(UNROLLED);
  });
  take(count % UNROLLED);
  move(-UNROLLED * turns);
}
