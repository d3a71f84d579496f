import { call, f32, f32x4, f64, if_, local, v128, type Local } from 'wasmati';

import type { Activation } from '../graph/graph.js';
import { EXP, EXPM1, TANH, step, type Step } from './assembler.js';
import { eachFloat } from './images.js';
import type { Image } from './memory.js';

/** Activations that are applied to vectors, before they are written. */
export type VectorActivation = Extract<Activation, 'linear' | 'relu' | 'relu6'>;

export const isVectorActivation = (activation: Activation): activation is VectorActivation =>
  activation === 'linear' || activation === 'relu' || activation === 'relu6';

/**
 * Applies an activation to the vector on top of the stack. A number that is none stays so: of two the first is kept unless the
 * second is truly more, or less.
 */
export function activateVector(activation: VectorActivation): void {
  if (activation === 'linear') return;
  v128.const('f32x4', [0, 0, 0, 0]);
  f32x4.pmax();
  if (activation === 'relu') return;
  v128.const('f32x4', [6, 6, 6, 6]);
  f32x4.pmin();
}

/** Applies an activation that needs more than vectors have, to every number of an image where it lies. */
export const activateEach = (
  activation: Exclude<Activation, VectorActivation>,
  from: Image,
  to: Image,
): Step =>
  step((variables) => {
    const value = variables.f64();
    eachFloat(variables, [from], to, ([source], target) => {
      local.get(target);
      f32.load({}, source!);
      f64.promote_f32();
      local.set(value);
      FUNCTIONS[activation](value);
      f32.demote_f64();
      f32.store({});
    });
  });

/** Leave what they make of a value on the stack. */
const FUNCTIONS: Readonly<Record<Exclude<Activation, VectorActivation>, (value: Local<'f64'>) => void>> = {
  sigmoid: (value) => {
    f64.const(1);
    f64.const(1);
    call(EXP, [f64.neg(value)]);
    f64.add();
    f64.div();
  },
  elu: (value) => {
    f64.lt(value, 0);
    if_(
      { out: [f64] },
      () => call(EXPM1, [value]),
      () => local.get(value),
    );
  },
  tanh: (value) => {
    call(TANH, [value]);
  },
};
