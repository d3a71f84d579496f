import { f32x4, i32, local, v128 } from 'wasmati';

import { paddingOf } from '../engine/convolution.js';
import type { Operator, Shape } from '../graph/graph.js';
import { advance, repeat, step, type Step } from './assembler.js';
import { FLOAT, VECTOR, vectorsOf, type Image } from './memory.js';

type Pool = Extract<Operator, { readonly size: unknown }>;

/** Outputs along one axis whose windows reach over as many places of the input. */
interface Stretch {
  /** Of the input: where the first window begins. */
  readonly first: number;
  readonly outputs: number;
  readonly reach: number;
}

/** The outputs along one axis: where padding cuts a window off, it is a stretch of its own. */
function stretches(outputs: number, inputs: number, size: number, stride: number, before: number): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < outputs; at++) {
    const first = Math.max(0, at * stride - before);
    const reach = Math.min(inputs, at * stride - before + size) - first;
    const last = found.at(-1);
    if (last?.reach === reach && first === last.first + last.outputs * stride)
      found.splice(-1, 1, { ...last, outputs: last.outputs + 1 });
    else found.push({ first, outputs: 1, reach });
  }
  return found;
}

/** Windows of at most so many places are written out, larger ones as loops. */
const MOST_WRITTEN_OUT = 32;

/** Writes the largest or the mean value under a window; what lies beyond the edge is no part of either. */
export function pool(operator: Pool, input: Image, output: Image, shapes: readonly [Shape, Shape]): Step {
  const { kind, size, strides } = operator;
  const [top, left] = paddingOf(operator, shapes[0], shapes[1], size);
  const rows = stretches(output.rows, input.rows, size[0], strides[0], top);
  const columns = stretches(output.columns, input.columns, size[1], strides[1], left);
  const isMean = kind === 'average-pool';

  return step((variables) => {
    const [from, to, place] = [variables.i32(), variables.i32(), variables.i32()];
    const [row, outRow] = [variables.i32(), variables.i32()];
    const [pooled, divisor] = [variables.v128(), variables.v128()];
    const take = (offset: number): void => {
      local.get(pooled);
      v128.load({ offset }, place);
      if (isMean) f32x4.add();
      else f32x4.max();
      local.set(pooled);
    };
    const window = (reachDown: number, reachAcross: number): void => {
      const starting = isMean ? 0 : -Infinity;
      v128.const('f32x4', [starting, starting, starting, starting]);
      local.set(pooled);
      local.set(place, from);
      if (reachDown * reachAcross <= MOST_WRITTEN_OUT) {
        for (let down = 0; down < reachDown; down++)
          for (let across = 0; across < reachAcross; across++)
            take(FLOAT * (down * input.rowStride + across * input.placeStride));
      } else {
        repeat(variables, reachDown, () => {
          repeat(variables, reachAcross, () => {
            take(0);
            advance(place, FLOAT * input.placeStride);
          });
          advance(place, FLOAT * (input.rowStride - reachAcross * input.placeStride));
        });
      }
      local.get(to);
      local.get(pooled);
      if (isMean) {
        local.get(divisor);
        f32x4.div();
      }
      v128.store({});
    };
    local.set(outRow, output.offset);
    for (const down of rows) {
      local.set(row, input.offset + FLOAT * down.first * input.rowStride);
      repeat(variables, down.outputs, () => {
        let before = 0;
        for (const across of columns) {
          const count = down.reach * across.reach;
          if (isMean) {
            v128.const('f32x4', [count, count, count, count]);
            local.set(divisor);
          }
          const begin = {
            from: FLOAT * across.first * input.placeStride,
            to: FLOAT * before * output.placeStride,
          };
          local.set(from, i32.add(row, begin.from));
          local.set(to, i32.add(outRow, begin.to));
          repeat(variables, across.outputs, () => {
            repeat(variables, vectorsOf(output.channels), () => {
              window(down.reach, across.reach);
              advance(from, VECTOR);
              advance(to, VECTOR);
            });
            const gone = VECTOR * vectorsOf(output.channels);
            advance(from, FLOAT * strides[1] * input.placeStride - gone);
            advance(to, FLOAT * output.placeStride - gone);
          });
          before += across.outputs;
        }
        advance(row, FLOAT * strides[0] * input.rowStride);
        advance(outRow, FLOAT * output.rowStride);
      });
    }
  });
}
