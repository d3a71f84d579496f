import { dirname } from 'node:path';

import type { AnyMeasure } from '../measures/measure.js';
import { readResults, resultsPath } from '../results/file.js';
import type { Cell, Results } from '../results/schema.js';
import { ofCell } from '../run/collected.js';
import type { RawFolder } from '../run/raw-folder.js';
import { openRawOf } from '../run/resume.js';

/** What a run left. */
export interface OpenRun {
  /** How messages name it. */
  readonly name: string;
  readonly results: Results;
  /** Absent where the samples of this run do not lie beside its results. */
  readonly raw?: RawFolder;
}

/**
 * Opens the results of a run, with the samples that lie beside them.
 *
 * @param path of `results.json`, or of the folder that it lies in
 * @throws UserError where it cannot be read, is cut off or of another version
 */
export async function openRun(path: string, known: readonly AnyMeasure[], name = path): Promise<OpenRun> {
  const file = resultsPath(path);
  const results = await readResults(file, known);
  const raw = await openRawOf(dirname(file), results.run);
  return { name, results, ...(raw?.run.run === results.run.id ? { raw } : {}) };
}

/**
 * The samples of the measures of a cell that two versions are compared by.
 *
 * @returns by measure; nothing of those that have none
 * @throws UserError where a file is damaged
 */
export async function readSamples(
  { raw }: OpenRun,
  cell: Cell,
  measures: readonly AnyMeasure[],
): Promise<ReadonlyMap<string, unknown>> {
  const samples = new Map<string, unknown>();
  for (const measure of measures) {
    if (!raw || !measure.samples || cell.measures[measure.id]?.state !== 'measured') continue;
    const read: unknown = await raw.read(measure.id, ofCell(cell), measure.samples);
    if (read !== undefined) samples.set(measure.id, read);
  }
  return samples;
}
