import { nearest } from '../../tasks/kit/nearest.js';
import { ACTIVATIONS, sizeOf, type Shape } from '../graph/graph.js';
import { windowOutput } from '../graph/shapes.js';
import { describeLayer, LAYER_KINDS, type Layer } from './layers.js';

/** What each activation is called. */
const KNOWN_ACTIVATIONS = [...ACTIVATIONS, 'softmax'] as const;

/**
 * The shape that a network takes: a row of numbers, or an image with its channels.
 *
 * @param features the shape of the task's features
 * @returns undefined where there are more sizes than an image has
 */
export function inputShapeOf(features: Shape): Shape | undefined {
  if (features.length > 3) return undefined;
  return features.length === 2 ? [...features, 1] : features;
}

/**
 * Checks that layers fit each other, the features that they take and the answers that they give.
 *
 * @param features the shape of the task's features
 * @param answers the classes in words, in order
 * @returns what does not fit, each in a sentence with the layer's place; nothing after the first layer that gives no shape
 */
export function checkLayers(layers: readonly Layer[], features: Shape, answers: readonly string[]): string[] {
  const last = `dense(${answers.length}, 'softmax')`;
  const given: unknown = layers;
  if (!Array.isArray(given) || given.length === 0)
    return [`layers is empty: add some, such as [dense(8, 'relu'), ${last}]`];
  const input = inputShapeOf(features);
  if (!input)
    return [
      `the task's features have the shape ${shown(features)}: a network takes a row of numbers, an image, or an image with channels`,
    ];
  let shape = input;
  for (const [at, layer] of layers.entries()) {
    if (!isLayer(layer)) return [`layers[${at}] is no layer: make it with one of ${LAYER_KINDS.join(', ')}`];
    const found = shapeAfter(layer, shape);
    if (typeof found === 'string') return [`layers[${at}], ${describeLayer(layer)}, ${found}`];
    shape = found;
  }
  const end = layers.at(-1)!;
  const place = `layers[${layers.length - 1}], ${describeLayer(end)}, `;
  const classes = `the task has ${answers.length} classes (${answers.join(', ')})`;
  if (shape.length > 1)
    return [`${place}gives an image of ${shown(shape)}, but ${classes}: end in flatten(), ${last}`];
  if (shape[0] !== answers.length)
    return [`${place}gives ${shape[0]} numbers, but ${classes}: end in ${last}`];
  if (!('activation' in end) || end.activation !== 'softmax')
    return [`${place}gives no probabilities, but ${classes} to tell apart: end in ${last}`];
  return [];
}

/** The shape that a layer gives, without the batch, or what is wrong with it. */
function shapeAfter(layer: Layer, shape: Shape): Shape | string {
  const faults = [...faultsOfNumbers(layer), ...faultsOfActivation(layer)];
  if (faults[0] !== undefined) return faults[0];
  switch (layer.kind) {
    case 'dense':
      return [...shape.slice(0, -1), layer.units];
    case 'flatten':
      return [sizeOf(shape)];
  }
  if (shape.length !== 3)
    return `takes an image, [height, width, channels], and gets ${shown(shape)}: use dense here, or give the task's features two sizes`;
  const channels = shape[2]!;
  switch (layer.kind) {
    case 'globalAveragePooling':
      return [channels];
    case 'conv2d':
    case 'depthwiseConv2d': {
      const { size, stride, padding } = layer;
      const places = windowOutput(shape, [size, size], { strides: [stride, stride], padding });
      return places.every((length) => length > 0)
        ? [...places, layer.kind === 'conv2d' ? layer.filters : channels]
        : tooLarge(size, shape);
    }
    case 'maxPooling':
    case 'averagePooling': {
      const { size } = layer;
      const places = windowOutput(shape, [size, size], { strides: [size, size], padding: 'valid' });
      return places.every((length) => length > 0) ? [...places, channels] : tooLarge(size, shape);
    }
  }
}

const tooLarge = (size: number, shape: Shape): string =>
  `is larger than the image of ${shown(shape)} that it gets: use less than ${size}`;

function faultsOfNumbers(layer: Layer): string[] {
  const numbers = (['units', 'filters', 'size', 'stride'] as const).map(
    (name) => [name, (layer as Readonly<Record<string, unknown>>)[name]] as const,
  );
  return numbers
    .filter(([name, value]) => name in layer && !(Number.isSafeInteger(value) && Number(value) > 0))
    .map(([name, value]) => `has ${name} ${String(value)}: use a whole number above 0`);
}

function faultsOfActivation(layer: Layer): string[] {
  if (!('activation' in layer)) return [];
  const activation: string = layer.activation;
  return (KNOWN_ACTIVATIONS as readonly string[]).includes(activation)
    ? []
    : [`has an unknown activation "${activation}"; ${nearest(activation, KNOWN_ACTIVATIONS)}`];
}

/** An author without types may have written anything. */
const isLayer = (layer: Partial<Layer> | null | undefined): boolean =>
  (LAYER_KINDS as readonly unknown[]).includes(layer?.kind);

const shown = (shape: Shape): string => `[${shape.join(', ')}]`;
