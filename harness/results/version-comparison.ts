import { z } from 'zod';

import { directionSchema, figureSchema } from './figure.js';

/** The version of the document. */
export const COMPARISON_VERSION = 1;

/** How the later version of a program stands to the earlier one in one figure. */
export const versionVerdictSchema = z.enum([
  'better',
  'worse',
  'slightly better',
  'slightly worse',
  'equivalent',
  'undecided',
]);

/** A run, or the version that one of two programs of a run is of. */
const versionSchema = z.object({
  /** How it is named: a path, a baseline, a commit. */
  name: z.string(),
  run: z.string(),
  startedAt: z.iso.datetime(),
  commit: z.string().optional(),
  /** Processor, cores and Node: where it was measured. */
  machine: z.string(),
});

const comparedFigureSchema = z.object({
  measure: z.string(),
  title: z.string(),
  earlier: figureSchema,
  later: figureSchema,
  /** later − earlier, or later ÷ earlier where the unit is `×`. */
  difference: figureSchema,
  /** After Holm's correction over all comparisons of the document; null where nothing was sampled. */
  p: z.number().nullable(),
  test: z.string(),
  direction: directionSchema,
  margin: z
    .object({ scale: z.enum(['difference', 'ratio']), value: z.number(), reason: z.string() })
    .optional(),
  verdict: versionVerdictSchema,
  /** Why it is undecided. */
  undecided: z.string().optional(),
});

const decisionSchema = z.object({
  /** As JSON; null for an abstention. */
  answer: z.string().nullable(),
  /** Whether it was right; of a task with a loss or episodes its value instead. */
  right: z.boolean().optional(),
  value: z.number().optional(),
});

/** How the decisions of two versions differ, example by example. */
const decisionsSchema = z.object({
  examples: z.int().nonnegative(),
  /** How many were decided otherwise. */
  changed: z.int().nonnegative(),
  /** Right before and no more, and the other way round; of a loss or an episode, worse and better. */
  lost: z.int().nonnegative(),
  won: z.int().nonnegative(),
  /** The first of those that changed: what was lost comes first. */
  shown: z.array(
    z.object({
      example: z.string(),
      /** What was right, in words; absent where the samples do not say. */
      truth: z.string().optional(),
      earlier: decisionSchema,
      later: decisionSchema,
    }),
  ),
});

const comparedCellSchema = z.object({
  task: z.string(),
  dataset: z.string(),
  program: z.string(),
  kind: z.enum(['handwritten', 'learned']),
  title: z.string(),
  runtime: z.string(),
  figures: z.array(comparedFigureSchema),
  /** Measured before, failed now: as bad as worse. */
  failed: z.array(z.object({ measure: z.string(), error: z.string() })),
  /** Measures that were not compared, and why. */
  left: z.array(z.object({ measure: z.string(), reason: z.string() })),
  /** Absent where the decisions of one of both are not at hand. */
  decisions: decisionsSchema.optional(),
});

/** What `rvw compare` finds: an earlier and a later version of programs, figure by figure. */
export const versionComparisonSchema = z.object({
  comparisonVersion: z.literal(COMPARISON_VERSION),
  /** `one run`: both versions were measured side by side. */
  of: z.enum(['one run', 'two runs']),
  earlier: versionSchema,
  later: versionSchema,
  profile: z.string(),
  split: z.string(),
  seed: z.int(),
  /** What a reader must know before believing it, each a sentence. */
  notes: z.array(z.string()),
  cells: z.array(comparedCellSchema),
  /** How many comparisons the p values are corrected for. */
  family: z.int(),
});

/** See {@link versionComparisonSchema}. */
export type VersionComparison = z.infer<typeof versionComparisonSchema>;
export type ComparedCell = z.infer<typeof comparedCellSchema>;
export type ComparedFigure = z.infer<typeof comparedFigureSchema>;
export type VersionVerdict = z.infer<typeof versionVerdictSchema>;
export type ComparedVersion = z.infer<typeof versionSchema>;
export type ChangedDecisions = z.infer<typeof decisionsSchema>;

/** How often the later version is worse: figures beyond their margin, and measures that fail now and did not. */
export const countWorse = ({ cells }: Pick<VersionComparison, 'cells'>): number =>
  cells.reduce(
    (sum, { figures, failed }) =>
      sum + failed.length + figures.filter(({ verdict }) => verdict === 'worse').length,
    0,
  );
