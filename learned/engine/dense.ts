import type { Dense } from '../graph/graph.js';
import { activate } from './activation.js';
import type { Kernel } from './kernel.js';

/** Multiplies every row of the input with a matrix. */
export function dense({ kernel, bias, activation }: Dense): Kernel {
  const [from, units] = kernel.shape as [number, number];
  const weights = kernel.values;
  return ([input], output) => {
    const rows = output.length / units;
    for (let row = 0; row < rows; row++) {
      // The places of an image are rows; most inputs are one.
      const values = rows === 1 ? input! : input!.subarray(row * from, (row + 1) * from);
      const to = row * units;
      for (let unit = 0; unit < units; unit++) {
        let sum = bias[unit]!;
        for (let at = 0; at < from; at++) sum += values[at]! * weights[at * units + unit]!;
        output[to + unit] = sum;
      }
    }
    activate(activation, output);
  };
}
