import type { Graph } from '../graph/graph.js';
import { kernelCalls, type Hold, type KernelCall } from './operators.js';

/** A kernel call with the places of its inputs, and of the results that nobody reads after it. */
export interface Step {
  readonly call: KernelCall;
  readonly inputs: readonly number[];
  readonly release: readonly number[];
}

/** The kernel calls of a graph, in order. */
export interface Plan {
  /** With the batch. */
  readonly inputShape: readonly number[];
  /** Step n makes result n + 1; result 0 is the input. */
  readonly steps: readonly Step[];
  readonly outputs: readonly number[];
}

/**
 * Lays a graph out as kernel calls for one batch size.
 *
 * @param hold keeps the weights; the same array of numbers is held once, whatever the number of plans
 */
export function makePlan(graph: Graph, batch: number, hold: Hold): Plan {
  const unreleased: { call: KernelCall; inputs: number[] }[] = [];
  const results: number[] = [];
  graph.nodes.forEach((node, at) => {
    let inputs = node.inputs.map((input) => results[input]!);
    const shapes = node.inputs.map((input) => graph.nodes[input]!.outputShape);
    results[at] = at === 0 ? 0 : inputs[0]!;
    for (const call of kernelCalls(node, shapes, batch, hold)) {
      inputs = [unreleased.push({ call, inputs })];
      results[at] = inputs[0]!;
    }
  });
  const outputs = graph.outputs.map((output) => results[output]!);
  const lastReader = new Map<number, number>();
  unreleased.forEach(({ inputs }, at) => inputs.forEach((input) => lastReader.set(input, at)));
  const steps = unreleased.map(({ call, inputs }, at) => ({
    call,
    inputs,
    release: [...new Set(inputs)].filter((input) => lastReader.get(input) === at && !outputs.includes(input)),
  }));
  return { inputShape: [batch, ...graph.inputShape], steps, outputs };
}
