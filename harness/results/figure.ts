import { z } from 'zod';

/** Which way is better, where there is a better. */
export const directionSchema = z.enum(['higher-is-better', 'lower-is-better', 'neither']);

/**
 * What the two ends of a figure's bracket are: a 95 % confidence interval of the value; the range of all that was
 * observed; or a spread, a named part of the inputs, which says how they differ and not how sure the value is.
 */
export const intervalSchema = z.enum(['confidence', 'range', 'spread']);

/**
 * A measured number with its uncertainty. `low`, `high` and `interval` are absent where the number is exact (a count, a
 * share of everything there is) or where the method gives no bounds, and `method` says which.
 */
export const figureSchema = z
  .object({
    value: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
    /** What `low` and `high` are. */
    interval: intervalSchema.optional(),
    /** How many observations stand behind the value. */
    n: z.int().nonnegative(),
    unit: z.string(),
    direction: directionSchema,
    /** How it was computed, with its source. */
    method: z.string(),
  })
  .refine(
    ({ low, high, interval }) =>
      (low === undefined) === (interval === undefined) && (low === undefined) === (high === undefined),
    'a figure has "low", "high" and "interval" together or none of them',
  );

/** See {@link figureSchema}. */
export type Figure = z.infer<typeof figureSchema>;
