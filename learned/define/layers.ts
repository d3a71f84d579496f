import type { Activation } from '../graph/graph.js';

/** What a layer does to each of its numbers in the end. */
export type LayerActivation = Activation | 'softmax';

/** How a window slides over an image. */
export interface Sliding {
  /** Places that it moves on by; 1 by default. */
  readonly stride?: number;
  /** `same` keeps the size but for the stride, by zeros around the image; `valid` adds none. `same` by default. */
  readonly padding?: 'same' | 'valid';
}

/** A layer of a network, as its author describes it; made by {@link dense} and the like. */
export type Layer =
  | { readonly kind: 'dense'; readonly units: number; readonly activation: LayerActivation }
  | (Required<Sliding> & {
      readonly kind: 'conv2d';
      readonly filters: number;
      readonly size: number;
      readonly activation: LayerActivation;
    })
  | (Required<Sliding> & {
      readonly kind: 'depthwiseConv2d';
      readonly size: number;
      readonly activation: LayerActivation;
    })
  | { readonly kind: 'maxPooling' | 'averagePooling'; readonly size: number }
  | { readonly kind: 'globalAveragePooling' | 'flatten' };

/** What makes each kind of layer, by name. */
export const LAYER_KINDS = [
  'dense',
  'conv2d',
  'depthwiseConv2d',
  'maxPooling',
  'averagePooling',
  'globalAveragePooling',
  'flatten',
] as const satisfies readonly Layer['kind'][];

/**
 * Every number of the layer is a weighted sum of all numbers before it.
 *
 * @param units how many numbers it gives
 * @example
 * network({ layers: [dense(8, 'relu'), dense(3, 'softmax')] });
 */
export const dense = (units: number, activation: LayerActivation = 'linear'): Layer => ({
  kind: 'dense',
  units,
  activation,
});

/**
 * Filters of `size` × `size` slide over an image `[height, width, channels]`; each gives a channel of the next.
 *
 * @example
 * network({ layers: [conv2d(8, 3, 'relu'), maxPooling(2), flatten(), dense(10, 'softmax')] });
 */
export const conv2d = (
  filters: number,
  size: number,
  activation: LayerActivation = 'linear',
  { stride = 1, padding = 'same' }: Sliding = {},
): Layer => ({ kind: 'conv2d', filters, size, activation, stride, padding });

/**
 * A filter of `size` × `size` for each channel by itself; with a {@link conv2d} of size 1 behind it, it does what a whole
 * convolution does at a fraction of the cost (Howard and others 2017, "MobileNets").
 */
export const depthwiseConv2d = (
  size: number,
  activation: LayerActivation = 'linear',
  { stride = 1, padding = 'same' }: Sliding = {},
): Layer => ({ kind: 'depthwiseConv2d', size, activation, stride, padding });

/** The largest number of each channel in every block of `size` × `size`. */
export const maxPooling = (size: number): Layer => ({ kind: 'maxPooling', size });

/** The mean of each channel in every block of `size` × `size`. */
export const averagePooling = (size: number): Layer => ({ kind: 'averagePooling', size });

/** The mean of each channel over the whole image. */
export const globalAveragePooling = (): Layer => ({ kind: 'globalAveragePooling' });

/** All numbers of an image in one row, as {@link dense} wants them. */
export const flatten = (): Layer => ({ kind: 'flatten' });

/**
 * A layer as its author wrote it, for messages and manifests.
 *
 * @example
 * describeLayer(dense(8, 'relu')); // "dense(8, 'relu')"
 */
export function describeLayer(layer: Layer): string {
  const { kind } = layer;
  const after = (activation: LayerActivation): string => (activation === 'linear' ? '' : `, '${activation}'`);
  const sliding = ({ stride, padding }: Required<Sliding>): string =>
    stride === 1 && padding === 'same' ? '' : `, { stride: ${stride}, padding: '${padding}' }`;
  switch (kind) {
    case 'dense':
      return `dense(${layer.units}${after(layer.activation)})`;
    case 'conv2d':
      return `conv2d(${layer.filters}, ${layer.size}${after(layer.activation)}${sliding(layer)})`;
    case 'depthwiseConv2d':
      return `depthwiseConv2d(${layer.size}${after(layer.activation)}${sliding(layer)})`;
    case 'maxPooling':
    case 'averagePooling':
      return `${kind}(${layer.size})`;
    case 'globalAveragePooling':
    case 'flatten':
      return `${kind}()`;
  }
}

/**
 * Layers with a multiple of the numbers or channels that each gives, rounded, and at least one; the last, which gives the
 * answers, stays.
 */
export const widened = (layers: readonly Layer[], width: number): readonly Layer[] =>
  layers.map((layer, at) => {
    const of = (count: number): number => Math.max(1, Math.round(count * width));
    if (at === layers.length - 1) return layer;
    if (layer.kind === 'dense') return { ...layer, units: of(layer.units) };
    return layer.kind === 'conv2d' ? { ...layer, filters: of(layer.filters) } : layer;
  });
