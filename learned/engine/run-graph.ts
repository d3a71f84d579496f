import { sizeOf, type Graph, type GraphNode, type Shape } from '../graph/graph.js';
import { runOneByOne } from '../runtimes/one-by-one.js';
import type { Outputs, RunningNetwork } from '../runtimes/runtime.js';
import { activationKernel, softmax } from './activation.js';
import { convolution } from './convolution.js';
import { dense } from './dense.js';
import { add, affine, concatenate, zeroPad } from './elements.js';
import type { Kernel } from './kernel.js';
import { globalAveragePool, pool } from './pooling.js';

/**
 * Runs a graph by plain loops, one after the other, written as a person writes them: the arithmetic of a network and
 * nothing around it. Room for every intermediate result is made once; a decision makes only its outputs.
 *
 * It uses no library and no API of Node, so it runs in a page as well, and its operations can be counted.
 */
export function runGraphPlainly(graph: Graph): RunningNetwork {
  const { results, steps } = layOut(graph);
  const inputSize = sizeOf(graph.inputShape);
  const given = results[0]!;

  const run = (input: Float32Array): Outputs => {
    if (input.length !== inputSize)
      throw new RangeError(`${input.length} numbers for 1 inputs of ${inputSize}`);
    given.set(input);
    for (const { kernel, inputs, output } of steps) kernel(inputs, output);
    return graph.outputs.map((at) => results[at]!.slice());
  };
  return {
    run,
    runBatch: (inputs, count) => runOneByOne(run, inputs, count, inputSize),
    operatorCalls: steps.length,
    dispose: () => {
      steps.length = 0;
      results.length = 0;
    },
  };
}

/** Room for the results of a graph, and what fills it. */
interface Layout {
  /** One a node; a reshape has that of its input. */
  readonly results: Float32Array[];
  /** In the order in which they are called. */
  readonly steps: {
    readonly kernel: Kernel;
    readonly inputs: Float32Array[];
    readonly output: Float32Array;
  }[];
}

/** Makes room for every result of a graph: the first is to be filled with the input, the steps fill the others. */
export function layOut({ nodes }: Graph): Layout {
  const results: Float32Array[] = [];
  const steps: Layout['steps'] = [];
  nodes.forEach((node, at) => {
    const inputs = node.inputs.map((from) => results[from]!);
    if (node.operator.kind === 'reshape') {
      results[at] = inputs[0]!;
      return;
    }
    const output = new Float32Array(sizeOf(node.outputShape));
    results[at] = output;
    if (node.operator.kind !== 'input') {
      const shapes = node.inputs.map((from) => nodes[from]!.outputShape);
      steps.push({ kernel: kernelOf(node, shapes), inputs, output });
    }
  });
  return { results, steps };
}

/** The loops of one operator. */
function kernelOf({ operator, outputShape }: GraphNode, inputs: readonly Shape[]): Kernel {
  const input = inputs[0] ?? [];
  switch (operator.kind) {
    case 'conv2d':
    case 'depthwise':
      return convolution(operator, input, outputShape);
    case 'dense':
      return dense(operator);
    case 'max-pool':
    case 'average-pool':
      return pool(operator, input, outputShape);
    case 'global-average-pool':
      return globalAveragePool(input);
    case 'affine':
      return affine(operator);
    case 'activation':
      return activationKernel(operator.activation);
    case 'softmax':
      return softmax(outputShape.at(-1)!);
    case 'add':
      return add;
    case 'concatenate':
      return concatenate(inputs, outputShape);
    case 'zero-pad':
      return zeroPad(operator, input, outputShape);
    case 'input':
    case 'reshape':
      throw new Error(`${operator.kind} computes nothing`);
  }
}
