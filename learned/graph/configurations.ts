import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { ACTIVATIONS } from './graph.js';
import type { SavedLayer } from './layers.js';

const pair = z.tuple([z.number().int().positive(), z.number().int().positive()]);
const channelsLast = z.literal('channels_last').optional();
const activation = z.enum([...ACTIVATIONS, 'softmax']);
const window = { strides: pair, padding: z.enum(['same', 'valid']), data_format: channelsLast };
const convolution = z.object({ ...window, kernel_size: pair, dilation_rate: pair, activation });

/** The settings of every type of layer that can be executed; a setting with no operator for it is refused. */
const configurations = {
  InputLayer: z.object({ batch_input_shape: z.tuple([z.null()]).rest(z.number().int().positive()) }),
  Conv2D: convolution,
  DepthwiseConv2D: convolution,
  Dense: z.object({ activation }),
  MaxPooling2D: z.object({ ...window, pool_size: pair }),
  AveragePooling2D: z.object({ ...window, pool_size: pair }),
  GlobalAveragePooling2D: z.object({ data_format: channelsLast }),
  Flatten: z.object({ data_format: channelsLast.nullable() }),
  Reshape: z.object({ target_shape: z.array(z.number().int().positive()) }),
  BatchNormalization: z.object({
    axis: z.literal(-1),
    epsilon: z.number(),
    center: z.literal(true),
    scale: z.literal(true),
  }),
  Activation: z.object({ activation }),
  ReLU: z.object({ max_value: z.union([z.null(), z.literal(6)]).optional() }),
  Softmax: z.object({ axis: z.literal(-1).optional() }),
  ZeroPadding2D: z.object({
    padding: z.tuple([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number()])]),
  }),
  Add: z.object({}),
  Concatenate: z.object({ axis: z.literal(-1) }),
  Dropout: z.object({}),
  SpatialDropout1D: z.object({}),
  GaussianNoise: z.object({}),
  GaussianDropout: z.object({}),
} as const;

/** A type of layer that can be executed. */
export type LayerType = keyof typeof configurations;

/** The layers that the project's networks may be made of. */
export const LAYER_TYPES = Object.keys(configurations) as readonly LayerType[];

/** Layers that do something only while training. */
export const TRAINING_ONLY: readonly string[] = [
  'Dropout',
  'SpatialDropout1D',
  'GaussianNoise',
  'GaussianDropout',
];

/** The settings of one type of layer. */
export type Configuration<Type extends LayerType> = z.infer<(typeof configurations)[Type]>;

/**
 * Reads a layer's settings.
 *
 * @throws UserError when it has one that no runtime here can execute
 */
export function configurationOf<Type extends LayerType>(layer: SavedLayer, type: Type): Configuration<Type> {
  const parsed = configurations[type].safeParse(layer.configuration);
  if (parsed.success) return parsed.data as Configuration<Type>;
  const issue = parsed.error.issues[0]!;
  throw new UserError(
    `layer "${layer.name}" (${layer.type}) has a setting that no runtime here executes: ${issue.path.join('.')}: ${issue.message}`,
  );
}
