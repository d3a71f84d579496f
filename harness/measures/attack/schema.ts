import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { numbers, sameLength } from '../codecs.js';
import { ATTACKERS } from './contest.js';

const attackerSchema = z.enum(ATTACKERS);

/** What attackers did to every input. */
export const attackSamplesSchema = z
  .strictObject({
    exampleIds: z.array(z.string()),
    people: z.array(z.string().nullable()).exactOptional(),
    /** Questions that an input may cost. */
    budget: z.int().positive(),
    /** The distance within which an input counts as the same. */
    bound: z.number().nonnegative(),
    /** What a distance of 1 is. */
    unit: z.string(),
    inputs: z.array(
      z.strictObject({
        queries: z.int().nonnegative(),
        /** After how many questions each attacker broke it within the bound, -1 for never. */
        brokenBy: z.record(attackerSchema, z.int().min(-1)),
        /** After how many it was answered wrongly within the bound, -1 for never. */
        wrongAnswerAt: z.int().min(-1),
        /** The smallest distance at which it was broken; absent where it never was. */
        smallest: z
          .strictObject({ distance: z.number(), largestChange: z.number(), by: attackerSchema })
          .exactOptional(),
        farthest: z.number(),
      }),
    ),
    /** Some of those broken within the bound, the smallest change first: place among the inputs, and what they became. */
    kept: z.array(z.strictObject({ input: z.int().nonnegative(), vector: numbers })),
  })
  .refine(
    ({ exampleIds, people, inputs }) => sameLength(exampleIds, people ?? exampleIds, inputs),
    'its lists differ in length',
  );

/** How well a program stands attacks by those who see its answers alone. */
export const attackSchema = z.object({
  budget: z.int(),
  bound: figureSchema,
  /** Primary: of the inputs on which all programs were right, the share that stays right whatever any attacker did. */
  withstood: figureSchema,
  /** The share that was answered wrongly, rather than not at all. */
  wronglyAnswered: figureSchema,
  /** The share still right after so many questions, within the bound. */
  byQueries: z.array(
    z.object({
      queries: z.number(),
      share: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
  /** The share still right at every distance, with all questions. */
  byDistance: z.array(
    z.object({
      distance: z.number(),
      share: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
  /** Median of the smallest distances that broke an input; absent where half were never broken. */
  distance: figureSchema.optional(),
  /** Median of the questions that it took to break one within the bound; absent where half were not. */
  queries: figureSchema.optional(),
  /** The share that each attacker broke by itself, within the bound. */
  attackers: z.array(z.object({ attacker: attackerSchema, broke: figureSchema })),
  /** Decisions that the measure took. */
  decisions: z.int(),
});

/** See {@link attackSamplesSchema}. */
export type AttackSamples = z.output<typeof attackSamplesSchema>;

/** See {@link attackSchema}. */
export type Attack = z.infer<typeof attackSchema>;
