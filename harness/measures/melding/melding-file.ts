import { join } from 'node:path';
import { z } from 'zod';

import { writeWhole } from '../../files.js';
import { readRecorded } from '../agility/sweep-file.js';

/** The version of the file's layout. A reader refuses newer ones; fields may be added within a version. */
export const MELDING_VERSION = 1;

const FILE = 'melding.json';

const scoredSchema = z.object({
  total: z.int().positive(),
  /** Right answers of each form. */
  alone: z.int().nonnegative(),
  apart: z.int().nonnegative(),
  together: z.int().nonnegative(),
  /** Examples that only the networks apart, or only the networks together, answered rightly. */
  onlyApart: z.int().nonnegative(),
  onlyTogether: z.int().nonnegative(),
});

/** How well networks do that were trained apart and tuned together, but not the networks. */
export const meldingFileSchema = z.object({
  meldingVersion: z.literal(MELDING_VERSION),
  task: z.string(),
  program: z.string(),
  dataset: z.object({ id: z.string(), fingerprint: z.string() }),
  /** How the networks were trained, in a sentence or two. */
  recipe: z.string(),
  settings: z.record(z.string(), z.unknown()),
  /** What records it again. */
  command: z.string(),
  /** One entry a seed. */
  seeds: z
    .array(
      z.object({
        seed: z.int(),
        trainingExamples: z.int().positive(),
        trainingSeconds: z.number().nonnegative(),
        runtime: z.object({ id: z.string(), version: z.string() }),
        /** On examples under noise. */
        validation: scoredSchema,
        test: scoredSchema,
      }),
    )
    .min(1),
});

/** See {@link meldingFileSchema}. */
export type MeldingFile = z.infer<typeof meldingFileSchema>;

/** How the forms of one seed did on a split. */
export type MeldingScores = z.infer<typeof scoredSchema>;

/**
 * Writes what was recorded into a folder, whole or not at all.
 *
 * @returns the path of the file
 * @throws UserError when it cannot be written
 */
export async function writeMelding(folder: string, recorded: MeldingFile): Promise<string> {
  const path = join(folder, FILE);
  await writeWhole(path, `${JSON.stringify(meldingFileSchema.parse(recorded), null, 1)}\n`);
  return path;
}

/**
 * Reads what was recorded from a folder.
 *
 * @returns undefined where nothing was
 * @throws UserError when the file is cut off, something else, or of a newer version
 */
export const readMelding = (folder: URL): Promise<MeldingFile | undefined> =>
  readRecorded(folder, FILE, meldingFileSchema);
