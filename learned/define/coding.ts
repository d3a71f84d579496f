import { sizeOf, type Shape } from '../graph/graph.js';
import { indexOfLargest, type NetworkCoding } from '../running-program.js';
import type { DefinedNetwork } from './defined-network.js';
import { meansOf } from './standardisation.js';

/** Side of the window that is covered at once where features lie beside each other, as pixels do. */
const IMAGE_WINDOW = 3;

/** How a task's inputs and classes become a network's numbers and back. */
export function networkCoding<Input, Answer, Truth>({
  task: { features, groups },
  classes,
}: Pick<DefinedNetwork<Input, Answer, Truth>, 'task' | 'classes'>): NetworkCoding<Input, Answer> {
  const blank = groups?.blank;
  return {
    features,
    occlusion: {
      window: isRow(features.shape) ? 1 : IMAGE_WINDOW,
      // Where the task has no input that says nothing, the mean of the training examples says least.
      blank:
        blank === undefined
          ? (network) => meansOf(network, sizeOf(features.shape)) ?? 0
          : features.toVector(blank),
    },
    encode: (input) => features.toVector(input),
    decode: ([probabilities]) => {
      const best = indexOfLargest(probabilities!);
      return { kind: 'answer', answer: classes[best]!, confidence: probabilities![best]! };
    },
    gradient: { placeOf: (answer) => classes.indexOf(answer) },
  };
}

const isRow = (shape: Shape): boolean => shape.length === 1;
