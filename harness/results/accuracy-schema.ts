import { z } from 'zod';

import { directionSchema, figureSchema } from './figure.js';

/** What {@link Evaluation}s of a task found. */
export const evaluationSchema = z.object({
  id: z.string(),
  title: z.string(),
  reading: z.string(),
  summary: z.string(),
  figures: z.array(
    z.object({ title: z.string(), value: z.number(), unit: z.string(), direction: directionSchema }),
  ),
  drawings: z.array(z.string()).optional(),
});

/** M1: how often a program is right. */
export const accuracySchema = z.object({
  split: z.enum(['train', 'validation', 'test']),
  /** Share of examples answered rightly; an abstention is not right. */
  share: figureSchema,
  correct: z.int(),
  total: z.int(),
  abstained: z.int(),
  /** Share of examples that were answered at all. */
  coverage: figureSchema,
  /** Share of the answers that were right; absent when the program never answered. */
  whenAnswering: figureSchema.optional(),
  classes: z
    .array(
      z.object({
        label: z.string(),
        support: z.int(),
        precision: figureSchema.optional(),
        recall: figureSchema.optional(),
        f1: z.number().optional(),
      }),
    )
    .optional(),
  /** Rows are truths, columns are answers, the last column is abstention. */
  confusion: z.object({ labels: z.array(z.string()), counts: z.array(z.array(z.int())) }).optional(),
  people: z.array(z.object({ person: z.string(), share: figureSchema })).optional(),
  evaluations: z.array(evaluationSchema),
  /** SHA-256 over all decisions in order: two runs with one seed must agree. */
  decisionsSha256: z.string(),
});

const explanationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trace'),
    steps: z.array(
      z.object({
        rule: z.string(),
        because: z.string(),
        facts: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
      }),
    ),
  }),
  z.object({ kind: z.literal('attribution'), method: z.string() }),
]);

/** One input on which programs of a task disagree. */
export const disagreementSchema = z.object({
  task: z.string(),
  dataset: z.string(),
  example: z.string(),
  truth: z.string(),
  drawing: z.string(),
  decisions: z.array(
    z.object({
      program: z.string(),
      /** In words; null for an abstention. */
      answer: z.string().nullable(),
      confidence: z.number().optional(),
      right: z.boolean(),
      explanation: explanationSchema,
      /** The input with the explanation laid over it. */
      drawing: z.string(),
    }),
  ),
});

export type Accuracy = z.infer<typeof accuracySchema>;
export type Disagreement = z.infer<typeof disagreementSchema>;
export type ReportedEvaluation = z.infer<typeof evaluationSchema>;
