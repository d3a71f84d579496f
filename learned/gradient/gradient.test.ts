import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRandom, type Random } from '../../tasks/kit/random.js';
import {
  ACTIVATIONS,
  FUSABLE_ACTIVATIONS,
  sizeOf,
  type Graph,
  type GraphNode,
  type Operator,
  type Shape,
} from '../graph/graph.js';
import { windowOutput } from '../graph/shapes.js';
import { followBack } from './follow-back.js';
import { marginGradient } from './margin.js';

const KINDS = [
  ...([
    'conv2d',
    'depthwise',
    'dense',
    'max-pool',
    'average-pool',
    'affine',
    'activation',
    'softmax',
  ] as const),
  ...(['add', 'concatenate', 'zero-pad', 'reshape'] as const),
];
type Kind = (typeof KINDS)[number];

/** A graph under way: nodes are appended to its end. */
class Builder {
  readonly nodes: GraphNode[];

  constructor(
    inputShape: Shape,
    private readonly random: Random,
  ) {
    this.nodes = [{ name: 'input', operator: { kind: 'input' }, inputs: [], outputShape: inputShape }];
  }

  get shape(): Shape {
    return this.nodes.at(-1)!.outputShape;
  }

  append(operator: Operator, outputShape: Shape, inputs = [this.nodes.length - 1]): void {
    this.nodes.push({ name: operator.kind, operator, inputs, outputShape });
  }

  numbers(length: number): Float32Array {
    return Float32Array.from({ length }, () => 0.7 * this.random.normal());
  }

  /** Appends one operator of a kind to an image. */
  appendKind(kind: Kind): void {
    const { random, shape } = this;
    const [height, width, channels] = shape as [number, number, number];
    const padding = random.pick(['same', 'valid'] as const);
    const size = [1 + random.integer(Math.min(3, height)), 1 + random.integer(Math.min(3, width))] as const;
    const strides = [1 + random.integer(2), 1 + random.integer(2)] as const;
    const activation = random.pick(FUSABLE_ACTIVATIONS);
    switch (kind) {
      case 'conv2d':
      case 'depthwise': {
        const count = 1 + random.integer(3);
        const filters = kind === 'conv2d' ? count : channels * count;
        const filter = {
          shape: [...size, channels, count],
          values: this.numbers(size[0] * size[1] * channels * count),
        };
        const dilations =
          strides[0] === 1 && strides[1] === 1 && padding === 'same' ? ([2, 1] as const) : ([1, 1] as const);
        const operator = {
          kind,
          filter,
          bias: this.numbers(filters),
          dilations,
          strides,
          padding,
          activation,
        } as const;
        this.append(operator, [...windowOutput(shape, size, operator, dilations), filters]);
        return;
      }
      case 'dense': {
        const units = 1 + random.integer(4);
        const kernel = { shape: [channels, units], values: this.numbers(channels * units) };
        this.append({ kind, kernel, bias: this.numbers(units), activation }, [height, width, units]);
        return;
      }
      case 'max-pool':
      case 'average-pool':
        this.append({ kind, size, strides, padding }, [
          ...windowOutput(shape, size, { strides, padding }),
          channels,
        ]);
        return;
      case 'affine':
        this.append({ kind, scale: this.numbers(channels), offset: this.numbers(channels) }, shape);
        return;
      case 'activation':
        this.append({ kind, activation: random.pick(ACTIVATIONS) }, shape);
        return;
      case 'softmax':
        this.append({ kind }, shape);
        return;
      case 'add':
      case 'concatenate': {
        const before = this.nodes.length - 1;
        this.append({ kind: 'activation', activation: 'sigmoid' }, shape);
        const both = [before, before + 1];
        this.append({ kind }, kind === 'add' ? shape : [height, width, 2 * channels], both);
        return;
      }
      case 'zero-pad': {
        const [top, bottom, left, right] = [
          random.integer(3),
          random.integer(3),
          random.integer(3),
          random.integer(3),
        ];
        const padded = [height + top + bottom, width + left + right, channels];
        this.append({ kind, padding: [[top, bottom], [left, right]] }, padded); // prettier-ignore
        return;
      }
      case 'reshape':
        this.append({ kind }, [width, height, channels]);
    }
  }

