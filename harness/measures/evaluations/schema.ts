import { z } from 'zod';

import { directionSchema } from '../../results/figure.js';

/** What an {@link Evaluation} of a task found. */
const evaluationSchema = z.object({
  id: z.string(),
  title: z.string(),
  reading: z.string(),
  summary: z.string(),
  figures: z.array(
    z.object({
      title: z.string(),
      value: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
      unit: z.string(),
      direction: directionSchema,
    }),
  ),
  drawings: z.array(z.string()).optional(),
});

/** What the task's own evaluations found, in its order. */
export const evaluationsSchema = z.strictObject({ evaluations: z.array(evaluationSchema) });

/** See {@link evaluationsSchema}. */
export type Evaluations = z.infer<typeof evaluationsSchema>;

/** What one of them found. */
export type ReportedEvaluation = Evaluations['evaluations'][number];
