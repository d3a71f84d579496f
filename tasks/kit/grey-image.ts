/**
 * The value of a square image between four pixels; outside is blank.
 *
 * @param side rows and columns
 */
export function bilinear(image: Float32Array, side: number, row: number, column: number): number {
  // Written out for speed: a training runs it forty million times an epoch.
  const top = Math.floor(row);
  const left = Math.floor(column);
  if (top < -1 || left < -1 || top >= side || left >= side) return 0;
  const below = row - top;
  const beside = column - left;
  const at = top * side + left;
  const onTop = top >= 0;
  const under = top + 1 < side;
  const leftIn = left >= 0;
  const rightIn = left + 1 < side;
  const a = onTop && leftIn ? image[at]! : 0;
  const b = onTop && rightIn ? image[at + 1]! : 0;
  const c = under && leftIn ? image[at + side]! : 0;
  const d = under && rightIn ? image[at + side + 1]! : 0;
  return (1 - below) * (a + beside * (b - a)) + below * (c + beside * (d - c));
}

/**
 * Blurs a square of numbers along its rows or its columns; outside is 0.
 *
 * @param kernel odd in length
 * @param step from one place of a line to the next: 1 along rows, `side` along columns
 * @param lineStep from one line to the next
 */
export function blurLines(
  values: Float32Array,
  side: number,
  kernel: Float64Array,
  step: number,
  lineStep: number,
): Float32Array {
  const reach = (kernel.length - 1) / 2;
  const result = new Float32Array(values.length);
  for (let line = 0; line < side; line++) {
    for (let place = 0; place < side; place++) {
      let sum = 0;
      const first = Math.max(-reach, -place);
      const last = Math.min(reach, side - 1 - place);
      for (let offset = first; offset <= last; offset++) {
        sum += kernel[offset + reach]! * values[line * lineStep + (place + offset) * step]!;
      }
      result[line * lineStep + place * step] = sum;
    }
  }
  return result;
}

const kernels = new Map<number, Float64Array>();

/** A Gaussian of a width in pixels as weights that sum to 1, cut off at twice its width. */
export function gaussian(width: number): Float64Array {
  let kernel = kernels.get(width);
  if (!kernel) {
    const reach = Math.ceil(2 * width);
    kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, at) =>
      Math.exp(-((at - reach) ** 2) / (2 * width * width)),
    );
    const total = kernel.reduce((sum, value) => sum + value, 0);
    kernel = kernel.map((value) => value / total);
    kernels.set(width, kernel);
  }
  return kernel;
}

/** Blurs a square image by a Gaussian of a width in pixels; outside is blank. */
export function blur(image: Float32Array, side: number, width: number): Float32Array {
  const kernel = gaussian(width);
  return blurLines(blurLines(image, side, kernel, 1, side), side, kernel, side, 1);
}
