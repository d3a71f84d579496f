/**
 * Computes one operator for one example.
 *
 * @param inputs the outputs of the nodes before, each flattened, last dimension fastest
 * @param output where the result is written; overwritten whole
 */
export type Kernel = (inputs: readonly Float32Array[], output: Float32Array) => void;
