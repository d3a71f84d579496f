import { z } from 'zod';

/** How a manifest says the hash of a content. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a sha256 in hexadecimal');

/** The files that a manifest vouches for. */
export const NETWORK_FILES = ['model.json', 'weights.bin'] as const;

/** The version of the manifest's own layout. */
export const MANIFEST_VERSION = 1;

/** What `manifest.json` holds beside a network: where it comes from and how well it did on validation data. */
export const manifestSchema = z.object({
  manifestVersion: z.literal(MANIFEST_VERSION),
  task: z.string(),
  /** In words, layer by layer. */
  architecture: z.string(),
  /** Count of trained numbers. */
  weights: z.number().int().positive(),
  /** Of every random choice of the training. */
  seed: z.number().int(),
  /** What it was trained on; for self-play, what was played. */
  data: z.object({
    id: z.string(),
    /** SHA-256 of the content; absent where nothing but the rules of a game went in. */
    fingerprint: sha256.optional(),
    split: z.string(),
    examples: z.number().int().nonnegative(),
  }),
  epochs: z.number().nonnegative(),
  /** Measured on data that was not trained on; never on test data. */
  validation: z.object({
    /** What was measured, for example `accuracy`. */
    measure: z.string(),
    value: z.number(),
    examples: z.number().int().positive(),
  }),
  /** The command that trains it again. */
  command: z.string(),
  runtime: z.object({ id: z.string(), version: z.string() }),
  trainingSeconds: z.number().nonnegative(),
  /** SHA-256 of the files, by name. */
  sha256: z.object({ 'model.json': sha256, 'weights.bin': sha256 }),
  /** Figures and settings of the one training, by name. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** See {@link manifestSchema}. */
export type Manifest = z.infer<typeof manifestSchema>;
