import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

import { UserError, type SweepVariable } from '../../../tasks/contract/index.js';
import { writeWhole } from '../../files.js';

/** The version of the file's layout. A reader refuses newer ones; fields may be added within a version. */
export const SWEEP_VERSION = 1;

const countedSchema = z.object({ right: z.int().nonnegative(), total: z.int().positive() });

/** On examples with the cue of a wrong answer: how many were right all the same, and how many got that answer. */
const cuedSchema = countedSchema.extend({ followed: z.int().nonnegative() });

/** What a sweep left: how well each of its networks does, but not the networks. */
export const sweepSchema = z.object({
  sweepVersion: z.literal(SWEEP_VERSION),
  task: z.string(),
  program: z.string(),
  /** What differs from network to network, beside the seed. */
  variable: z.enum(['width', 'share', 'cue']),
  dataset: z.object({
    id: z.string(),
    fingerprint: z.string(),
    /** A hash of the examples that networks were scored on, by split: a data set may be there in part only. */
    examples: z.partialRecord(z.enum(['validation', 'test']), z.string()).exactOptional(),
  }),
  /** How the networks were trained, in a sentence. */
  recipe: z.string(),
  settings: z.record(z.string(), z.unknown()),
  /** What records it again. */
  command: z.string(),
  networks: z
    .array(
      z.object({
        /** Channels as a multiple of the shipped network's. */
        width: z.number().positive(),
        /** Share of the training examples. */
        share: z.number().positive().max(1),
        /** In which share of the training examples the cue was that of the answer, where there was a cue. */
        cue: z.number().min(0).max(1).exactOptional(),
        seed: z.int(),
        weights: z.int().positive(),
        /** Of topology and weights. */
        bytes: z.int().positive(),
        multiplyAccumulates: z.int().positive(),
        /** Different examples that it was trained on. */
        trainingExamples: z.int().nonnegative(),
        trainingSeconds: z.number().nonnegative(),
        validation: countedSchema,
        /** None where the test split of another data set than the task's own was not at hand. */
        test: countedSchema.exactOptional(),
        wrongCue: z.object({ validation: cuedSchema, test: cuedSchema }).exactOptional(),
        sha256: z.string(),
        runtime: z.object({ id: z.string(), version: z.string() }),
      }),
    )
    .min(1),
});

/** See {@link sweepSchema}. */
export type Sweep = z.infer<typeof sweepSchema>;

/** One network of a {@link Sweep}. */
export type SweepNetwork = Sweep['networks'][number];

/** The name of the file of a sweep, for example `widths.json`, or `shares.fsdd.json` of another data set. */
const sweepFileName = (variable: SweepVariable, other?: string): string =>
  other === undefined ? `${variable}s.json` : `${variable}s.${other}.json`;

/** How a data set is called in the names of files: not at all where it is the one that the task is measured on by default. */
export const unlessDefault = (
  { dataSets: [own] }: { readonly dataSets: readonly [{ readonly id: string }, ...unknown[]] },
  { id }: { readonly id: string },
): string | undefined => (id === own.id ? undefined : id);

/** What a command that records a sweep says of such a data set. */
export const scoredOn = (other: string | undefined): string =>
  other === undefined ? '' : ` --dataset ${other}`;

/**
 * Writes a sweep into a folder, whole or not at all.
 *
 * @param other the data set that its networks were scored on, see {@link unlessDefault}
 * @returns the path of the file
 * @throws UserError when it cannot be written
 */
export async function writeSweep(folder: string, sweep: Sweep, other?: string): Promise<string> {
  const path = join(folder, sweepFileName(sweep.variable, other));
  await writeWhole(path, `${JSON.stringify(sweepSchema.parse(sweep), null, 1)}\n`);
  return path;
}

/**
 * Reads the sweep of a variable from a folder.
 *
 * @param other the data set that its networks were scored on, see {@link unlessDefault}
 * @returns undefined where none was recorded
 * @throws UserError when the file is cut off, no sweep, or of a newer version
 */
export const readSweep = (folder: URL, variable: SweepVariable, other?: string): Promise<Sweep | undefined> =>
  readRecorded(folder, sweepFileName(variable, other), sweepSchema);

/**
 * Reads what a training command recorded.
 *
 * @returns undefined where there is no such file
 * @throws UserError when the file is cut off or not what the schema says
 */
export async function readRecorded<Recorded>(
  folder: URL,
  name: string,
  schema: z.ZodType<Recorded>,
): Promise<Recorded | undefined> {
  const path = join(fileURLToPath(folder), name);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UserError(`the recorded sweep ${path} cannot be read: ${(cause as Error).message}`, { cause });
  });
  if (text === undefined) return undefined;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`the recorded sweep ${path} is cut off or no JSON; restore it or record it again`, {
      cause,
    });
  }
  const recorded = schema.safeParse(document);
  if (recorded.success) return recorded.data;
  const issue = recorded.error.issues[0]!;
  throw new UserError(
    `the recorded sweep ${path} is not valid at "${issue.path.join('.')}": ${issue.message}; restore it or record it again`,
  );
}
