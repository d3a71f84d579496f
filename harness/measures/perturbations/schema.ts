import { z } from 'zod';

/** What inputs go through, shown on one example. */
export const perturbationsSchema = z.object({
  /** True where the task names none, so that these are defaults over its features. */
  defaults: z.boolean(),
  example: z.object({
    id: z.string(),
    truth: z.string(),
    drawing: z.string(),
    /** A data URI of a WAV file, where it is a sound. */
    sound: z.string().exactOptional(),
  }),
  perturbations: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      meaning: z.string(),
      source: z.string(),
      /** A drawing of each, or, where drawings are large, of the greatest alone. */
      severities: z.array(z.object({ words: z.string(), drawing: z.string().exactOptional() })),
      /** The example at the greatest severity, as a data URI of a WAV file, where it is a sound. */
      sound: z.string().exactOptional(),
    }),
  ),
  /** How networks' training examples were changed, by the ids of perturbations that it resembles. */
  augmentations: z.array(z.object({ program: z.string(), what: z.string(), like: z.array(z.string()) })),
});

/** See {@link perturbationsSchema}. */
export type Perturbations = z.infer<typeof perturbationsSchema>;
