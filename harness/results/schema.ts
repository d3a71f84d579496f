import { z } from 'zod';

import { directionSchema, figureSchema } from './figure.js';
import { reportedSplitSchema } from './split.js';

/** The version of the results file. A reader refuses newer ones; fields may be added within a version. */
export const SCHEMA_VERSION = 3;

const runSchema = z.object({
  id: z.string(),
  seed: z.int(),
  profile: z.enum(['quick', 'default', 'thorough']),
  split: reportedSplitSchema,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** True when the run was cut short: what was not reached is `skipped`. */
  interrupted: z.boolean(),
  /** How long the run was allowed to take, and whether that cut it short. */
  timeLimit: z.object({ seconds: z.number(), reached: z.boolean() }).optional(),
  /** When the run was continued, the last time, after it had been cut short. */
  resumedAt: z.iso.datetime().optional(),
  /** The only processor that the programs ran on. */
  pin: z.int().optional(),
  /** How long each measure took to collect of a subject, where this run did: on the clock, beside others that ran too. */
  collecting: z
    .array(z.object({ measure: z.string(), of: z.array(z.string()), seconds: z.number() }))
    .optional(),
  /** What was not measured again, since an earlier run measured it with the same code, data and seed: by that run. */
  kept: z
    .array(
      z.object({
        run: z.string(),
        /** When the first of these was measured. */
        measuredAt: z.iso.datetime(),
        measurements: z.array(z.object({ measure: z.string(), of: z.array(z.string()) })),
      }),
    )
    .optional(),
  commandLine: z.string(),
  version: z.string(),
  git: z.object({ commit: z.string(), dirty: z.boolean() }).nullable(),
});

const runtimeStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('available'),
    version: z.string(),
    details: z.string(),
    /** It runs in a process of its own: its times have the way there and back in them. */
    elsewhere: z.literal(true).exactOptional(),
  }),
  z.object({ state: z.literal('missing'), why: z.string(), mend: z.string() }),
]);

const environmentSchema = z.object({
  cpu: z.string(),
  cores: z.int(),
  memoryBytes: z.number(),
  os: z.string(),
  governor: z.string().nullable(),
  node: z.string(),
  v8: z.string(),
  packages: z.record(z.string(), z.string()),
  runtimes: z.record(z.string(), runtimeStateSchema),
});

/**
 * `a` or `b` is ahead by more than the margin, or `slightly`: more than by chance, but perhaps within the margin;
 * `equivalent` is all that the interval holds within the margin.
 */
const verdictSchema = z.enum(['a', 'b', 'slightly a', 'slightly b', 'equivalent', 'undecided']);

const selfCheckSchema = z.object({
  clock: z.object({ stepNanoseconds: z.number(), costNanoseconds: z.number() }),
  /** How far a program differs from itself on this machine: nobody is ahead by less. */
  noiseFloor: figureSchema,
  /** A program of each group against a second copy of itself, by the rule for two programs: must not differ. */
  aa: z.array(
    z.object({
      task: z.string(),
      dataset: z.string(),
      program: z.string(),
      runtime: z.string(),
      /** The second ÷ the first. */
      difference: figureSchema,
      /** Corrected after Holm over the trials of the run. */
      p: z.number(),
      verdict: verdictSchema,
      undecided: z.string().optional(),
    }),
  ),
  /** Sentences for the report, for example that the machine is noisy. */
  notes: z.array(z.string()),
});

const subjectSchema = {
  task: z.string(),
  dataset: z.string(),
  program: z.string(),
};

const cellSchema = {
  ...subjectSchema,
  kind: z.enum(['handwritten', 'learned']),
  runtime: z.string(),
  title: z.string(),
  /** False when the program is at or below its task's floor: its speed is then no merit. Absent without accuracy or a floor. */
  solves: z.boolean().optional(),
};

/** What a measure made of its subject. */
const outcomeSchema = <Result extends z.ZodType>(result: Result) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('measured'), result }),
    z.object({ state: z.literal('failed'), error: z.string() }),
    z.object({ state: z.literal('not applicable'), reason: z.string() }),
    /** A run that was cut short did not reach it. */
    z.object({ state: z.literal('skipped'), reason: z.string() }),
  ]);

