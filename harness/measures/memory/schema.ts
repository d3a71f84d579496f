import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';

/** What the memory processes saw. */
export const memorySamplesSchema = z.strictObject({
  /** What the program weighs on disk, and what was weighed. */
  atRest: z.strictObject({ plainBytes: z.number(), gzippedBytes: z.number(), what: z.string() }),
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

/** See {@link memorySamplesSchema}. */
export type MemorySamples = z.output<typeof memorySamplesSchema>;

/** See {@link memorySchema}. */
export type Memory = z.infer<typeof memorySchema>;
