import {
  backend_util,
  conv2d,
  Conv2DBackpropFilter,
  depthwiseConv2d,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  getKernel,
  mul,
  pad,
  registerKernel,
  reshape,
  reverse,
  slice,
  stack,
  stridedSlice,
  sum,
  tidy,
  transpose,
  type KernelFunc,
  type NamedAttrMap,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/**
 * Gives the WebAssembly backend the gradients of convolutions that it lacks, made of kernels that it has, so that
 * networks can be trained where npm is all there is. Calling it again changes nothing.
 *
 * The engine gives kernels their inputs as tensors, whatever the type says. They are used as they are: wrapping their
 * data in tensors a second time would leave those behind.
 */
export function registerWasmGradients(): void {
  if (getKernelOrNone(Conv2DBackpropFilter)) return;
  const register = (kernelName: string, kernelFunc: KernelFunc): void =>
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
  register(Conv2DBackpropFilter, ({ inputs, attrs }) =>
    convolutionFilterGradient(inputs['x'] as Tensor4D, inputs['dy'] as Tensor4D, windowOf(attrs)),
  );
  register(DepthwiseConv2dNativeBackpropFilter, ({ inputs, attrs }) =>
    depthwiseFilterGradient(inputs['x'] as Tensor4D, inputs['dy'] as Tensor4D, windowOf(attrs)),
  );
  register(DepthwiseConv2dNativeBackpropInput, ({ inputs, attrs }) =>
    depthwiseInputGradient(
      inputs['dy'] as Tensor4D,
      inputs['filter'] as Tensor4D,
      (attrs as unknown as { inputShape: Shape4D }).inputShape,
      windowOf(attrs),
    ),
  );
}

type Shape4D = [number, number, number, number];

interface ConvolutionWindow {
  readonly strides: [number, number];
  readonly pad: 'same' | 'valid';
  readonly filterShape: Shape4D;
}

const windowOf = (attributes: NamedAttrMap | undefined): ConvolutionWindow =>
  attributes as unknown as ConvolutionWindow;

const getKernelOrNone = (name: string): unknown => getKernel(name, 'wasm');

/** The part of the input that the windows reach, with its padding; a stride may leave out rows and columns at the far edges. */
function paddedInput(x: Tensor4D, { strides, pad: padding, filterShape }: ConvolutionWindow) {
  const { padInfo, outHeight, outWidth } = backend_util.computeConv2DInfo(
    x.shape,
    filterShape,
    strides,
    1,
    padding,
    undefined,
    filterShape[3] === 1 && x.shape[3] > 1,
  );
  const [height, width] = filterShape;
  const reach = [(outHeight - 1) * strides[0] + height, (outWidth - 1) * strides[1] + width] as const;
  const padded = pad(x, [
    [0, 0],
    [padInfo.top, padInfo.bottom],
    [padInfo.left, padInfo.right],
    [0, 0],
  ]);
  return {
    outHeight,
    outWidth,
    input: slice(padded, 0, [x.shape[0], reach[0], reach[1], x.shape[3]]),
  };
}

/**
 * The gradient of a convolution by its filter is itself a convolution: of the input by the output's gradient, with
 * batch and channels swapped and the stride as the dilation (Dumoulin and Visin 2016, "A guide to convolution
 * arithmetic for deep learning", read backwards).
 */
function convolutionFilterGradient(x: Tensor4D, dy: Tensor4D, window: ConvolutionWindow): Tensor4D {
  return tidy(() => {
    const { input } = paddedInput(x, window);
    const image = transpose(input, [3, 1, 2, 0]);
    const filter = transpose(dy, [1, 2, 0, 3]);
    const found = conv2d(image, filter, 1, 'valid', 'NHWC', window.strides);
    return transpose(found, [1, 2, 0, 3]);
  });
}

/** One number per channel and place of the filter: the products of the input under that place with the gradient. */
function depthwiseFilterGradient(x: Tensor4D, dy: Tensor4D, window: ConvolutionWindow): Tensor4D {
  requireMultiplierOne(window.filterShape);
  return tidy(() => {
    const { input, outHeight, outWidth } = paddedInput(x, window);
    const [height, width, channels] = window.filterShape;
    const [down, right] = window.strides;
    const places = Array.from({ length: height * width }, (_, place) => {
      const row = Math.floor(place / width);
      const column = place % width;
      const under = stridedSlice(
        input,
        [0, row, column, 0],
        [x.shape[0], row + (outHeight - 1) * down + 1, column + (outWidth - 1) * right + 1, channels],
        [1, down, right, 1],
      );
      return sum(mul(under, dy), [0, 1, 2]);
    });
    return reshape(stack(places), window.filterShape);
  });
}

/** The gradient spread out by the stride, and convolved with the filter turned round. */
function depthwiseInputGradient(
  dy: Tensor4D,
  filter: Tensor4D,
  inputShape: Shape4D,
  window: ConvolutionWindow,
): Tensor4D {
  requireMultiplierOne(filter.shape);
  return tidy(() => {
    const [batch, rows, columns, channels] = inputShape;
    const [down, right] = window.strides;
    const [height, width] = filter.shape;
    const { outHeight, outWidth, padInfo } = backend_util.computeConv2DInfo(
      inputShape,
      filter.shape,
      window.strides,
      1,
      window.pad,
      undefined,
      true,
    );
    const spread = reshape(
      pad(reshape(dy, [batch, outHeight, 1, outWidth, 1, channels]), [
        [0, 0],
        [0, 0],
        [0, down - 1],
        [0, 0],
        [0, right - 1],
        [0, 0],
      ]),
      [batch, outHeight * down, outWidth * right, channels],
    );
    const around = pad(spread, [
      [0, 0],
      [height - 1, rows],
      [width - 1, columns],
      [0, 0],
    ]);
    // The rows and columns that lie on the input, counted from its own first ones.
    const needed = slice(
      around,
      [0, padInfo.top, padInfo.left, 0],
      [batch, rows + height - 1, columns + width - 1, channels],
    ) as Tensor4D;
    return depthwiseConv2d(needed, reverse(filter, [0, 1]), 1, 'valid');
  });
}

function requireMultiplierOne(filterShape: readonly number[]): void {
  if (filterShape[3] !== 1) {
    throw new Error(
      `a depthwise convolution with ${filterShape[3]!} filters a channel cannot be trained on wasm; use 1`,
    );
  }
}
