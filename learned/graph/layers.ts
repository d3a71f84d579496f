import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';

/** One layer of a saved topology, with the layers whose outputs it takes. */
export interface SavedLayer {
  readonly name: string;
  readonly type: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Names of layers; empty for an input. */
  readonly inputs: readonly string[];
}

/** The layers of a topology and which of them are its outputs. */
export interface SavedLayers {
  readonly layers: readonly SavedLayer[];
  readonly outputs: readonly string[];
}

const layerSchema = z.object({
  class_name: z.string(),
  config: z.looseObject({ name: z.string() }),
});

/** `[layer, node, tensor]`, and keyword arguments that none of the layers here takes. */
const connectionSchema = z.tuple([z.string(), z.number(), z.number()]).rest(z.unknown());

const sequentialSchema = z.object({
  class_name: z.literal('Sequential'),
  config: z.object({ layers: z.array(layerSchema).min(1) }),
});

const functionalSchema = z.object({
  class_name: z.enum(['Model', 'Functional']),
  config: z.object({
    layers: z.array(layerSchema.extend({ inbound_nodes: z.array(z.array(connectionSchema)).max(1) })).min(1),
    input_layers: z.array(connectionSchema).length(1),
    output_layers: z.array(connectionSchema).min(1),
  }),
});

/**
 * Reads the layers of a saved Sequential or functional model with one input.
 *
 * @throws UserError when it is neither, has several inputs, or uses one layer twice
 */
export function readLayers(topology: Readonly<Record<string, unknown>>): SavedLayers {
  const sequential = sequentialSchema.safeParse(topology);
  if (sequential.success) return chain(sequential.data.config.layers);
  const functional = functionalSchema.safeParse(topology);
  if (functional.success) {
    const { layers, output_layers } = functional.data.config;
    return {
      layers: layers.map(({ class_name, config, inbound_nodes }) => ({
        name: config.name,
        type: class_name,
        configuration: config,
        inputs: (inbound_nodes[0] ?? []).map(([from]) => from),
      })),
      outputs: output_layers.map(([from]) => from),
    };
  }
  const issue = functional.error.issues[0]!;
  throw new UserError(
    `the network's topology is neither a Sequential nor a functional layers model of one input: ${issue.path.join('.')}: ${issue.message}`,
  );
}

/** A Sequential model keeps its input shape in its first layer; here it becomes a layer of its own. */
function chain(saved: readonly z.infer<typeof layerSchema>[]): SavedLayers {
  const layers: SavedLayer[] = [];
  const first = saved[0]!;
  if (first.class_name !== 'InputLayer') {
    layers.push({ name: 'input', type: 'InputLayer', configuration: first.config, inputs: [] });
  }
  for (const { class_name, config } of saved) {
    const before = layers.at(-1);
    layers.push({
      name: config.name,
      type: class_name,
      configuration: config,
      inputs: before ? [before.name] : [],
    });
  }
  return { layers, outputs: [layers.at(-1)!.name] };
}
