import { z } from 'zod';

import { accuracySchema, disagreementSchema } from './accuracy-schema.js';
import { agilitySchema, homogeneitySchema } from './agility-schema.js';
import { directionSchema, figureSchema } from './figure.js';
import { interpretabilitySchema, latencySchema, memorySchema, portabilitySchema } from './measures-schema.js';

/** The version of the results file. A reader refuses newer ones; fields may be added within a version. */
export const SCHEMA_VERSION = 1;

const runSchema = z.object({
  id: z.string(),
  seed: z.int(),
  profile: z.enum(['quick', 'default', 'thorough']),
  split: z.enum(['train', 'validation', 'test']),
  measures: z.array(z.string()),
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
  commandLine: z.string(),
  version: z.string(),
  git: z.object({ commit: z.string(), dirty: z.boolean() }).nullable(),
});

const runtimeStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('available'), version: z.string(), details: z.string() }),
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

const selfCheckSchema = z.object({
  clock: z.object({ stepNanoseconds: z.number(), costNanoseconds: z.number() }),
  /** What the machine's own restlessness amounts to: differences below it are none. */
  noiseFloor: figureSchema,
  /** Input-dependent variation that the harness sees in a program that has none. */
  variationFloor: z.number(),
  /** One program against itself: must not differ. */
  aa: z.object({ differs: z.boolean(), difference: figureSchema, p: z.number() }),
  /** Sentences for the report, for example that the machine is noisy. */
  notes: z.array(z.string()),
});

const cellIdentity = {
  task: z.string(),
  dataset: z.string(),
  program: z.string(),
  kind: z.enum(['handwritten', 'learned']),
  runtime: z.string(),
  title: z.string(),
};

const cellSchema = z.discriminatedUnion('state', [
  z.object({
    ...cellIdentity,
    state: z.literal('measured'),
    /** False when the program is at or below its task's floor: its speed is then no merit. */
    solves: z.boolean().optional(),
    accuracy: accuracySchema.optional(),
    latency: latencySchema.optional(),
    memory: memorySchema.optional(),
    interpretability: interpretabilitySchema.optional(),
  }),
  z.object({ ...cellIdentity, state: z.literal('failed'), error: z.string() }),
  z.object({ ...cellIdentity, state: z.literal('skipped'), reason: z.string() }),
]);

const comparisonSchema = z.object({
  task: z.string(),
  dataset: z.string(),
  measure: z.string(),
  title: z.string(),
  a: z.string(),
  b: z.string(),
  valueA: figureSchema,
  valueB: figureSchema,
  /** b − a, or b ÷ a where the unit is `×`. */
  difference: figureSchema,
  /** The p value after Holm's correction over the whole page; null where there is nothing to sample. */
  p: z.number().nullable(),
  test: z.string(),
  verdict: z.enum(['a', 'b', 'none', 'undecided']),
  direction: directionSchema,
});

const claimSchema = z.object({
  id: z.string(),
  statement: z.string(),
  /** The threshold that was fixed before measuring. */
  criterion: z.string(),
  verdict: z.enum(['supported', 'refuted', 'mixed', 'undecided', 'not measured']),
  evidence: z.array(z.string()),
});

const taskSchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  floor: z.object({ title: z.string(), accuracy: z.number(), source: z.string() }),
  reference: z.object({ title: z.string(), accuracy: z.number(), source: z.string() }),
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
    }),
  ),
  programs: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['handwritten', 'learned']),
      title: z.string(),
      summary: z.string(),
      runtimes: z.array(z.string()),
    }),
  ),
});

/** The whole results file: one JSON document. */
export const resultsSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  run: runSchema,
  environment: environmentSchema,
  selfCheck: selfCheckSchema.optional(),
  tasks: z.array(taskSchema),
  cells: z.array(cellSchema),
  comparisons: z.array(comparisonSchema),
  claims: z.array(claimSchema),
  portability: z.array(portabilitySchema).optional(),
  agility: z.array(agilitySchema).optional(),
  homogeneity: z.array(homogeneitySchema).optional(),
  /** Inputs on which two programs of a task disagree, with both explanations. */
  disagreements: z.array(disagreementSchema),
});

export type Results = z.infer<typeof resultsSchema>;
export type Cell = Results['cells'][number];
export type MeasuredCell = Extract<Cell, { state: 'measured' }>;
export type Comparison = Results['comparisons'][number];
export type Claim = Results['claims'][number];
export type TaskResults = Results['tasks'][number];
export type SelfCheck = NonNullable<Results['selfCheck']>;
export type Environment = Results['environment'];
