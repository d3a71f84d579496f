import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { flags } from '../codecs.js';
import { timingsSchema } from '../latency/schema.js';
import { sweepSchema } from './sweep-file.js';

/** Forms of a program without some of its parts: the whole program first, or the widths from the smallest on. */
export const agilitySamplesSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('widths'),
    sweep: sweepSchema,
    timed: z.array(timingsSchema),
  }),
  z.strictObject({
    kind: z.literal('rules'),
    right: z.strictObject({
      whole: flags,
      groups: z.array(z.strictObject({ id: z.string(), title: z.string(), right: flags })),
    }),
    timed: z.array(timingsSchema),
  }),
]);

/** M6, agility: what a program gives up, and what it gains, when a part of it is left out. */
export const agilitySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('network'),
    /** How the recorded networks were trained, in a sentence. */
    recipe: z.string(),
    /** What records them again. */
    command: z.string(),
    seeds: z.int(),
    widths: z.array(
      z.object({
        label: z.string(),
        /** Channels as a multiple of the shipped network's. */
        width: z.number(),
        accuracy: figureSchema,
        weights: figureSchema,
        bytes: figureSchema,
        multiplyAccumulates: figureSchema,
        latency: figureSchema,
      }),
    ),
    /** The exchange rate from every width to the next smaller one. */
    steps: z.array(
      z.object({
        label: z.string(),
        from: z.number(),
        to: z.number(),
        accuracy: figureSchema,
        speed: figureSchema,
      }),
    ),
  }),
  z.object({
    kind: z.literal('rules'),
    whole: z.object({ accuracy: figureSchema, latency: figureSchema }),
    groups: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** Of the program without these rules. */
        accuracy: figureSchema,
        latency: figureSchema,
        /** Without them minus with them, on the same examples. */
        difference: figureSchema,
        speed: figureSchema,
      }),
    ),
  }),
]);

/** See {@link agilitySamplesSchema}. */
export type AgilitySamples = z.output<typeof agilitySamplesSchema>;

/** See {@link agilitySchema}. */
export type Agility = z.infer<typeof agilitySchema>;
