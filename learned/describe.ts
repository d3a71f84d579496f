import type { NetworkDescription } from '../tasks/contract/index.js';
import { buildGraph } from './graph/build.js';
import { multiplyAccumulates, nodeWeights } from './graph/shapes.js';
import type { ShippedNetwork } from './weights.js';

/**
 * What the static measures need to know of a network: its operators as they are executed, after folding and fusing.
 */
export function describeNetwork({ network, manifest, files }: ShippedNetwork): NetworkDescription {
  const operators = buildGraph(network).nodes.filter(({ operator }) => operator.kind !== 'input');
  const layers = operators.map((node) => ({
    name: node.name,
    type: node.operator.kind,
    outputShape: node.outputShape,
    weights: nodeWeights(node),
    multiplyAccumulates: multiplyAccumulates(node),
  }));
  return {
    weights: manifest.weights,
    layers,
    multiplyAccumulates: layers.reduce((sum, layer) => sum + layer.multiplyAccumulates, 0),
    // A reshape moves no number.
    operatorCalls: layers.filter(({ type }) => type !== 'reshape').length,
    files,
    manifest,
  };
}
