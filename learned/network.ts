import { z } from 'zod';

import { UserError } from '../tasks/contract/index.js';
import { sizeOf } from './graph/graph.js';

/** One named array of trained numbers. */
export interface SavedWeight {
  /** `LAYER/WEIGHT`, for example `first/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** As many numbers as `shape`'s product, last dimension fastest. */
  readonly values: Float32Array;
}

/** A network as it is shipped: what `model.json` and `weights.bin` of the TensorFlow.js layers format hold. */
export interface SavedNetwork {
  /** The `modelTopology` of a layers model: class name and configuration. */
  readonly topology: Readonly<Record<string, unknown>>;
  readonly weights: readonly SavedWeight[];
}

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  dtype: z.literal('float32'),
});

const modelSchema = z.object({
  format: z.literal('layers-model'),
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z
    .array(z.object({ paths: z.array(z.string()), weights: z.array(weightSchema) }))
    .length(1),
});

/** How many trained numbers a network holds. */
export const countWeights = (network: SavedNetwork): number =>
  network.weights.reduce((sum, weight) => sum + weight.values.length, 0);

/**
 * Writes a network in the TensorFlow.js layers format, with all weights in one file.
 *
 * @returns the text of `model.json`, and the bytes of `weights.bin` (little-endian 32-bit floats)
 */
export function encodeNetwork(network: SavedNetwork): { model: string; weights: Uint8Array } {
  const bytes = new Uint8Array(4 * countWeights(network));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const weight of network.weights) {
    for (const value of weight.values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  const model = {
    format: 'layers-model',
    generatedBy: 'rules-vs-weights',
    convertedBy: null,
    modelTopology: network.topology,
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: network.weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  return { model: `${JSON.stringify(model, null, 1)}\n`, weights: bytes };
}

/**
 * Reads a network in the TensorFlow.js layers format; the inverse of {@link encodeNetwork}.
 *
 * @param model the text of `model.json`
 * @param weights the bytes of its one weights file
 * @param name how an error names the network
 * @throws UserError when the text is no layers model, or there are too few or too many bytes for its weights
 */
export function decodeNetwork(model: string, weights: Uint8Array, name: string): SavedNetwork {
  const parsed = modelSchema.safeParse(parseJson(model, name));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new UserError(
      `${name} is no TensorFlow.js layers model: ${issue.path.join('.')}: ${issue.message}; restore it or train it again`,
    );
  }
  const specifications = parsed.data.weightsManifest[0]!.weights;
  const expected = 4 * specifications.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (weights.length !== expected) {
    const what = weights.length < expected ? 'cut off' : 'too long';
    throw new UserError(
      `the weights of ${name} are ${what}: ${weights.length} bytes, expected ${expected}; restore the file or train it again`,
    );
  }
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  let at = 0;
  const decoded = specifications.map(({ name: weight, shape }) => {
    const values = Float32Array.from({ length: sizeOf(shape) }, (_, index) =>
      view.getFloat32(at + 4 * index, true),
    );
    at += 4 * values.length;
    return { name: weight, shape, values };
  });
  return { topology: parsed.data.modelTopology, weights: decoded };
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${name} is cut off or no JSON; restore it or train it again`, { cause });
  }
}
