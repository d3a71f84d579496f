import { layOut } from '../engine/run-graph.js';
import { sizeOf, type Graph } from '../graph/graph.js';
import { backwardOf } from './backward.js';

/** A network that can be run, and followed back from any of its nodes. */
export interface FollowedGraph {
  /**
   * The results of all nodes for one input; the next run overwrites them.
   *
   * @param input one flattened example
   */
  run(input: Float32Array): readonly Float32Array[];
  /**
   * How a score of one node's results changes with the input of the last run.
   *
   * @param node whose results are scored
   * @param gradient how the score changes with each of them; not changed
   * @returns a fresh array, one number for each of the input
   */
  back(node: number, gradient: Float32Array): Float32Array;
}

/**
 * Reverse accumulation over a graph (Linnainmaa 1970; Griewank and Walther 2008, "Evaluating Derivatives"), in plain
 * loops as the graph is run: gradients of the input alone. Room is made once.
 *
 * @example
 * const network = followBack(graph);
 * const results = network.run(input);
 * network.back(graph.outputs[0], Float32Array.of(1, 0)); // how the first output changes with the input
 */
export function followBack(graph: Graph): FollowedGraph {
  const { nodes } = graph;
  const { results, steps } = layOut(graph);
  const gradients: Float32Array[] = [];
  nodes.forEach(({ operator, inputs, outputShape }, at) => {
    gradients[at] =
      operator.kind === 'reshape' ? gradients[inputs[0]!]! : new Float32Array(sizeOf(outputShape));
  });
  const backward = nodes.flatMap((node, at) =>
    node.operator.kind === 'input' || node.operator.kind === 'reshape'
      ? []
      : [
          {
            at,
            back: backwardOf(
              node,
              node.inputs.map((from) => nodes[from]!.outputShape),
            ),
            passed: {
              inputs: node.inputs.map((from) => results[from]!),
              output: results[at]!,
              gradient: gradients[at]!,
              into: node.inputs.map((from) => gradients[from]!),
            },
          },
        ],
  );
  backward.reverse();
  return {
    run: (input) => {
      results[0]!.set(input);
      for (const { kernel, inputs, output } of steps) kernel(inputs, output);
      return results;
    },
    back: (node, gradient) => {
      for (const one of gradients) one.fill(0);
      gradients[node]!.set(gradient);
      for (const { at, back, passed } of backward) if (at <= node) back(passed);
      return gradients[0]!.slice();
    },
  };
}