const sideSchema = z.object({ program: z.string(), runtime: z.string() });

const comparisonSchema = z.object({
  task: z.string(),
  dataset: z.string(),
  measure: z.string(),
  title: z.string(),
  a: sideSchema,
  b: sideSchema,
  valueA: figureSchema,
  valueB: figureSchema,
  /** b − a, or b ÷ a where the unit is `×`. */
  difference: figureSchema,
  /** The p value after Holm's correction over the page's family; null where there is nothing to sample. */
  p: z.number().nullable(),
  test: z.string(),
  verdict: verdictSchema,
  /** Why it is undecided. */
  undecided: z.string().optional(),
  direction: directionSchema,
  /** What counts as practically the same, fixed in advance: a share of the value as a ratio, or a difference in its unit. */
  margin: z
    .object({ scale: z.enum(['difference', 'ratio']), value: z.number(), reason: z.string() })
    .optional(),
});

/**
 * The comparisons that are corrected for one another: every two programs of a data set in every measure that compares
 * programs, whether or not it was run, so that a run of fewer measures is not judged more mildly.
 */
const familySchema = z.object({
  /** Ids of the measures that compare programs, all that were known. */
  measures: z.array(z.string()),
  pairs: z.int(),
  /** Pairs × measures. */
  comparisons: z.int(),
});

const claimSchema = z.object({
  id: z.string(),
  statement: z.string(),
  /** The threshold that was fixed before measuring. */
  criterion: z.string(),
  verdict: z.enum(['supported', 'refuted', 'mixed', 'undecided', 'not measured']),
  evidence: z.array(
    z.object({
      task: z.string(),
      dataset: z.string(),
      /** Null where the run was too short to tell. */
      holds: z.boolean().nullable(),
      sentence: z.string(),
      figures: z.array(figureSchema),
    }),
  ),
});

/** A figure for scale: a share of right answers, or a mean in the task's unit. */
const referenceSchema = z.object({
  title: z.string(),
  accuracy: z.number().optional(),
  value: z.number().optional(),
  source: z.string(),
});

/** How the answers of a task are judged that are not just right or wrong. */
const scoringSchema = z.object({
  /** How wrong an answer is, or how a whole course of decisions goes. */
  kind: z.enum(['loss', 'episode']),
  /** What is measured of every example, such as `error` or `steps survived`. */
  title: z.string(),
  unit: z.string(),
  direction: directionSchema,
  /** Means that differ by no more are equivalent, in the unit. */
  margin: z.number().optional(),
  /** Decisions of an episode at most. */
  most: z.int().optional(),
  /** False where it is not known when two answers are the same. */
  sameAnswers: z.boolean(),
});

const taskSchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  /** Absent where answers are right or not. */
  scoring: scoringSchema.optional(),
  /** What guessing gets, where it is known. */
  floor: referenceSchema.optional(),
  /** A trivial method, where the task names one. */
  reference: referenceSchema.optional(),
  datasets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      licence: z.string(),
      citation: z.string(),
      source: z.string(),
      exhaustive: z.boolean(),
      synthetic: z.boolean(),
      fingerprint: z.string(),
      /** What a reader must know of the data as it was loaded: what was converted, or is missing. */
      notes: z.array(z.string()).optional(),
    }),
  ),
  programs: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['handwritten', 'learned']),
      title: z.string(),
      summary: z.string(),
      runtimes: z.array(z.string()),
      /** True for a variant that is run only when it is named, and about which no claim is made. */
      byName: z.boolean().optional(),
      /** Of an earlier version that was measured beside a program of the run: of which one, and which version. */
      earlierOf: z
        .object({ program: z.string(), version: z.string(), commit: z.string().optional() })
        .optional(),
    }),
  ),
});

/** A task on one of its data sets, as a run planned it: all shards of a run plan the same. */
const plannedGroupSchema = z.object({
  /** The shard that measures it, from 1. */
  shard: z.int().positive(),
  /** Its one data set is described without having been loaded. */
  task: taskSchema,
  cells: z.array(
    z.object({
      program: z.string(),
      kind: cellSchema.kind,
      runtime: z.string(),
      title: z.string(),
    }),
  ),
});

