import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import { nearest } from '../../tasks/kit/nearest.js';
import { writeResults } from '../results/file.js';
import type { AnyMeasure } from '../measures/measure.js';
import { comparing } from './compare-versions.js';
import { openRun, type OpenRun } from './open-run.js';

/** What a baseline may be called: its folder is called so. */
export const BASELINE_NAME = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/** Baselines: results that later ones are compared with, kept by name until somebody moves them. */
export class Baselines {
  /** @param folder where they lie, each in a folder of its own */
  constructor(readonly folder: string) {}

  /** Their names. */
  async names(): Promise<readonly string[]> {
    const found = await readdir(this.folder, { withFileTypes: true }).catch(() => []);
    return found
      .filter((one) => one.isDirectory() && BASELINE_NAME.test(one.name))
      .map(({ name }) => name)
      .sort();
  }

  /**
   * Opens a baseline.
   *
   * @throws UserError where there is none of this name, or it cannot be read
   */
  async open(name: string, known: readonly AnyMeasure[]): Promise<OpenRun> {
    const names = await this.names();
    if (!names.includes(name))
      throw new UserError(
        names.length === 0
          ? `there is no baseline "${name}" in ${this.folder}; save one with "rvw baseline save ${name}"`
          : `there is no baseline "${name}" in ${this.folder}; ${nearest(name, names)}`,
      );
    return openRun(join(this.folder, name), known, `baseline ${name}`);
  }

  /**
   * Keeps the results of a run, with the samples that comparing takes, whole or not at all.
   *
   * @param replace whether it may take the place of one of the same name
   * @throws UserError where there is one, or it cannot be written
   */
  async save(
    name: string,
    { results, raw }: OpenRun,
    known: readonly AnyMeasure[],
    { replace }: { readonly replace: boolean },
  ): Promise<string> {
    const place = join(this.folder, name);
    if (existsSync(place) && !replace)
      throw new UserError(
        `there is a baseline "${name}" in ${this.folder}, which stays; choose another name, or move it with --replace`,
      );
    const unfinished = `${place}.${process.pid}.part`;
    try {
      await writeResults(join(unfinished, 'results.json'), results, known);
      if (raw) {
        const kinds = comparing(known).map(({ id }) => `${id}--`);
        await mkdir(join(unfinished, 'raw'));
        for (const file of await readdir(raw.folder))
          if (file === 'run.json' || kinds.some((kind) => file.startsWith(kind)))
            await copyFile(join(raw.folder, file), join(unfinished, 'raw', file));
      }
      await rm(place, { recursive: true, force: true });
      await rename(unfinished, place);
    } catch (cause) {
      if (cause instanceof UserError) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new UserError(
        `cannot keep the baseline in ${place}: ${reason}; choose another folder with --dir`,
        {
          exitCode: 1,
          cause,
        },
      );
    } finally {
      // Where it could not be written there may be nothing to remove; why it could not is what counts.
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    }
    return place;
  }
}
