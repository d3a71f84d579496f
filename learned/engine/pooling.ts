import type { Operator, Shape } from '../graph/graph.js';
import { paddingOf } from './convolution.js';
import type { Kernel } from './kernel.js';

type Pool = Extract<Operator, { readonly size: unknown }>;

/** Takes the largest or the mean value under a window; what lies beyond the edge is no part of either. */
export function pool(operator: Pool, input: Shape, output: Shape): Kernel {
  const { kind, size, strides } = operator;
  const [height, width, channels] = input as [number, number, number];
  const [rows, columns] = output as [number, number];
  const [top, left] = paddingOf(operator, input, output, size);
  const isMean = kind === 'average-pool';
  return ([image], result) => {
    for (let row = 0; row < rows; row++) {
      const firstY = Math.max(0, row * strides[0] - top);
      const lastY = Math.min(height, row * strides[0] - top + size[0]);
      for (let column = 0; column < columns; column++) {
        const firstX = Math.max(0, column * strides[1] - left);
        const lastX = Math.min(width, column * strides[1] - left + size[1]);
        const to = (row * columns + column) * channels;
        for (let channel = 0; channel < channels; channel++) {
          let pooled = isMean ? 0 : -Infinity;
          for (let y = firstY; y < lastY; y++) {
            for (let x = firstX; x < lastX; x++) {
              const value = image![(y * width + x) * channels + channel]!;
              pooled = isMean ? pooled + value : Math.max(pooled, value);
            }
          }
          result[to + channel] = isMean ? pooled / ((lastY - firstY) * (lastX - firstX)) : pooled;
        }
      }
    }
  };
}

/** The mean over height and width. */
export function globalAveragePool([height, width, channels]: Shape): Kernel {
  const places = height! * width!;
  return ([image], result) => {
    for (let channel = 0; channel < channels!; channel++) {
      let sum = 0;
      for (let place = 0; place < places; place++) sum += image![place * channels! + channel]!;
      result[channel] = sum / places;
    }
  };
}
