import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { writeWhole } from '../files.js';
import { firstIssue } from './first-issue.js';
import { resultsSchemaOf, SCHEMA_VERSION, type ReportedMeasure, type Results } from './schema.js';

/**
 * Writes a results file, whole or not at all.
 *
 * @returns what a reader of the file gets
 * @throws ZodError when the results do not fit the schema: a bug of ours
 * @throws UserError when the folder cannot be written
 */
export async function writeResults(
  path: string,
  results: Results,
  known: readonly ReportedMeasure[],
): Promise<Results> {
  const document = parseResults(results, known);
  await writeWhole(path, `${JSON.stringify(document, null, 1)}\n`);
  return document;
}

/** The results file that a path names: itself, or the `results.json` of a folder. */
export const resultsPath = (path: string): string =>
  existsSync(path) && statSync(path).isDirectory() ? join(path, 'results.json') : path;

/**
 * Reads a results file.
 *
 * @throws UserError when it cannot be read, is not JSON, is cut off, or was written by a newer version
 */
export async function readResults(path: string, known: readonly ReportedMeasure[]): Promise<Results> {
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
  if (!version.success)
    throw new UserError(
      `results file ${path} is not valid: it has no "schemaVersion", as every results file does; name the results.json of a run`,
    );
  if (version.data.schemaVersion > SCHEMA_VERSION) {
    throw new UserError(
      `results file ${path} has schema version ${version.data.schemaVersion}, this program reads up to ${SCHEMA_VERSION}; update rules-vs-weights`,
    );
  }
  if (version.data.schemaVersion < SCHEMA_VERSION) {
    throw new UserError(
      `results file ${path} has schema version ${version.data.schemaVersion}, which an earlier rules-vs-weights wrote: draw it with that version, or measure again with the command line that the file holds as run.commandLine`,
    );
  }
  const results = resultsSchemaOf(known).safeParse(document);
  if (!results.success) {
    throw new UserError(`results file ${path} is not valid${firstIssue(results.error)}; run the suite again`);
  }
  return results.data;
}

/**
 * Checks results against the schema of the file, and leaves out what it does not know.
 *
 * @throws ZodError where they do not fit: a bug of ours
 */
export const parseResults = (results: Results, known: readonly ReportedMeasure[]): Results =>
  resultsSchemaOf(known).parse(results);

/**
 * Checks results that were computed from files of a user.
 *
 * @param from where they lie, as the error names it
 * @throws UserError where they do not fit the schema: then neither did the files
 */
export function checkResults(results: Results, from: string, known: readonly ReportedMeasure[]): Results {
  const checked = resultsSchemaOf(known).safeParse(results);
  if (checked.success) return checked.data;
  throw new UserError(
    `what was computed again from ${from} makes no results${firstIssue(checked.error)}; restore its files, or remove them to draw what results.json says`,
  );
}

/** The published JSON Schema of the results file, generated from the one definition in code. */
export function resultsJsonSchema(known: readonly ReportedMeasure[]): object {
  return z.toJSONSchema(resultsSchemaOf(known), { io: 'input' });
}
