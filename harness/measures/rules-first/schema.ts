import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { flags, numbersOrNaN, sameLength } from '../codecs.js';

const subjectSchema = z.strictObject({ program: z.string(), runtime: z.string() });

/** What both programs decided on the examples by which a confidence is chosen. */
export const rulesFirstSamplesSchema = z
  .strictObject({
    rules: subjectSchema,
    network: subjectSchema,
    split: z.enum(['train', 'validation', 'test']),
    /** The rules' confidence, 1 where they answered without one, NaN where they abstained. */
    confidence: numbersOrNaN,
    rulesRight: flags,
    networkRight: flags,
  })
  .refine(
    ({ confidence, rulesRight, networkRight }) => sameLength(confidence, rulesRight, networkRight),
    'its lists differ in length',
  );

const pointSchema = z.object({
  /** The rules answer from this confidence on. */
  confidence: z.number(),
  /** Share of decisions that the rules take: those that have a readable reason. */
  byRules: figureSchema,
  /** Share of these that is right; absent where the rules take none. */
  rulesRight: figureSchema.optional(),
  /** Share of all decisions that is right. */
  accuracy: figureSchema,
  /** Mean time of a decision: that of the rules, and of the network as often as it is asked; absent without times. */
  nanoseconds: z.number().optional(),
});

/** Rules first, the network for the rest. */
export const rulesFirstSchema = z.object({
  rules: subjectSchema,
  network: subjectSchema,
  /** The examples that the confidences were chosen on. */
  chosenOn: z.object({ split: z.string(), examples: z.int() }),
  /** From the network alone to the rules alone. */
  curve: z.array(pointSchema),
  /** The most decisions by rules at which, where it was chosen, no more than the margin is lost against the network. */
  best: pointSchema.optional(),
  /** Right answers that may be lost for a readable reason, as a share. */
  allowedLoss: z.number(),
  networkAlone: figureSchema,
  rulesAlone: figureSchema,
});

/** See {@link rulesFirstSamplesSchema}. */
export type RulesFirstSamples = z.output<typeof rulesFirstSamplesSchema>;

/** See {@link rulesFirstSchema}. */
export type RulesFirst = z.infer<typeof rulesFirstSchema>;
