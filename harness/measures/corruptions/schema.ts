import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { flags, sameLength } from '../codecs.js';

const kindSchema = z.enum(['corruption', 'symmetry', 'impossible']);

/** What a program decided on examples that went through every perturbation, at every severity. */
export const corruptionSamplesSchema = z
  .strictObject({
    exampleIds: z.array(z.string()),
    /** Whose each example is, where the data has people. */
    people: z.array(z.string().nullable()).exactOptional(),
    /** True where these are all the examples that there can be. */
    all: z.boolean(),
    /** 1 where the example as it is was answered rightly. */
    clean: flags,
    perturbations: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        kind: kindSchema,
        /** For every example: 1 where the right thing was done, where nothing was answered, and where the answer is another. */
        severities: z.array(
          z.strictObject({ words: z.string(), right: flags, abstained: flags, changed: flags }),
        ),
      }),
    ),
    /** Of all changed inputs in their order: two programs got the same where it is the same. */
    inputsSha256: z.string(),
    /** Decisions that the measure took. */
    decisions: z.int().nonnegative(),
  })
  .refine(
    ({ exampleIds, people, clean, perturbations }) =>
      sameLength(
        exampleIds,
        clean,
        people ?? exampleIds,
        ...perturbations.flatMap(({ severities }) =>
          severities.flatMap(({ right, abstained, changed }) => [right, abstained, changed]),
        ),
      ),
    'its lists differ in length',
  );

const perturbedSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: kindSchema,
  /** Share that is not answered rightly, the mean of all severities; of impossible inputs the share that is answered. */
  error: figureSchema,
  /** How much more that is than of the same examples as they are; not of impossible inputs. */
  added: figureSchema.optional(),
  /** Share of answers that are not those to the examples as they are. */
  changed: figureSchema,
  /** Share of which nothing is said. */
  abstained: figureSchema,
  severities: z.array(z.object({ words: z.string(), error: figureSchema })),
});

/** What inputs that went through something do to a program. */
export const corruptionsSchema = z.object({
  /** Primary: share that is not answered rightly, the mean of all perturbations and severities but impossible inputs. */
  error: figureSchema,
  /** The share of wrong answers on all examples as they are, abstentions among them. */
  clean: figureSchema,
  /** The one by the other; absent where nothing is wrong on examples as they are. */
  ratio: figureSchema.optional(),
  perturbations: z.array(perturbedSchema),
  inputsSha256: z.string(),
  decisions: z.int(),
});

/** See {@link corruptionSamplesSchema}. */
export type CorruptionSamples = z.output<typeof corruptionSamplesSchema>;

/** See {@link corruptionsSchema}. */
export type Corruptions = z.infer<typeof corruptionsSchema>;
