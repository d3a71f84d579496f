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
  const shapeOf = (at: number): Shape => graph.nodes[at]!.outputShape;
  const results: Float32Array[] = [];
  const steps: { kernel: Kernel; inputs: Float32Array[]; output: Float32Array }[] = [];
  graph.nodes.forEach((node, at) => {
    const inputs = node.inputs.map((from) => results[from]!);
    if (node.operator.kind === 'reshape') {
      results[at] = inputs[0]!;
      return;
    }
    const output = new Float32Array(sizeOf(node.outputShape));
    results[at] = output;
    if (node.operator.kind !== 'input')
      steps.push({ kernel: kernelOf(node, node.inputs.map(shapeOf)), inputs, output });
  });
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
