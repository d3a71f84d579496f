import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { numbers, sameLength } from '../codecs.js';

/** Exact counts of work, one a decision, with the inputs that were counted; of a network, one for all inputs. */
export const workSamplesSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('source'),
      exampleIds: z.array(z.string()),
      blocks: numbers,
      comparisons: numbers,
      arithmetic: numbers,
    })
    .refine(
      (counted) => sameLength(counted.exampleIds, counted.blocks, counted.comparisons, counted.arithmetic),
      'its lists differ in length',
    ),
  z.strictObject({ kind: z.literal('network'), multiplyAccumulates: z.int() }),
]);

/** M4, operations a decision: how much there is to do by hand. */
export const workSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('source'),
    /** Comparisons and arithmetic together: the steps of a person with paper. */
    steps: figureSchema,
    /** Basic blocks executed a decision: median over inputs, with the smallest and largest. */
    blocks: figureSchema,
    blocksMin: z.number(),
    blocksMax: z.number(),
    comparisons: figureSchema,
    arithmetic: figureSchema,
  }),
  z.object({ kind: z.literal('network'), steps: figureSchema }),
]);

/** See {@link workSamplesSchema}. */
export type WorkSamples = z.output<typeof workSamplesSchema>;

/** See {@link workSchema}. */
export type Work = z.infer<typeof workSchema>;