/** Of a run that measured a part of all groups. */
const shardSchema = z.object({
  /** From 1. */
  number: z.int().positive(),
  of: z.int().positive(),
  groups: z.array(plannedGroupSchema),
});

/** Results that were put together: of what, and where each of it was measured. */
const mergedSchema = z.object({
  /** Shards of one run, or runs of the same. */
  of: z.enum(['shards', 'runs']),
  parts: z.array(
    z.object({
      /** `shard 2 of 4`, or `run 3 of 5`. */
      name: z.string(),
      run: z.string(),
      commandLine: z.string(),
      startedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime(),
      environment: environmentSchema,
      clock: selfCheckSchema.shape.clock.optional(),
      groups: z.array(z.object({ task: z.string(), dataset: z.string() })),
    }),
  ),
  /** Sentences on what is not there: `shard 3 of 4 is missing: digits on mnist`. */
  missing: z.array(z.string()),
});

/** What is asked of a measure by the schema of the file. */
export interface ReportedMeasure {
  readonly id: string;
  readonly result: z.ZodType;
}

/**
 * The whole results file: one JSON document. Results of the measures that are known are checked by their own schema,
 * those of others, which a plugin brought, are taken as they are.
 */
export function resultsSchemaOf(known: readonly ReportedMeasure[]) {
  const measures = z
    .object(Object.fromEntries(known.map(({ id, result }) => [id, outcomeSchema(result).optional()])))
    .catchall(outcomeSchema(z.unknown()))
    // What is left out is absent: an object of a schema with optional members knows `undefined`, too.
    .transform((outcomes) => outcomes as Record<string, Outcome>);
  return z.object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    run: runSchema,
    /** Of merged results that of the first part: see `merged`. */
    environment: environmentSchema,
    shard: shardSchema.optional(),
    merged: mergedSchema.optional(),
    /**
     * A hash of all figures that hang on code, data, seed and profile alone: the same in every run of these, on every
     * machine, in shards or not.
     */
    repeatableSha256: z.string().optional(),
    selfCheck: selfCheckSchema.optional(),
    tasks: z.array(taskSchema),
    /** What the measures are, in the order of the run. */
    measures: z.array(measureSchema),
    /** One program on one data set and runtime. */
    cells: z.array(z.object({ ...cellSchema, measures })),
    /** What is measured of more than one cell: of a program on all runtimes, of the programs of a data set, of a task. */
    wider: z.array(
      z.object({
        scope: z.enum(['program', 'group', 'task']),
        task: z.string(),
        /** Absent for a task. */
        dataset: z.string().optional(),
        /** Of a program only. */
        program: z.string().optional(),
        measures,
      }),
    ),
    comparisons: z.array(comparisonSchema),
    family: familySchema,
    claims: z.array(claimSchema),
  });
}

const measureSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** One sentence: how to read it. */
  reading: z.string(),
  scope: z.enum(['cell', 'program', 'group', 'task']),
  /** True where its comparisons win nothing on the first screen. */
  descriptive: z.boolean().optional(),
});

/** What a measure made of its subject: a result, or why there is none. */
export type Outcome<Result = unknown> = z.infer<ReturnType<typeof outcomeSchema<z.ZodType<Result>>>>;

export type Results = z.output<ReturnType<typeof resultsSchemaOf>>;
export type Cell = Results['cells'][number];
export type Wider = Results['wider'][number];
export type Comparison = Results['comparisons'][number];
export type Side = Comparison['a'];
export type Claim = Results['claims'][number];
export type Evidence = Claim['evidence'][number];
export type TaskResults = Results['tasks'][number];
export type Scoring = NonNullable<TaskResults['scoring']>;
export type SelfCheck = NonNullable<Results['selfCheck']>;
export type Environment = Results['environment'];
export type ReportedMeasures = Results['measures'];
export type PlannedGroup = z.output<typeof plannedGroupSchema>;
export type Merged = z.output<typeof mergedSchema>;
