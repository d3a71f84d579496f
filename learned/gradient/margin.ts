import type { Graph } from '../graph/graph.js';
import { LEAST_PROBABILITY } from '../running-program.js';
import { followBack } from './follow-back.js';

/**
 * How the logarithm of how many times as probable one answer is as the likeliest other changes with a network's input.
 *
 * Where the network ends in a softmax that is the difference of two numbers before it, so that it has a slope even where
 * the answer is as good as certain and probabilities no longer change.
 *
 * @returns takes an encoded input and the place of an answer in the first output; gives one number for each of the input
 */
export function marginGradient(graph: Graph): (input: Float32Array, place: number) => Float32Array {
  const network = followBack(graph);
  const output = graph.outputs[0]!;
  const { operator, inputs } = graph.nodes[output]!;
  const endsInSoftmax = operator.kind === 'softmax';
  const scored = endsInSoftmax ? inputs[0]! : output;
  return (input, place) => {
    if (place < 0) throw new RangeError('no output of the network stands for this answer');
    const scores = network.run(input)[scored]!;
    const rival = largestBut(scores, place);
    const slope = (at: number): number => (endsInSoftmax ? 1 : 1 / Math.max(scores[at]!, LEAST_PROBABILITY));
    const gradient = new Float32Array(scores.length);
    gradient[place] = slope(place);
    gradient[rival] = -slope(rival);
    return network.back(scored, gradient);
  };
}

/** Where the largest number stands beside one that is not asked about. */
function largestBut(values: Float32Array, place: number): number {
  let best = place === 0 ? 1 : 0;
  for (let at = 0; at < values.length; at++) if (at !== place && values[at]! > values[best]!) best = at;
  return best;
}
