import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { numbers, sameLength } from '../codecs.js';
import { SEEING } from './audit.js';
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
    /** What those found who look inside, input by input; absent where the program offers no gradient. */
    fromInside: z
      .array(
        z.strictObject({
          /** How often they looked, and how often they asked. */
          gradients: z.int().nonnegative(),
          queries: z.int().nonnegative(),
          /** The smallest distance at which each broke it; absent where it never did. */
          smallest: z.strictObject({ fgsm: z.number().exactOptional(), pgd: z.number().exactOptional() }),
        }),
      )
      .exactOptional(),
    /** Some of those broken within the bound, the smallest change first: place among the inputs, and what they became. */
    kept: z.array(z.strictObject({ input: z.int().nonnegative(), vector: numbers })),
  })
  .refine(
    ({ exampleIds, people, inputs, fromInside }) =>
      sameLength(exampleIds, people ?? exampleIds, inputs, fromInside ?? inputs),
    'its lists differ in length',
  );

/** A share that goes down in steps. */
const curveSchema = <Axis extends string>(axis: Axis) =>
  z.array(
    z.object({
      ...({ [axis]: z.number() } as Record<Axis, z.ZodNumber>),
      share: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
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
  byQueries: curveSchema('queries'),
  /** The share still right at every distance, with all questions. */
  byDistance: curveSchema('distance'),
  /** Median of the smallest distances that broke an input; absent where half were never broken. */
  distance: figureSchema.optional(),
  /** Median of the questions that it took to break one within the bound; absent where half were not. */
  queries: figureSchema.optional(),
  /** The share that each attacker broke by itself, within the bound. */
  attackers: z.array(z.object({ attacker: attackerSchema, broke: figureSchema })),
  /** What those found who look inside: the audit. Absent where the program offers no gradient. */
  fromInside: z
    .object({
      attackers: z.array(
        z.object({
          attacker: z.enum(SEEING),
          /** The share that it broke within the bound. */
          broke: figureSchema,
          /** Median of the smallest distances; absent where half were never broken. */
          distance: figureSchema.optional(),
        }),
      ),
      /** The share still right at every distance, by the stronger of the two. */
      byDistance: curveSchema('distance'),
      /** Of the inputs that anyone broke, the share on which they came as near as those who see answers alone. */
      asNear: figureSchema.optional(),
      /**
       * Whether they are what they should be: those who see more find no less. `at fault` where they do not, so that
       * nothing can be told by them; `nothing broken` where nobody broke anything.
       */
      audit: z.enum(['holds', 'at fault', 'nothing broken']),
      /** Looks inside that they took. */
      gradients: z.int(),
    })
    .optional(),
  /** Decisions that the measure took. */
  decisions: z.int(),
});

/** See {@link attackSamplesSchema}. */
export type AttackSamples = z.output<typeof attackSamplesSchema>;

/** See {@link attackSchema}. */
export type Attack = z.infer<typeof attackSchema>;
