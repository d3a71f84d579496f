import {
  FUSABLE_ACTIVATIONS,
  type Convolution,
  type Dense,
  type FusableActivation,
  type Graph,
  type GraphNode,
  type Weights,
} from './graph.js';

/**
 * Folds every batch normalisation into the convolution or matrix product before it, and fuses every activation into
 * the operator before it, wherever that operator feeds nothing else (Jacob et al. 2018, "Quantization and Training of
 * Neural Networks for Efficient Integer-Arithmetic-Only Inference", section 3.2). The results differ only by rounding.
 */
export function foldAndFuse(graph: Graph): Graph {
  const nodes = [...graph.nodes];
  /** Where the output of a removed node is now to be found. */
  const movedTo = new Map<number, number>();
  const resolve = (at: number): number => movedTo.get(at) ?? at;

  graph.nodes.forEach((node, at) => {
    const inputs = node.inputs.map(resolve);
    nodes[at] = { ...node, inputs };
    const before = inputs[0];
    if (before === undefined || usesOf(graph, node.inputs[0]!) > 1) return;
    const merged = merge(nodes[before]!, node);
    if (!merged) return;
    nodes[before] = merged;
    movedTo.set(at, before);
  });

  return compact({ ...graph, nodes, outputs: graph.outputs.map(resolve) }, movedTo);
}

/** How often a node's output is taken: by other nodes, and as an output of the network. */
export const usesOf = (graph: Graph, at: number): number =>
  graph.nodes.reduce((sum, { inputs }) => sum + inputs.filter((input) => input === at).length, 0) +
  graph.outputs.filter((output) => output === at).length;

/** The two nodes as one, or undefined where they must stay apart. */
function merge(first: GraphNode, second: GraphNode): GraphNode | undefined {
  const { operator } = first;
  const after = second.operator;
  if (operator.kind !== 'conv2d' && operator.kind !== 'depthwise' && operator.kind !== 'dense')
    return undefined;
  if (operator.activation !== 'linear') return undefined;
  if (after.kind === 'affine') return { ...first, operator: scaled(operator, after) };
  if (after.kind === 'activation' && isFusable(after.activation)) {
    return { ...first, operator: { ...operator, activation: after.activation } };
  }
  return undefined;
}

const isFusable = (activation: string): activation is FusableActivation =>
  (FUSABLE_ACTIVATIONS as readonly string[]).includes(activation);

function scaled(
  operator: Convolution | Dense,
  { scale, offset }: { readonly scale: Float32Array; readonly offset: Float32Array },
): Convolution | Dense {
  const bias = operator.bias.map((value, channel) => value * scale[channel]! + offset[channel]!);
  // The last dimensions of every kernel count the output channels: one for conv2d and dense, two for depthwise.
  const multiply = ({ shape, values }: Weights): Weights => ({
    shape,
    values: values.map((value, index) => value * scale[index % scale.length]!),
  });
  return operator.kind === 'dense'
    ? { ...operator, bias, kernel: multiply(operator.kernel) }
    : { ...operator, bias, filter: multiply(operator.filter) };
}

/** Leaves out the removed nodes and renumbers the others. */
export function compact(graph: Graph, removed: ReadonlyMap<number, number>): Graph {
  const number = new Map<number, number>();
  const nodes: GraphNode[] = [];
  graph.nodes.forEach((node, at) => {
    if (removed.has(at)) return;
    number.set(at, nodes.length);
    nodes.push({ ...node, inputs: node.inputs.map((input) => number.get(input)!) });
  });
  return { ...graph, nodes, outputs: graph.outputs.map((output) => number.get(output)!) };
}
