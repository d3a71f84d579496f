import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';
import { sameLength } from '../codecs.js';
import type { TimedProgram } from './measure-times.js';
import type { ThroughputReport } from './throughput.js';
import type { Timings } from './timings.js';

/** Everything that was timed of one program. */
export interface LatencySamples extends TimedProgram {
  readonly exampleIds: readonly string[];
  /** A second copy of the program, launched and timed like another program: a trial of a program against itself. */
  readonly copy?: Timings;
  /** Absent where the run was cut short before it. */
  readonly throughput?: ThroughputReport;
  /** The fastest and slowest inputs as SVG, by the example's id, where the task can draw them. */
  readonly drawings?: Readonly<Record<string, string>>;
}

/** Nanoseconds of a day: no run waits so long for a decision, and sums of such times are numbers still. */
const LONGEST = 86_400e9;

const nanoseconds = z.number().min(0).max(LONGEST);

const LAYOUT = 'times[launch][input * rounds + round]' as const;

/** How many of the launches each run took, where several runs were put together. */
const runsFile = z.array(z.int().positive()).min(1).exactOptional();

const fitRuns = ({ length }: readonly unknown[], runs: readonly number[] | undefined): boolean =>
  !runs || runs.reduce((sum, launches) => sum + launches, 0) === length;

/** Timings alone, in the same layout as those of a whole program. */
const timingsAloneFile = z
  .strictObject({
    inputs: z.int().positive(),
    rounds: z.int().positive(),
    layout: z.literal(LAYOUT),
    times: z.array(z.array(nanoseconds)).min(1),
    runs: runsFile,
  })
  .refine(
    ({ inputs, rounds, times, runs }) =>
      times.every(({ length }) => length === inputs * rounds) && fitRuns(times, runs),
    'its lists do not fit the numbers of inputs and rounds',
  );

const decodeTimings = ({
  inputs,
  rounds,
  times,
  runs,
}: Omit<z.output<typeof timingsAloneFile>, 'layout'>): Timings => ({
  inputs,
  rounds,
  times: times.map((launch) => Float64Array.from(launch)),
  ...(runs ? { runs } : {}),
});

const encodeTimings = ({ inputs, rounds, times, runs }: Timings) => ({
  inputs,
  rounds,
  layout: LAYOUT,
  times: times.map((launch) => [...launch]),
  ...(runs ? { runs: [...runs] } : {}),
});

/** See {@link Timings}. */
export const timingsSchema = z.codec(timingsAloneFile, z.custom<Timings>(), {
  decode: decodeTimings,
  encode: encodeTimings,
});

const timingsFile = z
  .strictObject({
    unit: z.literal('ns'),
    inputs: z.int().positive(),
    rounds: z.int().positive(),
    layout: z.literal(LAYOUT),
    times: z.array(z.array(nanoseconds)).min(1),
    runs: runsFile,
    /** By launch, the places in the layout where a garbage collection overlapped the timing. */
    duringCollection: z.array(z.array(z.int().min(0))),
    batchSize: z.int().positive(),
    firstCalls: z.array(
      z.strictObject({ nanoseconds, clockCostNanoseconds: nanoseconds, clockStepNanoseconds: nanoseconds }),
    ),
    warmUps: z.array(
      z.strictObject({
        /** Null where the budget did not hold the windows that it takes to tell. */
        steady: z.boolean().nullable(),
        calls: z.int().min(0),
        milliseconds: z
          .number()
          .min(0)
          .max(LONGEST / 1e6),
        callNanoseconds: nanoseconds,
      }),
    ),
    exampleIds: z.array(z.string()),
    copy: timingsAloneFile.exactOptional(),
    drawings: z.record(z.string(), z.string()).exactOptional(),
    throughput: z
      .strictObject({ hertz: z.number(), relativeMargin: z.number(), samples: z.int() })
      .exactOptional(),
  })
  .refine(
    ({ inputs, rounds, times, runs, exampleIds, duringCollection, firstCalls, warmUps }) =>
      times.every(({ length }) => length === inputs * rounds) &&
      fitRuns(times, runs) &&
      exampleIds.length === inputs &&
      sameLength(times, duringCollection, firstCalls, warmUps),
    'its lists do not fit the numbers of launches, inputs and rounds',
  );

