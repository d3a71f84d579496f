import type { Operator, Shape } from '../graph/graph.js';
import type { Kernel } from './kernel.js';

/** Scales and moves every channel. */
export const affine =
  ({ scale, offset }: Extract<Operator, { kind: 'affine' }>): Kernel =>
  ([input], output) => {
    const channels = scale.length;
    for (let from = 0; from < output.length; from += channels) {
      for (let at = 0; at < channels; at++) output[from + at] = scale[at]! * input![from + at]! + offset[at]!;
    }
  };

/** Adds two of one shape. */
export const add: Kernel = ([left, right], output) => {
  for (let at = 0; at < output.length; at++) output[at] = left![at]! + right![at]!;
};

/** Joins along the last dimension. */
export function concatenate(inputs: readonly Shape[], output: Shape): Kernel {
  const joined = output.at(-1)!;
  const sizes = inputs.map((shape) => shape.at(-1)!);
  return (given, result) => {
    let before = 0;
    for (let each = 0; each < given.length; each++) {
      const values = given[each]!;
      const size = sizes[each]!;
      const rows = values.length / size;
      for (let row = 0; row < rows; row++) {
        for (let at = 0; at < size; at++) result[row * joined + before + at] = values[row * size + at]!;
      }
      before += size;
    }
  };
}

/** Puts zeros around an image. */
export function zeroPad(
  { padding: [[top], [left]] }: Extract<Operator, { kind: 'zero-pad' }>,
  [height, width, channels]: Shape,
  [, columns]: Shape,
): Kernel {
  const line = width! * channels!;
  return ([image], result) => {
    // What lies around the image stays zero from the start: the output is this node's own.
    for (let row = 0; row < height!; row++) {
      const to = ((row + top) * columns! + left) * channels!;
      for (let at = 0; at < line; at++) result[to + at] = image![row * line + at]!;
    }
  };
}
