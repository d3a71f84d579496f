/**
 * A network made into a WebAssembly module of its own: nothing but data, so that it can be made in one place and run in
 * another, by {@link openCompiled}.
 */
export interface CompiledNetwork {
  /** The module: it holds no weights, imports `math` and exports `memory` and `run`. */
  readonly bytes: Uint8Array;
  /** What is written into the module's memory before its first decision: the weights. */
  readonly constants: readonly Constants[];
  /** Where the module takes its input from. */
  readonly input: Region;
  /** Where it leaves its outputs, in the order of the network's outputs. */
  readonly outputs: readonly Region[];
  /** Operators of the network that it executes for one example. */
  readonly operatorCalls: number;
}

/** Some 32-bit floats of the module's memory. */
export interface Region {
  /** In bytes, a multiple of 4. */
  readonly offset: number;
  /** In floats. */
  readonly length: number;
}

/** Trained numbers as the module wants them: rows of `columns` floats, a column an output channel. */
export interface Constants {
  /** Where they begin in the memory, in bytes; a multiple of 4. */
  readonly offset: number;
  readonly columns: number;
  /** As many as rows × columns, a row after the other. */
  readonly values: Float32Array;
}

/** A compiled network, ready to run. */
export interface OpenedNetwork {
  /**
   * Runs one example.
   *
   * @param input one flattened example, as many numbers as the network takes; it is not changed
   * @returns the outputs in the order of the network's, each in an array of its own that nobody else writes to
   * @throws RangeError when the input is longer or shorter
   */
  readonly run: (input: Float32Array) => Float32Array[];
}
