import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';

const linesSchema = z.strictObject({ files: z.int().nonnegative(), lines: z.int().nonnegative() });

/** Code of a program: in the folder of its own module, and what that uses of the same package elsewhere. */
const codeSchema = z.strictObject({ own: linesSchema, elsewhere: linesSchema });

/** What was written or gathered for a program; what nobody tells is absent. */
export const effortSamplesSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('source'),
    code: codeSchema,
    ruleGroups: z.int().nonnegative().exactOptional(),
    /** Different rules, and names of facts, in the traces of so many inputs; absent where there are no traces. */
    traces: z
      .strictObject({ inputs: z.int(), rules: z.int().nonnegative(), facts: z.int().nonnegative() })
      .exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('network'),
    code: codeSchema,
    /** What the module that trains it uses, a part of that. */
    training: codeSchema.exactOptional(),
    trainingSeconds: z.number().nonnegative().exactOptional(),
    /** On what it was trained: `tensorflow 4.22.0`. */
    runtime: z.string().exactOptional(),
    data: z
      .strictObject({
        id: z.string(),
        split: z.string(),
        examples: z.int().nonnegative(),
        /** False where no data went in, but the rules of a game. */
        labelled: z.boolean(),
      })
      .exactOptional(),
  }),
]);

/** What it took to make a program, as far as sources and manifests tell. */
export const effortSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('source'),
    lines: figureSchema,
    linesElsewhere: figureSchema,
    ruleGroups: figureSchema.optional(),
    rules: figureSchema.optional(),
    facts: figureSchema.optional(),
  }),
  z.object({
    kind: z.literal('network'),
    lines: figureSchema,
    linesElsewhere: figureSchema,
    /** Absent where the program does not name the module that trains it. */
    trainingLines: figureSchema.optional(),
    trainingLinesElsewhere: figureSchema.optional(),
    trainingTime: figureSchema.optional(),
    runtime: z.string().optional(),
    labelledExamples: figureSchema.optional(),
    /** What it was trained on, in words. */
    data: z.string().optional(),
  }),
]);

/** See {@link effortSamplesSchema}. */
export type EffortSamples = z.output<typeof effortSamplesSchema>;

/** See {@link effortSchema}. */
export type Effort = z.infer<typeof effortSchema>;
