import { z } from 'zod';

import type { EffortSamples } from './schema.js';

type Told = Omit<Extract<EffortSamples, { kind: 'network' }>, 'kind' | 'code' | 'training'>;

/** What is read of a manifest; a member that is missing or of another shape is not told. */
const told = z.object({
  trainingSeconds: z.number().nonnegative().optional().catch(undefined),
  runtime: z.object({ id: z.string(), version: z.string() }).optional().catch(undefined),
  data: z
    .object({
      id: z.string(),
      split: z.string(),
      examples: z.int().nonnegative(),
      fingerprint: z.string().optional(),
    })
    .optional()
    .catch(undefined),
});

/**
 * What a manifest tells of the training. Data with a fingerprint was gathered and labelled; where nothing but the rules of a
 * game went in there is none.
 *
 * @param manifest as JSON; anything, since a plugin may write its own
 */
export function readTraining(manifest: string | undefined): Told {
  const { success, data: found } = told.safeParse(JSON.parse(manifest ?? '{}'));
  if (!success) return {};
  const { trainingSeconds, runtime, data } = found;
  return {
    ...(trainingSeconds === undefined ? {} : { trainingSeconds }),
    ...(runtime ? { runtime: `${runtime.id} ${runtime.version}` } : {}),
    ...(data
      ? {
          data: {
            id: data.id,
            split: data.split,
            examples: data.examples,
            labelled: data.fingerprint !== undefined,
          },
        }
      : {}),
  };
}
