import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { flags, floats, numbers, sameLength } from '../codecs.js';

/** What the same weights decided on every runtime. */
export const portabilitySamplesSchema = z.strictObject({
  outcomes: z.array(
    z.discriminatedUnion('state', [
      z.strictObject({
        runtime: z.string(),
        state: z.literal('measured'),
        /** It runs in a process of its own: its times have the way there and back in them, and it is never the headline. */
        elsewhere: z.literal(true).exactOptional(),
        report: z
          .strictObject({
            answers: z.array(z.string().nullable()),
            /** 1 where the task takes the answer for the same as that of the first runtime that was measured. */
            same: flags.exactOptional(),
            outputs: floats,
            nanoseconds: numbers,
            exampleIds: z.array(z.string()),
          })
          .refine(
            ({ answers, nanoseconds, exampleIds }) => sameLength(answers, nanoseconds, exampleIds),
            'its lists differ in length',
          ),
      }),
      z.strictObject({ runtime: z.string(), state: z.literal('missing'), why: z.string(), mend: z.string() }),
      z.strictObject({ runtime: z.string(), state: z.literal('failed'), error: z.string() }),
    ]),
  ),
});

/** M6: the same weights on every runtime that is present. */
export const portabilitySchema = z.object({
  /** The runtime that the others are compared with. */
  reference: z.string(),
  /** The fastest one in the program's own process: the network's headline times are measured on it. */
  headline: z.string(),
  runtimes: z.array(
    z.discriminatedUnion('state', [
      z.object({
        runtime: z.string(),
        state: z.literal('measured'),
        /** It runs in a process of its own: its times have the way there and back in them, and it is never the headline. */
        elsewhere: z.literal(true).exactOptional(),
        /** Examples that were decided on within the time allowed, in the order of the split. */
        examples: z.int(),
        /** Of those, the ones that the reference decided alike. */
        identical: z.int(),
        differing: z.array(
          z.object({ example: z.string(), answer: z.string(), reference: z.string(), margin: z.number() }),
        ),
        largestOutputDifference: figureSchema,
        latency: figureSchema,
      }),
      z.object({ runtime: z.string(), state: z.literal('missing'), why: z.string(), mend: z.string() }),
      z.object({ runtime: z.string(), state: z.literal('failed'), error: z.string() }),
    ]),
  ),
});

/** See {@link portabilitySamplesSchema}. */
export type PortabilitySamples = z.output<typeof portabilitySamplesSchema>;

/** One runtime of a network: what it decided, or why not. */
export type RuntimeOutcome = PortabilitySamples['outcomes'][number];

/** See {@link portabilitySchema}. */
export type Portability = z.infer<typeof portabilitySchema>;
