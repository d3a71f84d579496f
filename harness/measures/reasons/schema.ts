import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';

const reasonSchema = z.strictObject({
  /** Places of the groups that are enough, the last axis running fastest. */
  groups: z.array(z.int().nonnegative()),
  /** In how many of so many draws the answer stayed. */
  kept: z.int().nonnegative(),
  draws: z.int().positive(),
});

/** What reasons were found, one an input. */
export const reasonSamplesSchema = z.strictObject({
  groups: z.strictObject({ shape: z.array(z.int()), axes: z.array(z.string()), meaning: z.string() }),
  exampleIds: z.array(z.string()),
  answers: z.array(z.string().nullable()),
  /** Whose each input is, where the data has people. */
  people: z.array(z.string().nullable()).exactOptional(),
  /** On how many inputs taking the input apart and putting it together again left the answer as it was. */
  putTogether: z.int().nonnegative(),
  /** Reasons against what other examples have; exact where every set was looked at. */
  others: z.array(reasonSchema),
  exact: z.boolean(),
  /** Reasons against an input that says nothing, where the task has one. */
  blank: z.array(reasonSchema).exactOptional(),
  /** Overlap of the first reasons with those found anew: for the same input, and for one that differs a little. */
  stability: z
    .strictObject({ again: z.array(z.number()), near: z.array(z.number().nullable()) })
    .exactOptional(),
  /** Decisions that the measure took. */
  decisions: z.int().nonnegative(),
});

/** How much of an input is enough for the answer. */
export const reasonsSchema = z.object({
  groups: z.object({ shape: z.array(z.int()), axes: z.array(z.string()), meaning: z.string() }),
  /** Primary: groups in a sufficient reason, on average, against what other examples have. */
  size: figureSchema,
  /** The same as a share of all groups. */
  shareOfInput: figureSchema,
  /** The same against an input that says nothing. */
  sizeAgainstBlank: figureSchema.optional(),
  /** How many inputs have a reason of 0, 1, 2 … groups. */
  inputsBySize: z.array(z.int()),
  exact: z.boolean(),
  /** Share of inputs whose answer stays when they are only taken apart and put together again. */
  putTogether: figureSchema,
  /** Overlap of reasons of inputs that differ a little, less that of two searches for the same input: 0 is stable. */
  stability: figureSchema.optional(),
  /** Decisions that the measure took. */
  decisions: z.int(),
});

/** See {@link reasonSamplesSchema}. */
export type ReasonSamples = z.output<typeof reasonSamplesSchema>;

/** See {@link reasonsSchema}. */
export type Reasons = z.infer<typeof reasonsSchema>;
