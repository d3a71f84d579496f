import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';

/** How far a program carries over: its accuracy on groups of examples that are less and less like its training data. */
export const programShiftSchema = z.object({
  program: z.string(),
  runtime: z.string(),
  /** The classes that all groups hold, in words: examples of others are left out, so that like is compared with like. */
  classes: z.array(z.string()).optional(),
  /** The one most like the training data first. */
  groups: z.array(
    z.object({
      dataset: z.string(),
      title: z.string(),
      /** Who or what the group is; empty for a whole data set. */
      meaning: z.string(),
      synthetic: z.boolean(),
      share: figureSchema,
      /** Against the first group; absent there. */
      difference: figureSchema.optional(),
      /** How many people or voices the examples come from; 0 where they are of nobody. */
      people: z.int(),
      worst: z.object({ person: z.string(), share: figureSchema }).optional(),
    }),
  ),
});

/** The programs of a task that have at least two groups. */
export const shiftSchema = z.object({ programs: z.array(programShiftSchema) });

/** See {@link programShiftSchema}. */
export type ProgramShift = z.infer<typeof programShiftSchema>;

/** See {@link shiftSchema}. */
export type Shift = z.infer<typeof shiftSchema>;
