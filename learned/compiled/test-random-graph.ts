import { createRandom, type Random } from '../../tasks/kit/random.js';
import {
  ACTIVATIONS,
  FUSABLE_ACTIVATIONS,
  sizeOf,
  type Graph,
  type GraphNode,
  type Operator,
  type Shape,
  type Weights,
} from '../graph/graph.js';
import { windowOutput } from '../graph/shapes.js';

/** Largest image that is drawn: rows and columns, and channels; few are multiples of four. */
const MOST_PLACES = 11;
const MOST_CHANNELS = 21;

/**
 * A graph of operators drawn at random, each applied to the result of one of the last few nodes, so that there are ways past
 * others and results that several read.
 *
 * @param operators how many to draw
 */
export function randomGraph(seed: number, operators: number): Graph {
  const random = createRandom(seed, 'graph');
  const inputShape = random.chance(0.8)
    ? [1 + random.integer(MOST_PLACES), 1 + random.integer(MOST_PLACES), 1 + random.integer(MOST_CHANNELS)]
    : [1 + random.integer(40)];
  const nodes: GraphNode[] = [
    { name: 'input', operator: { kind: 'input' }, inputs: [], outputShape: inputShape },
  ];
  while (nodes.length <= operators) {
    const from = Math.max(0, nodes.length - 1 - (random.chance(0.7) ? 0 : random.integer(3)));
    const made = drawNode(random, nodes, from);
    if (made && sizeOf(made.outputShape) > 0) nodes.push({ ...made, name: `node-${nodes.length}` });
  }
  const last = nodes.length - 1;
  return { inputShape, nodes, outputs: random.chance(0.5) ? [last] : [last, random.integer(nodes.length)] };
}

/** An input for a graph. */
export const randomInput = ({ inputShape }: Graph, seed: number): Float32Array => {
  const random = createRandom(seed, 'input');
  return Float32Array.from({ length: sizeOf(inputShape) }, () => random.normal());
};

type Drawn = Omit<GraphNode, 'name'> | undefined;

function drawNode(random: Random, nodes: readonly GraphNode[], from: number): Drawn {
  const shape = nodes[from]!.outputShape;
  const channels = shape.at(-1)!;
  const node = (operator: Operator, outputShape: Shape, inputs: readonly number[] = [from]): Drawn => ({
    operator,
    inputs,
    outputShape,
  });
  const values = (count: number): Float32Array =>
    Float32Array.from({ length: count }, () => random.normal() / 2);
  const weights = (...sizes: number[]): Weights => ({ shape: sizes, values: values(sizeOf(sizes)) });
  const pair = (most: number): [number, number] => [1 + random.integer(most), 1 + random.integer(most)];
  const window = () => ({ strides: pair(3), padding: random.pick(['same', 'valid'] as const) });
  const activation = random.pick(FUSABLE_ACTIVATIONS);
  const isImage = shape.length === 3;
  const kinds: readonly Operator['kind'][] = [
    ...(['dense', 'affine', 'activation', 'softmax', 'add', 'concatenate', 'reshape'] as const),
    ...(isImage
      ? ([
          'conv2d',
          'conv2d',
          'depthwise',
          'max-pool',
          'average-pool',
          'global-average-pool',
          'zero-pad',
        ] as const)
      : []),
  ];
  const kind = random.pick(kinds);
  switch (kind) {
    case 'conv2d':
    case 'depthwise': {
      const size = pair(4);
      const out = 1 + random.integer(kind === 'conv2d' ? MOST_CHANNELS : 2);
      const [dilations, slides] = [pair(2), window()];
      const places = windowOutput(shape, size, slides, dilations);
      if (Math.min(...places) < 1) return undefined;
      const filters = kind === 'conv2d' ? out : channels * out;
      const filter = weights(...size, channels, out);
      return node({ kind, filter, bias: values(filters), dilations, activation, ...slides }, [
        ...places,
        filters,
      ]);
    }
    case 'dense': {
      const units = 1 + random.integer(MOST_CHANNELS);
      const kernel = weights(channels, units);
      return node({ kind, kernel, bias: values(units), activation }, [...shape.slice(0, -1), units]);
    }
    case 'max-pool':
    case 'average-pool': {
      const [size, slides] = [pair(7), window()];
      const places = windowOutput(shape, size, slides);
      return Math.min(...places) < 1 ? undefined : node({ kind, size, ...slides }, [...places, channels]);
    }
    case 'global-average-pool':
      return node({ kind }, [channels]);
    case 'zero-pad': {
      const padding = [
        [random.integer(3), random.integer(3)],
        [random.integer(3), random.integer(3)],
      ] as const;
      const [height, width] = padding.map(([before, after], axis) => shape[axis]! + before + after);
      return node({ kind, padding }, [height!, width!, channels]);
    }
    case 'affine':
      return node({ kind, scale: values(channels), offset: values(channels) }, shape);
    case 'activation':
      return node({ kind, activation: random.pick(ACTIVATIONS) }, shape);
    case 'softmax':
      return node({ kind }, shape);
    case 'reshape':
      return node({ kind }, random.pick(foldings(shape)));
    case 'add':
    case 'concatenate': {
      const fitting = nodes.flatMap(({ outputShape }, at) =>
        outputShape.length === shape.length &&
        outputShape.every(
          (size, axis) => size === shape[axis] || (kind === 'concatenate' && axis === shape.length - 1),
        )
          ? [at]
          : [],
      );
      const other = random.pick(fitting);
      const joined = [...shape.slice(0, -1), channels + nodes[other]!.outputShape.at(-1)!];
      return node({ kind }, kind === 'add' ? shape : joined, random.shuffled([from, other]));
    }
    default:
      throw new Error(`${kind} is not drawn`);
  }
}

/** Other shapes of as many numbers. */
function foldings(shape: Shape): readonly Shape[] {
  const size = sizeOf(shape);
  const divisors = Array.from({ length: 12 }, (_, at) => at + 1).filter((count) => size % count === 0);
  return [
    [size],
    ...divisors.flatMap((rows) => [
      [rows, size / rows],
      ...divisors
        .filter((columns) => (size / rows) % columns === 0)
        .map((columns) => [rows, columns, size / rows / columns]),
    ]),
  ];
}
