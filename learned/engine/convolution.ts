import type { Convolution, Shape, Window } from '../graph/graph.js';
import { activate } from './activation.js';
import type { Kernel } from './kernel.js';

/**
 * Convolves an image: every place of the output takes what lies under the filter, and nothing where that lies beyond the
 * edge.
 */
export function convolution(operator: Convolution, input: Shape, output: Shape): Kernel {
  const { filter, bias, strides, dilations, activation } = operator;
  const [height, width, channels] = input as [number, number, number];
  const [rows, columns, filters] = output as [number, number, number];
  const [filterRows, filterColumns] = filter.shape as [number, number];
  const [top, left] = paddingOf(operator, input, output, [filterRows, filterColumns], dilations);
  const weights = filter.values;
  const place =
    operator.kind === 'conv2d'
      ? allChannels(weights, channels, filters)
      : eachChannel(weights, channels, filters / channels);
  return ([image], result) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const to = (row * columns + column) * filters;
        for (let at = 0; at < filters; at++) result[to + at] = bias[at]!;
        for (let down = 0; down < filterRows; down++) {
          const y = row * strides[0] + down * dilations[0] - top;
          if (y < 0 || y >= height) continue;
          for (let across = 0; across < filterColumns; across++) {
            const x = column * strides[1] + across * dilations[1] - left;
            if (x < 0 || x >= width) continue;
            place(image!, (y * width + x) * channels, down * filterColumns + across, result, to);
          }
        }
      }
    }
    activate(activation, result);
  };
}

/** Adds what one place of the filter makes of one place of the image. */
type Place = (image: Float32Array, from: number, tap: number, result: Float32Array, to: number) => void;

/** Every filter takes all channels. */
const allChannels =
  (weights: Float32Array, channels: number, filters: number): Place =>
  (image, from, tap, result, to) => {
    for (let channel = 0; channel < channels; channel++) {
      const value = image[from + channel]!;
      const row = (tap * channels + channel) * filters;
      for (let at = 0; at < filters; at++) result[to + at]! += value * weights[row + at]!;
    }
  };

/** Every channel has filters of its own. */
const eachChannel = (weights: Float32Array, channels: number, multiplier: number): Place =>
  multiplier === 1
    ? (image, from, tap, result, to) => {
        const row = tap * channels;
        for (let at = 0; at < channels; at++) result[to + at]! += image[from + at]! * weights[row + at]!;
      }
    : (image, from, tap, result, to) => {
        for (let channel = 0; channel < channels; channel++) {
          const value = image[from + channel]!;
          const row = (tap * channels + channel) * multiplier;
          const first = to + channel * multiplier;
          for (let at = 0; at < multiplier; at++) result[first + at]! += value * weights[row + at]!;
        }
      };

/** How many places of a window lie above and left of an image at its first place: `same` pads evenly, the rest behind. */
export function paddingOf(
  { strides, padding }: Window,
  input: Shape,
  output: Shape,
  size: readonly [number, number],
  dilations: readonly [number, number] = [1, 1],
): [top: number, left: number] {
  const along = (axis: 0 | 1): number => {
    if (padding === 'valid') return 0;
    const reach = (size[axis] - 1) * dilations[axis] + 1;
    const needed = (output[axis]! - 1) * strides[axis] + reach - input[axis]!;
    return Math.floor(Math.max(0, needed) / 2);
  };
  return [along(0), along(1)];
}
