import type { Graph } from '../graph/graph.js';

/** The outputs of a network for one input, each flattened, in the order of the network's outputs. */
export type Outputs = readonly Float32Array[];

/** Something that executes networks. */
export interface NetworkRuntime {
  /** As on the command line: `wasm`, `cpu`. */
  readonly id: string;
  readonly title: string;
  /** Whether this machine has it; cheap enough to be asked for all of them. */
  availability(): Promise<Availability>;
  /**
   * Gets a network ready to run.
   *
   * @throws UserError when the runtime is missing, or cannot execute one of the graph's operators
   */
  open(graph: Graph): Promise<RunningNetwork>;
}

/** Whether a runtime is to be had and, where it is not, why and what brings it. */
type Availability =
  | {
      readonly state: 'available';
      readonly version: string;
      /** In words: instruction set, threads. */
      readonly details: string;
      /** True where it runs in a process of its own, so that every time has the way there and back in it. */
      readonly elsewhere?: true;
    }
  | {
      readonly state: 'missing';
      readonly why: string;
      /** The one command that brings it, or what to do. */
      readonly mend: string;
    };

/** A network that is loaded into a runtime. It keeps nothing from one call to the next. */
export interface RunningNetwork {
  /**
   * Runs one example; synchronous wherever the engine is.
   *
   * @param input one flattened example, as many numbers as the graph's input shape has
   */
  run(input: Float32Array): Outputs | Promise<Outputs>;
  /**
   * Runs several examples at once.
   *
   * @param inputs the flattened examples one after the other
   * @param count how many they are
   * @returns each output of the whole batch, the examples one after the other
   */
  runBatch(inputs: Float32Array, count: number): Outputs | Promise<Outputs>;
  /** Operators called for one example. */
  readonly operatorCalls: number;
  /** Tensors that the engine holds, of this network and of any other; where it counts them. */
  heldTensors?(): number;
  /** Gives back the weights and whatever else it holds. */
  dispose(): void;
}
