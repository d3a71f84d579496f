import { z } from 'zod';

import { evaluationSchema } from '../results/accuracy-schema.js';
import { figureSchema } from '../results/figure.js';
import type { AccuracyReport } from '../accuracy/collect.js';
import { sweepSchema } from '../agility/sweep-file.js';
import type { LatencySamples } from '../latency/samples.js';
import type {
  CollectedAgility,
  CollectedHomogeneity,
  CollectedLatency,
  CollectedMemory,
  CollectedPortability,
  CollectedSelfCheck,
  CountedBlocks,
} from './collected.js';

// One definition for both directions: `encode` makes what JSON can hold, `decode` checks a file and makes it whole.
// Objects are strict, so that a field that nobody writes is an error and not a silence.
// JavaScript writes numbers so that reading them gives the same number, so nothing is lost on the way.

const numbers = z.codec(z.array(z.number()), z.instanceof(Float64Array), {
  decode: (list) => Float64Array.from(list),
  encode: (array) => [...array],
});

/** JSON knows no NaN. */
const numbersOrNaN = z.codec(z.array(z.number().nullable()), z.instanceof(Float64Array), {
  decode: (list) => Float64Array.from(list, (value) => value ?? Number.NaN),
  encode: (array) => Array.from(array, (value) => (Number.isNaN(value) ? null : value)),
});

const flags = z.codec(z.array(z.int().min(0).max(1)), z.instanceof(Uint8Array), {
  decode: (list) => Uint8Array.from(list),
  encode: (array) => [...array],
});

const places = z.codec(z.array(z.int().min(-1)), z.instanceof(Int32Array), {
  decode: (list) => Int32Array.from(list),
  encode: (array) => [...array],
});

const sameLength = (...lists: readonly ArrayLike<unknown>[]): boolean =>
  lists.every(({ length }) => length === lists[0]!.length);

const accuracy = z
  .strictObject({
    right: flags,
    answers: z.array(z.string().nullable()),
    confidence: numbersOrNaN,
    classes: z
      .strictObject({ labels: z.array(z.string()), answers: z.array(z.string()), truths: places })
      .exactOptional(),
    people: z.array(z.string().nullable()).exactOptional(),
    groups: z
      .object({ known: z.array(z.object({ title: z.string(), meaning: z.string() })), of: places })
      .exactOptional(),
    exampleIds: z.array(z.string()),
    evaluations: z.array(evaluationSchema),
    decisionsSha256: z.string(),
  })
  .refine(
    ({ right, answers, confidence, exampleIds, classes, people, groups }) =>
      sameLength(right, answers, confidence, exampleIds) &&
      sameLength(right, classes?.truths ?? right, people ?? right, groups?.of ?? right),
    'its lists differ in length',
  );

const blocks = z
  .strictObject({
    exampleIds: z.array(z.string()),
    blocks: numbers,
    comparisons: numbers,
    arithmetic: numbers,
  })
  .refine(
    (counted) => sameLength(counted.exampleIds, counted.blocks, counted.comparisons, counted.arithmetic),
    'its lists differ in length',
  );

const memory = z.strictObject({
  atRest: z.strictObject({ plain: figureSchema, gzipped: figureSchema }),
  loaded: z.array(
    z.strictObject({
      residentSetBytes: z.number(),
      heapAndExternalBytes: z.number(),
      runtimeBytes: z.number(),
    }),
  ),
  allocation: z.strictObject({
    bytesPerDecision: z.array(z.number()),
    decisionsPerChunk: z.number(),
    bytesByInput: z.array(z.number()),
    liveBytes: z.array(z.number()),
    decisionsPerCheckpoint: z.number(),
    collections: z.int(),
  }),
  peak: z.strictObject({ bareBytes: z.number(), peakBytes: z.number(), decisions: z.int() }),
});

const LAYOUT = 'times[launch][input * rounds + round]' as const;

const timingsFile = z
  .strictObject({
    unit: z.literal('ns'),
    inputs: z.int().positive(),
    rounds: z.int().positive(),
    layout: z.literal(LAYOUT),
    times: z.array(z.array(z.number().min(0))).min(1),
    /** By launch, the places in the layout where a garbage collection overlapped the timing. */
    collected: z.array(z.array(z.int().min(0))),
    batchSize: z.int().positive(),
    firstCalls: z.array(z.strictObject({ nanoseconds: z.number(), clockCostNanoseconds: z.number() })),
    warmUps: z.array(
      z.strictObject({
        steady: z.boolean(),
        calls: z.int(),
        milliseconds: z.number(),
        callNanoseconds: z.number(),
      }),
    ),
    exampleIds: z.array(z.string()),
    drawings: z.record(z.string(), z.string()).exactOptional(),
    throughput: z
      .strictObject({ hertz: z.number(), relativeMargin: z.number(), samples: z.int() })
      .exactOptional(),
  })
  .refine(
    ({ inputs, rounds, times, exampleIds, collected, firstCalls, warmUps }) =>
      times.every(({ length }) => length === inputs * rounds) &&
      exampleIds.length === inputs &&
      sameLength(times, collected, firstCalls, warmUps),
    'its lists do not fit the numbers of launches, inputs and rounds',
  );

