/**
 * A network as the operators that a runtime calls, one node an operator. It is what the saved layers come down to
 * once what only training needs is gone: dropout is dropped, batch normalisation folded into the weights before it,
 * activations fused into the operator that makes their input.
 *
 * Every runtime executes this one graph, and the ONNX file and the static measures are made from it.
 */
export interface Graph {
  /** Shape of one input, without the batch. */
  readonly inputShape: Shape;
  /** In an order in which every node comes after its inputs. Node 0 is the input itself. */
  readonly nodes: readonly GraphNode[];
  /** Which nodes are the outputs, in the order of the network's outputs. */
  readonly outputs: readonly number[];
}

/** A shape without its batch dimension. Images are `[height, width, channels]`. */
export type Shape = readonly number[];

/** Product of a shape: the count of its numbers. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** One operator. */
export interface GraphNode {
  /** The name of the layer that it came from. */
  readonly name: string;
  readonly operator: Operator;
  /** Indices of the nodes whose outputs it takes. */
  readonly inputs: readonly number[];
  readonly outputShape: Shape;
}

/** Activations that runtimes fuse into convolution and matrix product. */
export const FUSABLE_ACTIVATIONS = ['linear', 'relu', 'relu6', 'sigmoid', 'elu'] as const;

/** Activations that stand alone. */
export const ACTIVATIONS = [...FUSABLE_ACTIVATIONS, 'tanh'] as const;

export type FusableActivation = (typeof FUSABLE_ACTIVATIONS)[number];
export type Activation = (typeof ACTIVATIONS)[number];

/** Trained numbers with their shape. */
export interface Weights {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What a window slides with: `[height, width]` pairs. */
export interface Window {
  readonly strides: readonly [number, number];
  readonly padding: 'same' | 'valid';
}

/** Convolution of an image. */
export interface Convolution extends Window {
  /** `conv2d`: filter `[height, width, in, out]`; `depthwise`: filter `[height, width, in, multiplier]`. */
  readonly kind: 'conv2d' | 'depthwise';
  readonly filter: Weights;
  readonly bias: Float32Array;
  readonly dilations: readonly [number, number];
  readonly activation: FusableActivation;
}

/** Matrix product: kernel `[in, out]`. */
export interface Dense {
  readonly kind: 'dense';
  readonly kernel: Weights;
  readonly bias: Float32Array;
  readonly activation: FusableActivation;
}

/** Largest or mean value under a window. */
interface Pool extends Window {
  readonly kind: 'max-pool' | 'average-pool';
  readonly size: readonly [number, number];
}

/** What a node computes. */
export type Operator =
  | { readonly kind: 'input' }
  | Convolution
  | Dense
  | Pool
  /** Mean over height and width. */
  | { readonly kind: 'global-average-pool' }
  | { readonly kind: 'reshape' }
  /** Per channel: `scale · x + offset`; a batch normalisation that could not be folded. */
  | { readonly kind: 'affine'; readonly scale: Float32Array; readonly offset: Float32Array }
  | { readonly kind: 'activation'; readonly activation: Activation }
  | { readonly kind: 'softmax' }
  | { readonly kind: 'add' }
  /** Joins its inputs along the last dimension. */
  | { readonly kind: 'concatenate' }
  /** Zeros around the image: `[[top, bottom], [left, right]]`. */
  | {
      readonly kind: 'zero-pad';
      readonly padding: readonly [readonly [number, number], readonly [number, number]];
    };
