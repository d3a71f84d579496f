import { z } from 'zod';

/** Which way is better, where there is a better. */
export const directionSchema = z.enum(['higher-is-better', 'lower-is-better', 'neither']);

/**
 * A measured number with its uncertainty. `low` and `high` bound a 95 % interval; both are absent where the number
 * is exact (a count, a share of everything there is) or where the method gives none, and `method` says which.
 */
export const figureSchema = z.object({
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  /** How many observations stand behind the value. */
  n: z.int().nonnegative(),
  unit: z.string(),
  direction: directionSchema,
  /** How it was computed, with its source. */
  method: z.string(),
});

/** See {@link figureSchema}. */
export type Figure = z.infer<typeof figureSchema>;
