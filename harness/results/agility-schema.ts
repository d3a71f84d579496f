import { z } from 'zod';

import { figureSchema } from './figure.js';

const identity = { task: z.string(), dataset: z.string(), program: z.string(), runtime: z.string() };

/** M6, agility: what a program gives up, and what it gains, when a part of it is left out. */
export const agilitySchema = z.discriminatedUnion('kind', [
  z.object({
    ...identity,
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
    /** Accuracy against the size of the training set, where that was recorded. */
    data: z
      .object({
        recipe: z.string(),
        command: z.string(),
        seeds: z.int(),
        shares: z.array(
          z.object({ label: z.string(), share: z.number(), examples: z.int(), accuracy: figureSchema }),
        ),
      })
      .optional(),
  }),
  z.object({
    ...identity,
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
  /** Nothing of the program can be left out, nothing was recorded, or it failed. */
  z.object({ ...identity, kind: z.literal('none'), reason: z.string() }),
]);

/** M6, homogeneity: how alike a network's operators are, and what it loses in small whole numbers. */
export const homogeneitySchema = z.discriminatedUnion('state', [
  z.object({
    ...identity,
    state: z.literal('measured'),
    /** Kinds of operators by their share of the multiply-accumulates, the largest first. */
    operators: z.array(z.object({ name: z.string(), calls: z.int(), work: figureSchema })),
    /** The weights as 32-bit floats. */
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
  }),
  z.object({ ...identity, state: z.literal('failed'), error: z.string() }),
]);

/** See {@link agilitySchema}. */
export type Agility = z.infer<typeof agilitySchema>;

/** See {@link homogeneitySchema}. */
export type Homogeneity = z.infer<typeof homogeneitySchema>;
