import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { sameLength } from '../codecs.js';

/** Traces that were taken again, and again without each of their steps. */
const tracesSchema = z.strictObject({
  kind: z.literal('traces'),
  /** For each trace how many steps it has, and without how many of them the replay is another one, or none. */
  traces: z.array(z.strictObject({ steps: z.int().nonnegative(), needed: z.int().nonnegative() })).min(1),
  /** Replays that gave the decision again. */
  replayed: z.int().nonnegative(),
  decisions: z.int().nonnegative(),
});

/** Areas under the curves of an input: how much of the answer stays while groups are taken away, or put back. */
const areasSchema = z
  .strictObject({ own: z.array(z.number()), random: z.array(z.number()), searched: z.array(z.number()) })
  .refine(({ own, random, searched }) => sameLength(own, random, searched), 'its lists differ in length');

const curvesSchema = z.strictObject({ deletion: areasSchema, insertion: areasSchema });

const attributionsSchema = z.strictObject({
  kind: z.literal('attributions'),
  method: z.string(),
  explained: z.int().positive(),
  /** What is taken away becomes that of other examples. */
  others: curvesSchema,
  /** What is taken away becomes that of an input that says nothing, where the task has one. */
  blank: curvesSchema.exactOptional(),
  decisions: z.int().nonnegative(),
});

/** How a program's own explanations held. */
export const explanationSamplesSchema = z.discriminatedUnion('kind', [tracesSchema, attributionsSchema]);

/** Absent where a search found no order that is surely better than chance: nothing can be told then. */
const scaledSchema = z.object({ deletion: figureSchema.optional(), insertion: figureSchema.optional() });

/** Whether a program's own explanations say what it did. */
export const explanationsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('traces'),
    /** Share of decisions that the replay of their trace gives again: must be 1. */
    replayed: figureSchema,
    /** Share of steps without which the replay is another one; absent where no trace has a step. */
    needed: figureSchema.optional(),
    /** Steps of a trace, on average. */
    steps: z.number(),
    decisions: z.int(),
  }),
  z.object({
    kind: z.literal('attributions'),
    method: z.string(),
    /** 0: taking away what the explanation names first is no better than chance; 1: as good as a search. */
    others: scaledSchema,
    blank: scaledSchema.optional(),
    decisions: z.int(),
  }),
]);

/** See {@link explanationSamplesSchema}. */
export type ExplanationSamples = z.output<typeof explanationSamplesSchema>;

/** See {@link explanationsSchema}. */
export type Explanations = z.infer<typeof explanationsSchema>;