  /** Ends in a row of numbers: the mean of each channel, or a product of all with a softmax behind it. */
  end(outputs: number): Graph {
    const { shape } = this;
    if (this.random.chance(0.3)) this.append({ kind: 'global-average-pool' }, [shape[2]!]);
    else this.append({ kind: 'reshape' }, [sizeOf(shape)]);
    const before = sizeOf(this.shape);
    const kernel = { shape: [before, outputs], values: this.numbers(before * outputs) };
    this.append({ kind: 'dense', kernel, bias: this.numbers(outputs), activation: 'linear' }, [outputs]);
    this.append({ kind: 'softmax' }, [outputs]);
    return { inputShape: this.nodes[0]!.outputShape, nodes: this.nodes, outputs: [this.nodes.length - 1] };
  }
}

const STEP = 4e-3;

/**
 * The slope along one feature by finite differences; nothing where those to the left and to the right are different, as at
 * the corner of a rectifier or where another place of a window becomes the largest.
 */
function slopeBetween(
  score: (input: Float32Array) => number,
  input: Float32Array,
  at: number,
): number | undefined {
  const moved = (by: number): number => score(input.with(at, input[at]! + by));
  const [less, here, more] = [moved(-STEP), score(input), moved(STEP)];
  const [left, right] = [(here - less) / STEP, (more - here) / STEP];
  return Math.abs(left - right) > 0.02 * Math.max(1, Math.abs(left)) ? undefined : (left + right) / 2;
}

/** Compares a gradient with finite differences, feature by feature; how many could be compared. */
function compare(
  score: (input: Float32Array) => number,
  input: Float32Array,
  gradient: Float32Array,
): number {
  const largest = Math.max(1, ...gradient.map(Math.abs));
  let compared = 0;
  for (let at = 0; at < input.length; at++) {
    const slope = slopeBetween(score, input, at);
    if (slope === undefined) continue;
    compared += 1;
    expect(Math.abs(gradient[at]! - slope), `feature ${at}`).toBeLessThan(0.02 * largest);
  }
  return compared;
}

describe('a network followed back', () => {
  it.each(KINDS)('through %s gives what finite differences give', (kind) => {
    let [compared, features] = [0, 0];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.array(fc.constantFrom(...KINDS), { maxLength: 3 }),
        fc.boolean(),
        (seed, others, first) => {
          const random = createRandom(seed, 'graph');
          const builder = new Builder(
            [3 + random.integer(3), 3 + random.integer(3), 1 + random.integer(3)],
            random,
          );
          for (const one of first ? [kind, ...others] : [...others, kind]) builder.appendKind(one);
          const graph = builder.end(3);
          const network = followBack(graph);
          // Before the softmax: numbers that do not saturate.
          const scored = graph.nodes.length - 2;
          const weights = builder.numbers(3);
          const score = (input: Float32Array): number =>
            network.run(input)[scored]!.reduce((sum, value, at) => sum + value * weights[at]!, 0);
          const input = builder.numbers(sizeOf(graph.inputShape));
          network.run(input);
          const gradient = network.back(scored, weights);
          compared += compare(score, input, gradient);
          features += input.length;
        },
      ),
      { numRuns: 40, seed: 1 },
    );
    expect(compared / features).toBeGreaterThan(0.7);
  });
});

describe('the gradient of a margin', () => {
  const graph = new Builder([1, 1, 5], createRandom(3, 'margin')).end(4);
  const input = Float32Array.of(0.3, -0.2, 0.5, 0.1, -0.4);
  const network = followBack(graph);
  const probabilities = (given: Float32Array) => network.run(given)[graph.outputs[0]!]!;

  it('is that of the logarithm of how many times as probable an answer is as the likeliest other', () => {
    for (const place of [0, 1, 2, 3]) {
      const margin = (given: Float32Array): number => {
        const all = probabilities(given);
        return Math.log(all[place]!) - Math.log(Math.max(...all.filter((_, at) => at !== place)));
      };
      expect(compare(margin, input, marginGradient(graph)(input, place))).toBeGreaterThan(3);
    }
  });

  it('does not vanish where the answer is as good as certain', () => {
    const sure = input.map((value) => 400 * value);
    const place = probabilities(sure).indexOf(1);
    expect(place).toBeGreaterThanOrEqual(0);
    expect(Math.hypot(...marginGradient(graph)(sure, place))).toBeGreaterThan(0.1);
  });

  it('of an answer that no output stands for is refused', () => {
    expect(() => marginGradient(graph)(input, -1)).toThrow('no output');
  });
});
