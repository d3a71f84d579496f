import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';

/** What there is to read of a program. */
export const interpretabilitySamplesSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('source'),
    gzippedBytes: z.int(),
    /** One a module that the program is made of. */
    modules: z
      .array(
        z.strictObject({
          functions: z.int(),
          linesOfCode: z.int(),
          cyclomatic: z.int(),
          cognitive: z.int(),
          halsteadVolume: z.number(),
          deepestNesting: z.int(),
        }),
      )
      .min(1, 'of no module of the program is anything left in its bundle'),
  }),
  z.strictObject({
    kind: z.literal('network'),
    gzippedBytes: z.int(),
    weights: z.int(),
    layers: z.int(),
    operatorCalls: z.int(),
  }),
]);

/** M4, the parts that need no perturbation: how much there is to read. */
export const interpretabilitySchema = z.object({
  descriptionLength: figureSchema,
  complexity: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('source'),
      files: z.int(),
      functions: z.int(),
      linesOfCode: figureSchema,
      cyclomatic: figureSchema,
      cognitive: figureSchema,
      halsteadVolume: figureSchema,
      deepestNesting: figureSchema,
    }),
    z.object({
      kind: z.literal('network'),
      weights: figureSchema,
      layers: figureSchema,
      operatorCalls: figureSchema,
    }),
  ]),
});

/** See {@link interpretabilitySamplesSchema}. */
export type InterpretabilitySamples = z.output<typeof interpretabilitySamplesSchema>;

/** See {@link interpretabilitySchema}. */
export type Interpretability = z.infer<typeof interpretabilitySchema>;
