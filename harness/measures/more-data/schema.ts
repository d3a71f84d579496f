import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { sweepSchema } from '../agility/sweep-file.js';

/** What was recorded of networks from less data, beside the programs that need none. */
export const moreDataSamplesSchema = z.strictObject({
  networks: z.array(z.strictObject({ program: z.string(), sweep: sweepSchema })),
  rules: z.array(z.strictObject({ program: z.string(), runtime: z.string() })),
});

/**
 * From how many labelled examples on a network makes fewer mistakes than a program, in every seed: between two sets that
 * were recorded (`within`), from the smallest on (`already`), from none on (`never`), or not in every seed (`some seeds`).
 */
export const crossingSchema = z.object({
  /** The program that needs no examples. */
  program: z.string(),
  /** Its wrong answers in this run, as a share. */
  error: figureSchema,
  state: z.enum(['within', 'already', 'never', 'some seeds']),
  /** How many labelled examples; only where it lies within. */
  examples: figureSchema.optional(),
  /** In how many seeds the network passes by the largest set. */
  passing: z.int().nonnegative(),
});

/** How many labelled examples a network needs, and from how many on it passes the rules. */
export const moreDataSchema = z.object({
  networks: z.array(
    z.object({
      program: z.string(),
      /** How the recorded networks were trained, in a sentence. */
      recipe: z.string(),
      /** What records them again. */
      command: z.string(),
      seeds: z.int(),
      /** From the smallest training set to the largest. */
      points: z
        .array(
          z.object({ label: z.string(), examples: z.int(), error: figureSchema, accuracy: figureSchema }),
        )
        .min(1),
      crossings: z.array(crossingSchema),
    }),
  ),
});

/** See {@link moreDataSamplesSchema}. */
export type MoreDataSamples = z.output<typeof moreDataSamplesSchema>;

/** See {@link moreDataSchema}. */
export type MoreData = z.infer<typeof moreDataSchema>;
