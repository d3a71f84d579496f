import { z } from 'zod';

import { figureSchema } from './figure.js';

const timedInputSchema = z.object({
  example: z.string(),
  /** Nanoseconds. */
  median: z.number(),
  /** Basic blocks that the decision executes, counted exactly. */
  blocks: z.number(),
  drawing: z.string(),
});

/** M2: how long a decision takes, and how much of that depends on the input. */
export const latencySchema = z.object({
  median: figureSchema,
  mean: figureSchema,
  p90: figureSchema,
  p99: figureSchema,
  p999: figureSchema,
  max: figureSchema,
  /** Decisions per second by Benchmark.js, an independent method. */
  throughput: figureSchema.optional(),
  /** Whether Benchmark.js and our own mean agree within their intervals, as a sentence. */
  throughputAgreement: z.string().optional(),
  /** The very first decision after loading. */
  firstCall: figureSchema,
  /** Calls and time until the medians of successive windows agreed; null where they never did. */
  warmUp: z.object({ calls: figureSchema, milliseconds: figureSchema, steady: z.boolean() }),
  /** Equal batches in which calls too short for the clock were timed. */
  batchSize: z.int().positive(),
  launches: z.int(),
  inputs: z.int(),
  rounds: z.int(),
  /** Median of every input in nanoseconds, in the order of the inputs, with the example's id. */
  perInput: z.array(z.object({ example: z.string(), median: z.number() })),
  /** Work against time, where the work was counted: hand-written programs, with interpretability measured, too. */
  work: z
    .object({
      /** Rank correlation of blocks with time; absent where every input takes the same work. */
      correlation: figureSchema.optional(),
      /** Inputs that were both counted and timed. */
      inputs: z.int(),
      fewestBlocks: z.number(),
      mostBlocks: z.number(),
      fastest: z.array(timedInputSchema),
      slowest: z.array(timedInputSchema),
    })
    .optional(),
  /** p99 ÷ p1 of the per-input medians. */
  inputRatio: figureSchema,
  /** How much of the variation depends on the input, and how much is noise. */
  variation: z.object({
    inputDependent: figureSchema,
    noise: figureSchema,
    /** The input-dependent variation below which time counts as constant. */
    threshold: z.number(),
    verdict: z.enum(['constant', 'input-dependent', 'undecided']),
    noisy: z.boolean(),
  }),
  outliers: z.object({
    count: z.int(),
    total: z.int(),
    duringCollection: z.int(),
    /** Timings, outliers or not, that a garbage collection overlapped. */
    collections: z.int(),
    /** Above this multiple of its input's median a timing is an outlier. */
    fence: z.number(),
    method: z.string(),
  }),
  modes: z.object({
    modalValue: z.number(),
    verdict: z.enum(['one', 'perhaps several', 'several']),
    method: z.string(),
  }),
  /** True where calls were shorter than the clock can tell even in batches: their times are then not to be trusted. */
  clockSaturated: z.boolean(),
  /** Points of the distribution of single timings, for the chart: share of timings at or below. */
  distribution: z.array(z.object({ nanoseconds: z.number(), share: z.number() })),
});

/** M3: what a program costs in bytes. */
export const memorySchema = z.object({
  atRest: z.object({ plain: figureSchema, gzipped: figureSchema }),
  loaded: z.object({
    residentSet: figureSchema,
    heapAndExternal: figureSchema,
    /** The part of `heapAndExternal` that the runtime takes before the program is loaded into it. */
    runtime: figureSchema,
  }),
  /** The most that a process held while it decided over the examples: all of it, and beyond the bare process. */
  peak: z.object({ residentSet: figureSchema, aboveBare: figureSchema }).optional(),
  allocatedPerDecision: figureSchema,
  /** How far the allocation depends on the input: (90th − 10th percentile) ÷ median over inputs. */
  allocationSpread: figureSchema,
  /** Live bytes that every 1,000 decisions add. */
  growth: figureSchema,
  /** Whether memory is constant: growth 0 within its interval, and allocation the same for every input. */
  verdict: z.enum(['constant', 'input-dependent', 'growing', 'undecided']),
  /** Garbage collections during the allocation measurement: must be 0 for it to count. */
  collections: z.int(),
});

/** M4, the parts that need no perturbation: how much there is to read, and to do by hand. */
export const interpretabilitySchema = z.object({
  descriptionLength: figureSchema,
  complexity: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('source'),
      files: z.int(),
      functions: z.int(),
      linesOfCode: figureSchema,
      cyclomatic: figureSchema,
      cognitive: figureSchema,
      halsteadVolume: figureSchema,
      deepestNesting: figureSchema,
    }),
    z.object({
      kind: z.literal('network'),
      weights: figureSchema,
      layers: figureSchema,
      operatorCalls: figureSchema,
    }),
  ]),
  simulatability: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('source'),
      /** Basic blocks executed a decision: median over inputs, with the smallest and largest. */
      blocks: figureSchema,
      blocksMin: z.number(),
      blocksMax: z.number(),
      comparisons: figureSchema,
      arithmetic: figureSchema,
      /** Comparisons and arithmetic together: the steps of a person with paper. */
      steps: figureSchema,
    }),
    z.object({ kind: z.literal('network'), steps: figureSchema }),
  ]),
});

/** M6: the same weights on every runtime that is present. */
export const portabilitySchema = z.object({
  task: z.string(),
  dataset: z.string(),
  program: z.string(),
  title: z.string(),
  /** The runtime that the others are compared with. */
  reference: z.string(),
  /** The fastest one: the network's headline times are measured on it. */
  headline: z.string(),
  runtimes: z.array(
    z.discriminatedUnion('state', [
      z.object({
        runtime: z.string(),
        state: z.literal('measured'),
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

export type Portability = z.infer<typeof portabilitySchema>;
export type Latency = z.infer<typeof latencySchema>;
export type Memory = z.infer<typeof memorySchema>;
export type Interpretability = z.infer<typeof interpretabilitySchema>;
