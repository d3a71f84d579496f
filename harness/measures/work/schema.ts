import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { numbers, sameLength } from '../codecs.js';

/** Exact counts of operations, one a decision, with the inputs that were counted. */
export const workSamplesSchema = z
  .strictObject({
    /** What the program ran on while it was counted. */
    runtime: z.string(),
    exampleIds: z.array(z.string()).min(1),
    comparisons: numbers,
    arithmetic: numbers,
    calls: numbers,
  })
  .refine(
    ({ exampleIds, comparisons, arithmetic, calls }) =>
      sameLength(exampleIds, comparisons, arithmetic, calls),
    'its lists differ in length',
  );

/** M4, operations a decision: how much work there is. */
export const workSchema = z.object({
  runtime: z.string(),
  /** All that is counted, a decision: the mean over inputs. */
  operations: figureSchema,
  /** The middle 95 % of the inputs, around their median: how far decisions differ. */
  overInputs: figureSchema,
  fewest: z.number(),
  most: z.number(),
  /** True where every input that was counted takes the same operations. */
  constant: z.boolean(),
  /** Comparisons and logical operators. */
  comparisons: figureSchema,
  /** Arithmetic on numbers, bits and strings. */
  arithmetic: figureSchema,
  /** Calls of the language's own functions, and steps to an element. */
  calls: figureSchema,
});

/** See {@link workSamplesSchema}. */
export type WorkSamples = z.output<typeof workSamplesSchema>;

/** See {@link workSchema}. */
export type Work = z.infer<typeof workSchema>;

/** All operations of each decision. */
export const operationsOf = ({ comparisons, arithmetic, calls }: WorkSamples): Float64Array =>
  comparisons.map((compared, at) => compared + arithmetic[at]! + calls[at]!);
