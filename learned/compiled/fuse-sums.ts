import { compact, usesOf } from '../graph/fuse.js';
import type { Graph, GraphNode } from '../graph/graph.js';
import { isVectorActivation } from './activation.js';

/**
 * Fuses a sum, and the activation after it, into the convolution or matrix product that makes one of its terms: a way past a
 * layer (He et al. 2016, "Deep residual learning for image recognition") then costs no walk over the image of its own.
 *
 * @returns a graph in which a `conv2d` or `dense` node may have a second input: what is added before its activation
 */
export function fuseSums(graph: Graph): Graph {
  const nodes = [...graph.nodes];
  const removed = new Map<number, number>();
  const isUsedOnce = (at: number): boolean => usesOf(graph, at) === 1;
  graph.nodes.forEach((node, at) => {
    if (node.operator.kind !== 'add') return;
    const term = node.inputs.find((input) => isUsedOnce(input) && isOpen(nodes[input]!));
    if (term === undefined) return;
    const other = node.inputs.find((input) => input !== term)!;
    const product = nodes[term]!;
    nodes[at] = { ...product, inputs: [product.inputs[0]!, other] };
    removed.set(term, at);
  });
  graph.nodes.forEach(({ operator, inputs }, at) => {
    const from = inputs[0];
    if (operator.kind !== 'activation' || !isVectorActivation(operator.activation) || from === undefined)
      return;
    const sum = nodes[from]!;
    if (graph.nodes[from]!.operator.kind !== 'add' || !isOpen(sum, 2) || !isUsedOnce(from)) return;
    nodes[at] = {
      ...sum,
      operator: { ...sum.operator, activation: operator.activation } as GraphNode['operator'],
    };
    removed.set(from, at);
  });
  return compact({ ...graph, nodes }, removed);
}

/** Whether something may still be fused into a product. */
const isOpen = ({ operator, inputs }: GraphNode, most = 1): boolean =>
  (operator.kind === 'conv2d' || operator.kind === 'dense') &&
  operator.activation === 'linear' &&
  inputs.length === most;
