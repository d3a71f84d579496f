import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { sweepSchema } from '../agility/sweep-file.js';
import { flags, sameLength } from '../codecs.js';

/** What became of a program's answers, example by example. */
export const cueSamplesSchema = z
  .strictObject({
    meaning: z.string(),
    placebo: z.string(),
    exampleIds: z.array(z.string()),
    /** Whose each input is, where the data has people. */
    people: z.array(z.string().nullable()).exactOptional(),
    /** 1 where the cue of a wrong answer changed the answer. */
    flipped: flags,
    /** 1 where the placebo did. */
    flippedByPlacebo: flags,
    /** 1 where the answer became the one whose cue it was. */
    followed: flags,
    decisions: z.int().nonnegative(),
    /** What was recorded of networks that were trained with cues. */
    learned: sweepSchema.exactOptional(),
  })
  .refine(
    ({ exampleIds, flipped, flippedByPlacebo, followed }) =>
      sameLength(exampleIds, flipped, flippedByPlacebo, followed),
    'its lists differ in length',
  );

/** How far a program goes by something that says nothing of the answer. */
export const cueSchema = z.object({
  meaning: z.string(),
  placebo: z.string(),
  /** Primary: answers that the cue flips, less those that the placebo flips. */
  excess: figureSchema,
  flipped: figureSchema,
  flippedByPlacebo: figureSchema,
  /** Answers that became the one whose cue it was. */
  followed: figureSchema,
  decisions: z.int(),
  /** Networks that were trained where the cue goes with the answer in so large a share of the examples. */
  learned: z
    .object({
      recipe: z.string(),
      command: z.string(),
      seeds: z.int(),
      shares: z.array(
        z.object({
          label: z.string(),
          share: z.number(),
          /** Right answers on examples without a cue, and with the cue of a wrong answer. */
          clean: figureSchema,
          wrongCue: figureSchema,
          /** Answers that are the one whose cue it is. */
          followed: figureSchema,
          /** Right answers with the wrong cue that are lost against training where the cue says nothing, seed by seed. */
          cost: figureSchema.optional(),
        }),
      ),
    })
    .optional(),
});

/** See {@link cueSamplesSchema}. */
export type CueSamples = z.output<typeof cueSamplesSchema>;

/** See {@link cueSchema}. */
export type Cue = z.infer<typeof cueSchema>;
