import { UserError } from '../../tasks/contract/index.js';
import { paddingOf } from '../engine/convolution.js';
import type { Activation, GraphNode, Shape } from '../graph/graph.js';
import { activateEach, isVectorActivation, type VectorActivation } from './activation.js';
import type { Step } from './assembler.js';
import { depthwise } from './depthwise.js';
import { activateVectors, add, affine, copy, softmax } from './elements.js';
import {
  asImage,
  FLOAT,
  isCompact,
  LANES,
  NO_BORDER,
  vectorsOf,
  type Border,
  type Image,
  type MemoryPlan,
} from './memory.js';
import { pool } from './pooling.js';
import { product, productOfConvolution, productOfDense } from './product.js';

/** What a node is written with. */
export interface Writer {
  readonly memory: MemoryPlan;
  /** Takes what computes the node. */
  readonly steps: Step[];
  /** What those who read its output want around it. */
  readonly border: Border;
  /** The images of its inputs, of the network's input the place where it is put, and the inputs' shapes. */
  readonly inputs: readonly Image[];
  readonly shapes: readonly Shape[];
}

/**
 * Writes the steps that compute one node, and says where its output lies.
 *
 * @throws UserError when it is an operator that cannot be compiled
 */
export function writeNode({ name, operator, outputShape }: GraphNode, writer: Writer): Image {
  const { memory, steps, border, inputs, shapes } = writer;
  const size = asImage(outputShape);
  const input = inputs[0]!;
  /** A place for the output that vectors are written to. */
  const output = (): Image => memory.image(size, LANES * vectorsOf(size.channels), border);
  const written = (write: (to: Image) => Step): Image => {
    const image = output();
    steps.push(write(image));
    return image;
  };
  /** A product, whose activation is applied to its sums where vectors can, else to what it wrote. */
  const activated = (activation: Activation, write: (to: Image, after: VectorActivation) => Step): Image => {
    if (isVectorActivation(activation)) return written((to) => write(to, activation));
    const image = written((to) => write(to, 'linear'));
    steps.push(activateEach(activation, image, image));
    return image;
  };
  switch (operator.kind) {
    case 'input':
      return bordered(writer, input);
    case 'conv2d':
    case 'depthwise': {
      const [height, width, , last] = operator.filter.shape as [number, number, number, number];
      const padding = paddingOf(operator, shapes[0]!, outputShape, [height, width], operator.dilations);
      return activated(operator.activation, (to, after) =>
        operator.kind === 'depthwise' && last === 1
          ? depthwise(operator, padding, after, input, to, memory)
          : product(productOfConvolution(operator, padding, after), input, to, memory, inputs[1]),
      );
    }
    case 'dense':
      return activated(operator.activation, (to, after) =>
        product(productOfDense(operator, after), input, to, memory, inputs[1]),
      );
    case 'max-pool':
    case 'average-pool':
      return written((to) => pool(operator, input, to, [shapes[0]!, outputShape]));
    case 'global-average-pool': {
      const whole = { kind: 'average-pool', size: [input.rows, input.columns] } as const;
      return written((to) =>
        pool({ ...whole, strides: [1, 1], padding: 'valid' }, input, to, [shapes[0]!, outputShape]),
      );
    }
    case 'reshape': {
      const compact = isCompact(input) ? input : compacted(writer, input);
      const { channels, columns } = size;
      return bordered(writer, {
        ...size,
        offset: compact.offset,
        placeStride: channels,
        rowStride: columns * channels,
      });
    }
    case 'affine':
      return written((to) => affine(operator, input, to, memory));
    case 'activation': {
      const { activation } = operator;
      return written((to) =>
        isVectorActivation(activation)
          ? activateVectors(activation, input, to)
          : activateEach(activation, input, to),
      );
    }
    case 'softmax':
      return written((to) => softmax(input, to));
    case 'add':
      if (inputs.length !== 2)
        throw new UserError(
          `layer "${name}" adds ${inputs.length} images, and runtime "compiled" two at a time; add them one after the other, or choose another runtime with --runtime`,
        );
      return written((to) => add(input, inputs[1]!, to));
    case 'concatenate': {
      const image = output();
      let before = 0;
      for (const part of inputs) {
        steps.push(copy(part, { ...image, offset: image.offset + FLOAT * before }));
        before += part.channels;
      }
      return image;
    }
    case 'zero-pad': {
      const [[top, bottom], [left, right]] = operator.padding;
      // The zeros belong to the border, which nothing is ever written to.
      const inside = memory.image(asImage(shapes[0]!), LANES * vectorsOf(size.channels), {
        top: border.top + top,
        bottom: border.bottom + bottom,
        left: border.left + left,
        right: border.right + right,
      });
      steps.push(copy(input, inside));
      return {
        ...inside,
        ...size,
        offset: inside.offset - FLOAT * (top * inside.rowStride + left * inside.placeStride),
      };
    }
  }
}

/** An image with the border that its readers want: itself where they want none, else a copy. */
function bordered({ border, memory, steps }: Writer, image: Image): Image {
  if (Object.values(border).every((places) => places === 0)) return image;
  const copied = memory.image(
    { rows: image.rows, columns: image.columns, channels: image.channels },
    image.channels,
    border,
  );
  steps.push(copy(image, copied));
  return copied;
}

/** A copy of an image without a gap between its numbers. */
export function compacted({ memory, steps }: Pick<Writer, 'memory' | 'steps'>, image: Image): Image {
  const { rows, columns, channels } = image;
  const copied = memory.image({ rows, columns, channels }, channels, NO_BORDER);
  steps.push(copy(image, copied));
  return copied;
}