/** Everything that was timed of one program. */
export const latencySamplesSchema = z.codec(timingsFile, z.custom<LatencySamples>(), {
  decode: ({ inputs, rounds, times, runs, duringCollection, ...rest }) => ({
    batchSize: rest.batchSize,
    firstCalls: rest.firstCalls,
    warmUps: rest.warmUps,
    exampleIds: rest.exampleIds,
    ...(rest.copy ? { copy: decodeTimings(rest.copy) } : {}),
    ...(rest.drawings ? { drawings: rest.drawings } : {}),
    ...(rest.throughput ? { throughput: rest.throughput } : {}),
    samples: decodeTimings({ inputs, rounds, times, ...(runs ? { runs } : {}) }),
    duringCollection: duringCollection.map((hits) => {
      const flagged = new Uint8Array(inputs * rounds);
      for (const place of hits) flagged[place] = 1;
      return flagged;
    }),
  }),
  encode: ({ samples, copy, duringCollection, firstCalls, warmUps, exampleIds, ...rest }) => ({
    unit: 'ns' as const,
    ...encodeTimings(samples),
    ...(copy ? { copy: encodeTimings(copy) } : {}),
    duringCollection: duringCollection.map((launch) =>
      [...launch.keys()].filter((place) => launch[place] === 1),
    ),
    firstCalls: [...firstCalls],
    warmUps: [...warmUps],
    exampleIds: [...exampleIds],
    ...rest,
  }),
});

const timedInputSchema = z.object({
  example: z.string(),
  /** Nanoseconds. */
  median: z.number(),
  /** Operations that the decision executes, counted exactly. */
  operations: z.number(),
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
  /** Whether Benchmark.js and our own mean are equivalent, within a margin that was fixed in advance. */
  throughputAgreement: z
    .object({
      verdict: z.enum(['equivalent', 'different', 'undecided']),
      /** Decisions a second by Benchmark.js ÷ those that our mean implies. */
      ratio: figureSchema,
      /** A share: how much more or less still counts as agreement. */
      margin: z.number(),
      sentence: z.string(),
    })
    .optional(),
  /** The very first decision after loading. */
  firstCall: figureSchema,
  /** Calls and time until the medians of successive windows agreed, and whether they did. */
  warmUp: z.object({
    calls: figureSchema,
    milliseconds: figureSchema,
    /** `not judged` where the budget of a launch did not hold the windows that it takes to tell. */
    state: z.enum(['steady', 'unsteady', 'not judged']),
  }),
  /** Equal batches in which calls too short for the clock were timed. */
  batchSize: z.int().positive(),
  launches: z.int(),
  inputs: z.int(),
  rounds: z.int(),
  /** Median of every input in nanoseconds, in the order of the inputs, with the example's id. */
  perInput: z.array(z.object({ example: z.string(), median: z.number() })),
  /** Work against time, where the work was counted, too. */
  work: z
    .object({
      /** Rank correlation of operations with time; absent where every input takes the same work. */
      correlation: figureSchema.optional(),
      /** Inputs that were both counted and timed. */
      inputs: z.int(),
      fewestOperations: z.number(),
      mostOperations: z.number(),
      fastest: z.array(timedInputSchema),
      slowest: z.array(timedInputSchema),
    })
    .optional(),
  /** p99 ÷ p1 of the per-input medians, with the noise taken out of them. */
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
  /** Whether single decisions stray far from what their input usually takes: constant in the input is another matter. */
  tail: z.object({
    /** Share of timings beyond `factor` times the median of their input. */
    beyond: figureSchema,
    factor: z.number(),
    /** The share below which the tail counts as steady. */
    threshold: z.number(),
    verdict: z.enum(['steady', 'stray', 'undecided']),
    /** Why it cannot be told, where that is not for want of timings. */
    reason: z.string().optional(),
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
    /** Whether launches as a whole gather around two values, and around which. */
    launches: z.object({
      verdict: z.enum(['one', 'two']),
      /** Nanoseconds, and how many launches lie there: the faster first. */
      clusters: z.array(z.object({ nanoseconds: z.number(), launches: z.int() })),
      method: z.string(),
    }),
  }),
  /** True where calls were shorter than the clock can tell even in batches: their times are then not to be trusted. */
  clockSaturated: z.boolean(),
  /** Points of the distribution of single timings, for the chart: share of timings at or below. */
  distribution: z.array(z.object({ nanoseconds: z.number(), share: z.number() })),
});

/** See {@link latencySchema}. */
export type Latency = z.infer<typeof latencySchema>;