const latency = z.codec(timingsFile, z.custom<CollectedLatency>(), {
  decode: ({ inputs, rounds, times, collected, ...rest }) => ({
    batchSize: rest.batchSize,
    firstCalls: rest.firstCalls,
    warmUps: rest.warmUps,
    exampleIds: rest.exampleIds,
    ...(rest.drawings ? { drawings: rest.drawings } : {}),
    ...(rest.throughput ? { throughput: rest.throughput } : {}),
    samples: { inputs, rounds, times: times.map((launch) => Float64Array.from(launch)) },
    collected: collected.map((hits) => {
      const flagged = new Uint8Array(inputs * rounds);
      for (const place of hits) flagged[place] = 1;
      return flagged;
    }),
  }),
  encode: ({ samples: { inputs, rounds, times }, collected, firstCalls, warmUps, exampleIds, ...rest }) => ({
    unit: 'ns' as const,
    inputs,
    rounds,
    layout: LAYOUT,
    times: times.map((launch) => [...launch]),
    collected: collected.map((launch) => [...launch.keys()].filter((place) => launch[place] === 1)),
    firstCalls: [...firstCalls],
    warmUps: [...warmUps],
    exampleIds: [...exampleIds],
    ...rest,
  }),
});

const selfCheck = z.strictObject({
  clock: z.strictObject({ stepNanoseconds: z.number(), costNanoseconds: z.number() }),
  trial: z.tuple([latency, latency]),
});

const floats = z.codec(z.array(z.number()), z.instanceof(Float32Array), {
  decode: (list) => Float32Array.from(list),
  encode: (array) => [...array],
});

const portability = z.strictObject({
  outcomes: z.array(
    z.discriminatedUnion('state', [
      z.strictObject({
        runtime: z.string(),
        state: z.literal('measured'),
        report: z
          .strictObject({
            answers: z.array(z.string().nullable()),
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

/** Timings alone, in the same layout as those of a whole program. */
const samplesFile = z
  .strictObject({
    inputs: z.int().positive(),
    rounds: z.int().positive(),
    layout: z.literal(LAYOUT),
    times: z.array(z.array(z.number().min(0))).min(1),
  })
  .refine(
    ({ inputs, rounds, times }) => times.every(({ length }) => length === inputs * rounds),
    'its lists do not fit the numbers of inputs and rounds',
  );

const samples = z.codec(samplesFile, z.custom<LatencySamples>(), {
  decode: ({ inputs, rounds, times }) => ({
    inputs,
    rounds,
    times: times.map((launch) => Float64Array.from(launch)),
  }),
  encode: ({ inputs, rounds, times }) => ({
    inputs,
    rounds,
    layout: LAYOUT,
    times: times.map((launch) => [...launch]),
  }),
});

const agility = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('widths'),
    sweep: sweepSchema,
    data: sweepSchema.exactOptional(),
    timed: z.array(samples),
  }),
  z.strictObject({
    state: z.literal('rules'),
    report: z.strictObject({
      whole: flags,
      groups: z.array(z.strictObject({ id: z.string(), title: z.string(), right: flags })),
    }),
    timed: z.array(samples),
  }),
  z.strictObject({ state: z.literal('none'), reason: z.string() }),
]);

const weighed = { right: flags, bytes: z.number(), gzipped: z.number() };

const homogeneity = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('measured'),
    report: z.strictObject({
      operators: z.array(z.strictObject({ name: z.string(), multiplyAccumulates: z.number() })),
      float: z.strictObject(weighed),
      quantised: z.array(z.strictObject({ bits: z.literal([8, 4]), ...weighed })),
    }),
  }),
  z.strictObject({ state: z.literal('failed'), error: z.string() }),
]);

/** What a raw file of each kind holds. */
export interface RawData {
  readonly accuracy: AccuracyReport;
  readonly blocks: CountedBlocks;
  readonly memory: CollectedMemory;
  readonly latency: CollectedLatency;
  readonly portability: CollectedPortability;
  readonly agility: CollectedAgility;
  readonly homogeneity: CollectedHomogeneity;
  readonly selfCheck: CollectedSelfCheck;
}

/** A kind of raw file. */
export type RawKind = keyof RawData;

export const CODECS: { readonly [Kind in RawKind]: z.ZodType } = {
  accuracy,
  blocks,
  memory,
  latency,
  portability,
  agility,
  homogeneity,
  selfCheck,
};
