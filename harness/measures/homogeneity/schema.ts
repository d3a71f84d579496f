import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { flags, numbers } from '../codecs.js';

/** Scores are where it is right or, of a task that has a loss or episodes, values. */
const weighed = {
  right: flags.exactOptional(),
  values: numbers.exactOptional(),
  bytes: z.number(),
  gzipped: z.number(),
};

/** What a network is made of, and where it is right with its weights as they are and rounded. */
export const homogeneitySamplesSchema = z.strictObject({
  operators: z.array(z.strictObject({ name: z.string(), multiplyAccumulates: z.number() })),
  float: z.strictObject(weighed),
  quantised: z.array(z.strictObject({ bits: z.literal([8, 4]), ...weighed })),
});

/** M6, homogeneity: how alike a network's operators are, and what it loses in small whole numbers. */
export const homogeneitySchema = z.object({
  /** Kinds of operators by their share of the multiply-accumulates, the largest first. */
  operators: z.array(z.object({ name: z.string(), calls: z.int(), work: figureSchema })),
  /** The weights as 32-bit floats; `accuracy` is a mean where the task has a loss or episodes. */
  float: z.object({ accuracy: figureSchema, bytes: figureSchema, gzipped: figureSchema }),
  quantised: z.array(
    z.object({
      label: z.string(),
      bits: z.int(),
      accuracy: figureSchema,
      /** Quantised minus float, on the same examples. */
      difference: figureSchema,
      bytes: figureSchema,
      gzipped: figureSchema,
    }),
  ),
});

/** See {@link homogeneitySamplesSchema}. */
export type HomogeneitySamples = z.output<typeof homogeneitySamplesSchema>;

/** See {@link homogeneitySchema}. */
export type Homogeneity = z.infer<typeof homogeneitySchema>;
