import { z } from 'zod';

import { directionSchema, figureSchema } from '../../results/figure.js';
import { flags, numbersOrNaN, places, sameLength } from '../codecs.js';
import { hashDecisions } from './hash-decisions.js';

/** What {@link Evaluation}s of a task found. */
export const evaluationSchema = z.object({
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

/** What a program decided, example by example. */
export const accuracySamplesSchema = z
  .strictObject({
    /** 1 where the decision was right. */
    right: flags,
    /** The answer as JSON; null for an abstention. */
    answers: z.array(z.string().nullable()),
    /** The program's confidence, NaN where it gave none. */
    confidence: numbersOrNaN,
    /** Labels of the task's classes, and for every example the index of its truth; absent without classes. */
    classes: z
      .strictObject({ labels: z.array(z.string()), answers: z.array(z.string()), truths: places })
      .exactOptional(),
    people: z.array(z.string().nullable()).exactOptional(),
    /** The data set's groups, and for every example the index of its group, -1 for none; absent without groups. */
    groups: z
      .strictObject({
        known: z.array(z.strictObject({ title: z.string(), meaning: z.string() })),
        of: places,
      })
      .exactOptional(),
    /** What was decided on inputs that are none of the known things; absent where the task knows no such answer. */
    strangers: z
      .strictObject({
        /** The answers that reject, in words. */
        kinds: z.array(z.string()),
        /** The kind that each input truly is. */
        of: places,
        /** 1 where it was answered with a known thing all the same. */
        answered: flags,
        people: z.array(z.string().nullable()),
      })
      .refine(({ of, answered, people }) => sameLength(of, answered, people), 'its lists differ in length')
      .exactOptional(),
    exampleIds: z.array(z.string()),
    evaluations: z.array(evaluationSchema),
    decisionsSha256: z.string(),
  })
  .refine(
    ({ right, answers, confidence, exampleIds, classes, people, groups }) =>
      sameLength(right, answers, confidence, exampleIds) &&
      sameLength(right, classes?.truths ?? right, people ?? right, groups?.of ?? right),
    'its lists differ in length',
  )
  .refine(
    ({ answers, confidence, decisionsSha256 }) => decisionsSha256 === hashDecisions(answers, confidence),
    { path: ['decisionsSha256'], message: 'its answers and confidences are not those that were decided' },
  );

/** M1: how often a program is right. */
export const accuracySchema = z.object({
  split: z.enum(['train', 'validation', 'test']),
  /** Share of examples answered rightly; an abstention is not right. */
  share: figureSchema,
  correct: z.int().min(0),
  total: z.int().min(0),
  abstained: z.int().min(0),
  /** Share of examples that were answered at all. */
  coverage: figureSchema,
  /** Share of the answers that were right; absent when the program never answered. */
  whenAnswering: figureSchema.optional(),
  classes: z
    .array(
      z.object({
        label: z.string(),
        support: z.int().min(0),
        precision: figureSchema.optional(),
        recall: figureSchema.optional(),
        f1: z.number().optional(),
      }),
    )
    .optional(),
  /** Rows are truths, columns are answers, the last column is abstention. */
  confusion: z
    .object({ labels: z.array(z.string()), counts: z.array(z.array(z.int().min(0))) })
    .refine(
      ({ labels, counts }) =>
        labels.length === counts.length + 1 && counts.every((row) => sameLength(row, labels)),
      'it has not a row for every label but that of abstention, and a column for each',
    )
    .optional(),
  people: z.array(z.object({ person: z.string(), share: figureSchema })).optional(),
  /** Of each kind of input that is none of the known things: the share that was answered with one all the same. */
  rejection: z.array(z.object({ label: z.string(), answered: figureSchema })).optional(),
  evaluations: z.array(evaluationSchema),
  /** SHA-256 over all decisions in order: two runs with one seed must agree. */
  decisionsSha256: z.string(),
});

/** See {@link accuracySamplesSchema}. */
export type AccuracySamples = z.output<typeof accuracySamplesSchema>;

/** See {@link accuracySchema}. */
export type Accuracy = z.infer<typeof accuracySchema>;

/** See {@link evaluationSchema}. */
export type ReportedEvaluation = z.infer<typeof evaluationSchema>;
