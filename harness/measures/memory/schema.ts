import { z } from 'zod';

import { figureSchema } from '../../results/figure.js';

const heldSchema = z.strictObject({ residentSetBytes: z.number(), heapAndExternalBytes: z.number() });

/** What was alive after N, 2 N, 4 N and 8 N decisions, and what each block of decisions between them allocated. */
const followedSchema = z.strictObject({
  liveBytes: z.array(z.number()).length(4),
  blockBytes: z.array(z.number()).min(1),
});

/** What the memory processes saw. */
export const memorySamplesSchema = z.strictObject({
  /** What the program weighs on disk, and what was weighed. */
  atRest: z.strictObject({ plainBytes: z.number(), gzippedBytes: z.number(), what: z.string() }),
  /** One process each. */
  launches: z
    .array(
      z.strictObject({
        loaded: z.strictObject({ runtime: heldSchema.optional(), program: heldSchema }),
        decisions: z.strictObject({
          /** N. */
          decisions: z.int().positive(),
          decisionsPerBlock: z.int().positive(),
          program: followedSchema,
          /** The same with a function that does nothing in the place of the program. */
          control: followedSchema,
          /** Tensors held after N and after 8 N decisions, on a runtime that counts them. */
          tensors: z.strictObject({ before: z.int(), after: z.int() }).optional(),
          collections: z.int(),
        }),
      }),
    )
    .min(1),
  bytesByInput: z.array(z.number()),
  peak: z.strictObject({ bareBytes: z.number(), peakBytes: z.number(), decisions: z.int() }),
});

const heldFiguresSchema = z.object({ residentSet: figureSchema, heapAndExternal: figureSchema });

/** M3: what a program costs in bytes. */
export const memorySchema = z.object({
  atRest: z.object({ plain: figureSchema, gzipped: figureSchema }),
  /** Once loaded: by the program with its modules, and by the runtime alone where it is told apart. */
  loaded: z.object({ program: heldFiguresSchema, runtime: heldFiguresSchema.optional() }),
  /** The most that a process held while it decided over the examples: all of it, and beyond the bare process. */
  peak: z.object({ residentSet: figureSchema, aboveBare: figureSchema }),
  allocatedPerDecision: figureSchema,
  /** How far the allocation depends on the input: (90th − 10th percentile) ÷ median over inputs. */
  allocationSpread: figureSchema,
  /** Tensors that a decision leaves behind; absent where the runtime counts none. */
  tensorsLeftBehind: figureSchema.optional(),
  /** What a decision adds to what is held for good. */
  growth: z.object({
    /** From N to 8 N decisions, less the control. */
    perDecision: figureSchema,
    /** The same over the last doubling alone, from 4 N to 8 N: growth goes on there. */
    lastDoubling: figureSchema,
    /** The control alone: what measuring keeps. */
    control: figureSchema,
    /** All that was kept from N to 8 N, less the control. */
    kept: figureSchema,
    /** N of each launch, in the middle. */
    decisions: z.number(),
    verdict: z.enum(['growing', 'not growing', 'undecided']),
  }),
  /** Garbage collections during the allocation measurement: must be 0 for it to count. */
  collections: z.int(),
});

/** See {@link memorySamplesSchema}. */
export type MemorySamples = z.output<typeof memorySamplesSchema>;

/** What one process saw. */
export type MemoryLaunch = MemorySamples['launches'][number];

/** See {@link memorySchema}. */
export type Memory = z.infer<typeof memorySchema>;
