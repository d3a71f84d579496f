import { readFile } from 'node:fs/promises';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import { resultsSchema, SCHEMA_VERSION, type Results } from './schema.js';

/**
 * Writes a results file, whole or not at all.
 *
 * @returns what a reader of the file gets
 * @throws ZodError when the results do not fit the schema: a bug of ours
 * @throws UserError when the folder cannot be written
 */
export async function writeResults(path: string, results: Results): Promise<Results> {
  const document = resultsSchema.parse(results);
  await writeWhole(path, `${JSON.stringify(document, null, 1)}\n`);
  return document;
}

/**
 * Reads a results file.
 *
 * @throws UserError when it cannot be read, is not JSON, is cut off, or was written by a newer version
 */
export async function readResults(path: string): Promise<Results> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UserError(`results file ${path} cannot be read; name the results.json of a run`, { cause });
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new UserError(
      `results file ${path} is cut off or not JSON (${text.length} characters); run the suite again`,
      { cause },
    );
  }
  const version = z.object({ schemaVersion: z.int() }).safeParse(document);
  if (version.success && version.data.schemaVersion > SCHEMA_VERSION) {
    throw new UserError(
      `results file ${path} has schema version ${version.data.schemaVersion}, this program reads up to ${SCHEMA_VERSION}; update rules-vs-weights`,
    );
  }
  const results = resultsSchema.safeParse(document);
  if (!results.success) {
    const issue = results.error.issues[0]!;
    throw new UserError(
      `results file ${path} is not valid at "${issue.path.join('.')}": ${issue.message}; run the suite again`,
    );
  }
  return results.data;
}

/** The published JSON Schema of the results file, generated from the one definition in code. */
export function resultsJsonSchema(): object {
  return z.toJSONSchema(resultsSchema);
}
