import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { flags } from '../codecs.js';

/** A node of a small tree, in words. */
const nodeSchema = z.strictObject({
  /** The answer that most rows here got. */
  answer: z.string(),
  /** Rows of the half that the tree was fitted to that come here, and how many of them got that answer. */
  rows: z.int().nonnegative(),
  agreeing: z.int().nonnegative(),
  split: z
    .strictObject({
      question: z.string(),
      threshold: z.number(),
      /** Places of the nodes of `at most` and `more`. */
      left: z.int(),
      right: z.int(),
    })
    .exactOptional(),
});

/** The root first; a question leads to nodes that stand behind it, so that every way down ends. */
const treeSchema = z
  .array(nodeSchema)
  .refine(
    (nodes) =>
      nodes.every(({ split }, at) =>
        [split?.left ?? at + 1, split?.right ?? at + 1].every(
          (next) => next > at && (split === undefined || next < nodes.length),
        ),
      ),
    'a question leads to no node behind it',
  );

const imitationSchema = z.strictObject({
  /** What the tree may ask about. */
  view: z.enum(['feature groups', 'concepts']),
  features: z.int(),
  /** For trees of so many leaves 1 where they agreed with the program, on the half that they were not fitted to. */
  curve: z.array(
    z.strictObject({
      leaves: z.int().positive(),
      agreed: flags,
      /** Agreement by chance alone, as a share (Cohen 1960). */
      byChance: z.number(),
      /** The same of a tree of as many leaves that was fitted to the right answers. */
      truth: z.strictObject({ agreed: flags }).exactOptional(),
    }),
  ),
  /** The tree of few leaves. */
  tree: treeSchema,
});

/** How well small trees imitate a program. */
export const surrogateSamplesSchema = z.strictObject({
  /** Examples that trees were fitted to. */
  fitted: z.int().positive(),
  /** Of those on which they were judged 1 where the program is right, where answers are right or not; and whose they are. */
  right: flags.exactOptional(),
  people: z.array(z.string().nullable()).exactOptional(),
  imitations: z.array(imitationSchema).min(1),
});

/** How well small trees imitate a program. */
export const surrogateSchema = z.object({
  imitations: z.array(
    z.object({
      view: z.enum(['feature groups', 'concepts']),
      features: z.int(),
      /** Share of answers that the tree of {@link SHOWN_LEAVES} leaves gives, too. */
      fidelity: figureSchema,
      /** The same less what chance agrees on (Cohen's κ 1960). */
      kappa: figureSchema.optional(),
      /** The same where the program is wrong: a tree that imitates it makes its mistakes. */
      fidelityWhereWrong: figureSchema.optional(),
      /** What a tree of as many leaves agrees with it that was fitted to the right answers instead. */
      truthFidelity: figureSchema.optional(),
      /** Fewest leaves that agree with 90 and 95 % of the answers; null where the largest tree does not. */
      leavesFor90: z.int().nullable(),
      leavesFor95: z.int().nullable(),
      curve: z.array(z.object({ leaves: z.int(), fidelity: figureSchema })),
      tree: treeSchema,
    }),
  ),
  /** Decisions that the measure took; absent in results of before they were counted. */
  decisions: z.int().optional(),
});

/** See {@link surrogateSamplesSchema}. */
export type SurrogateSamples = z.output<typeof surrogateSamplesSchema>;

/** See {@link surrogateSchema}. */
export type Surrogate = z.infer<typeof surrogateSchema>;
