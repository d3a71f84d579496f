import { InvalidArgumentError, Option } from 'commander';

import { join } from 'node:path';

import type { AnyMeasure } from '../measures/measure.js';
import { EARLIER } from '../plugin/earlier.js';
import type { KnownTask } from '../plugins.js';
import type { Results } from '../results/schema.js';
import type { VersionComparison } from '../results/version-comparison.js';
import { compareWithin } from '../versions/comparison.js';
import { findEarlier, type EarlierModules } from '../versions/earlier-modules.js';
import { openRun } from '../versions/open-run.js';
import { showComparison } from './compare.js';
import { cacheFolder, type CacheFlags } from './options.js';
import { openRegistry, type Registry } from './registry.js';

/** What `--against` leaves. */
export interface AgainstFlags {
  readonly against?: string;
}

/** `--against`: an earlier version of the programs, side by side with today's. */
export const againstOption = (): Option =>
  new Option(
    '--against <version>',
    'measure an earlier version of the programs side by side with them, and compare both: a commit, a folder or module, or PACKAGE@VERSION',
  ).argParser((word: string) => {
    if (word.trim() === '' || word.startsWith('-'))
      throw new InvalidArgumentError(`"${word}" names no version.`);
    return word;
  });

/** A registry with an earlier version of the programs of some tasks beside them. */
export interface RegistryAgainst {
  readonly registry: Registry;
  /** The tasks with the programs that are to run, each followed by its earlier version. */
  readonly tasks: readonly KnownTask[];
  readonly programs: readonly string[];
  readonly earlier: EarlierModules;
}

/**
 * Puts an earlier version of the programs beside them.
 *
 * @param tasks those that are to run
 * @param programs those that are to run; all that do not want to be named where none is
 * @throws UserError where there is no such version, or it has none of the programs
 */
export async function registryAgainst(
  { brought }: Registry,
  tasks: readonly KnownTask[],
  version: string,
  flags: CacheFlags & { readonly plugin: readonly string[]; readonly program?: readonly string[] },
): Promise<RegistryAgainst> {
  const earlier = await findEarlier({
    version,
    folder: process.cwd(),
    cacheFolder: cacheFolder(flags),
    tasks,
    plugins: brought,
  });
  const registry = await openRegistry(flags.plugin, flags, earlier.modules);
  const wanted = flags.program ?? [];
  const paired = tasks.map(({ task: { id } }): KnownTask => {
    const known = registry.tasks.find(({ task }) => task.id === id)!;
    const chosen = known.programs.filter((program) =>
      wanted.length === 0 ? !program.byName : wanted.includes(program.id),
    );
    return {
      ...known,
      programs: chosen.flatMap((program) => [
        program,
        ...known.programs.filter((other) => other.id === program.id + EARLIER),
      ]),
    };
  });
  // A name that no task has is told by whoever plans the run.
  const programs = [...wanted, ...paired.flatMap((known) => known.programs.map(({ id }) => id))];
  return { registry, tasks: paired, programs: [...new Set(programs)], earlier };
}

/**
 * Compares the two versions that a run measured, prints what it finds, and writes it beside the results as `compare.html`,
 * `compare.md` and `compare.json`.
 */
export async function compareMeasured(
  folder: string,
  known: readonly AnyMeasure[],
): Promise<VersionComparison> {
  const comparison = await compareWithin(await openRun(folder, known), known);
  await showComparison(
    comparison,
    ['.html', '.md', '.json'].map((ending) => join(folder, `compare${ending}`)),
  );
  return comparison;
}

/** Says in the results which programs are an earlier version of which. */
export const markEarlier = (results: Results, { version, commit }: EarlierModules): Results => ({
  ...results,
  tasks: results.tasks.map((task) => ({
    ...task,
    programs: task.programs.map((program) => {
      const of = task.programs.find(({ id }) => program.id === id + EARLIER);
      return of
        ? { ...program, earlierOf: { program: of.id, version, ...(commit === undefined ? {} : { commit }) } }
        : program;
    }),
  })),
});
