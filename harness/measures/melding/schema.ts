import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { meldingFileSchema } from './melding-file.js';

/** What was recorded of networks that were tuned apart and together. */
export const meldingSamplesSchema = z.strictObject({ recorded: meldingFileSchema });

/** What tuning two networks together gains. */
export const meldingSchema = z.object({
  recipe: z.string(),
  command: z.string(),
  /** Right answers on noisy examples: without the first network, with both tuned apart, and tuned together. */
  alone: figureSchema,
  apart: figureSchema,
  together: figureSchema,
  /** Primary: together less apart, over seeds. */
  gain: figureSchema,
  /** The same seed by seed, paired over the examples. */
  seeds: z.array(
    z.object({
      label: z.string(),
      seed: z.int(),
      gain: figureSchema,
      /** Of McNemar's test that both are right equally often. */
      p: z.number(),
    }),
  ),
});

/** See {@link meldingSamplesSchema}. */
export type MeldingSamples = z.output<typeof meldingSamplesSchema>;

/** See {@link meldingSchema}. */
export type Melding = z.infer<typeof meldingSchema>;
