import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';

/** How the answer's variance is shared out, input by input. */
export const interactionSamplesSchema = z.strictObject({
  groups: z.int().positive(),
  /** Trials of every group, input by input. */
  rows: z.int().positive(),
  /** One entry an input: the variance of whether the answer stays, and each group's parts of it. */
  inputs: z.array(
    z.strictObject({
      variance: z.number().nonnegative(),
      alone: z.array(z.number()),
      total: z.array(z.number()),
    }),
  ),
  decisions: z.int().nonnegative(),
});

/** How many parts of an input an answer hangs on, and how far they act together. */
export const interactionSchema = z.object({
  groups: z.int(),
  /** Mean dimension: how many groups act together, on average; absent where every answer stayed. */
  meanDimension: figureSchema.optional(),
  /** Groups that were seen to matter. */
  groupsThatMatter: figureSchema,
  /** Share of the variance that no group brings about alone; absent where every answer stayed. */
  interaction: figureSchema.optional(),
  decisions: z.int(),
});

/** See {@link interactionSamplesSchema}. */
export type InteractionSamples = z.output<typeof interactionSamplesSchema>;

/** See {@link interactionSchema}. */
export type Interaction = z.infer<typeof interactionSchema>;
