import type { Outputs } from './runtime.js';

/**
 * Runs a batch on an engine that takes one example at a time.
 *
 * @param inputs the flattened examples one after the other
 * @param count how many they are
 * @param inputSize numbers of one example
 * @returns each output of the whole batch, the examples one after the other
 * @throws RangeError when there are more numbers or fewer
 */
export function runOneByOne(
  run: (input: Float32Array) => Outputs,
  inputs: Float32Array,
  count: number,
  inputSize: number,
): Outputs {
  if (inputs.length !== count * inputSize)
    throw new RangeError(`${inputs.length} numbers for ${count} inputs of ${inputSize}`);
  const each = Array.from({ length: count }, (_, at) =>
    run(inputs.subarray(at * inputSize, (at + 1) * inputSize)),
  );
  return (each[0] ?? []).map(({ length }, output) => {
    const joined = new Float32Array(count * length);
    each.forEach((outputs, at) => joined.set(outputs[output]!, at * length));
    return joined;
  });
}
