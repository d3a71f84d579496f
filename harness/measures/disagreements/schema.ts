import { z } from 'zod';

const explanationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trace'),
    steps: z.array(
      z.object({
        rule: z.string(),
        because: z.string(),
        facts: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
        /** What it said for answers (above 0) and against them, by the answer in words, where rules vote. */
        votes: z.record(z.string(), z.number()).exactOptional(),
      }),
    ),
  }),
  z.object({ kind: z.literal('attribution'), method: z.string() }),
]);

/** One input on which programs of a task disagree. */
export const disagreementSchema = z.object({
  example: z.string(),
  /** In words; absent of an episode. */
  truth: z.string().optional(),
  /** The same as a data URI of a WAV file, where it is a sound. */
  truthSound: z.string().exactOptional(),
  drawing: z.string(),
  /** The input as a data URI of a WAV file, where it is a sound. */
  sound: z.string().optional(),
  /** The input as text that the page reads again, where the task can be tried there. */
  input: z.string().exactOptional(),
  decisions: z.array(
    z.object({
      program: z.string(),
      /** In words; null for an abstention. */
      answer: z.string().nullable(),
      /** The answer as a data URI of a WAV file, where it is a sound. */
      sound: z.string().exactOptional(),
      confidence: z.number().optional(),
      /** Whether it is right, where answers are right or not. */
      right: z.boolean().optional(),
      /** Else its loss, or the outcome of the episode that it begins. */
      outcome: z.number().optional(),
      explanation: explanationSchema,
      /** The input with the explanation laid over it. */
      drawing: z.string(),
      /** The parts of the input that are enough for the answer: how many of how many, drawn on it. */
      enough: z.object({ parts: z.int(), of: z.int(), drawing: z.string() }).exactOptional(),
    }),
  ),
});

/** Inputs on which two programs of a task disagree, in the order of the split. */
export const disagreementsSchema = z.object({
  examples: z.array(disagreementSchema),
  /** Decisions that explaining them took of each program; absent where there were none. */
  spent: z.array(z.object({ program: z.string(), decisions: z.int() })).exactOptional(),
});

/** See {@link disagreementSchema}. */
export type Disagreement = z.infer<typeof disagreementSchema>;

/** See {@link disagreementsSchema}. */
export type Disagreements = z.infer<typeof disagreementsSchema>;
