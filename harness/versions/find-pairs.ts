import { UserError } from '../../tasks/contract/index.js';
import type { AnyMeasure } from '../measures/measure.js';
import type { Cell, Results } from '../results/schema.js';
import { comparing, type MeasuredVersion, type VersionPair } from './compare-versions.js';
import { readSamples, type OpenRun } from './open-run.js';

/** Versions to compare, and what a reader must know of them. */
export interface FoundPairs {
  readonly pairs: readonly VersionPair[];
  readonly notes: readonly string[];
}

/**
 * The programs that two runs have in common.
 *
 * @throws UserError where the runs measured otherwise, on other examples or other data, or have no program in common: their
 * figures would differ for other reasons than the programs
 */
export async function pairsOfRuns(
  earlier: OpenRun,
  later: OpenRun,
  known: readonly AnyMeasure[],
): Promise<FoundPairs> {
  requireAlike(earlier, later);
  const notes: string[] = [];
  const pairs: VersionPair[] = [];
  for (const cell of later.results.cells) {
    const before = counterpart(cell, earlier.results.cells);
    if (!before) {
      notes.push(`${nameOf(cell)} is new: ${earlier.name} has nothing to compare it with.`);
      continue;
    }
    notes.push(...noteRuntimes(before, cell));
    pairs.push({
      earlier: await versionOf(earlier, before, known),
      later: await versionOf(later, cell, known),
    });
  }
  const gone = earlier.results.cells.filter((cell) => !pairs.some((pair) => pair.earlier.cell === cell));
  for (const cell of gone) notes.push(`${nameOf(cell)} is in ${earlier.name} alone: it is not compared.`);
  if (pairs.length === 0)
    throw new UserError(
      `${earlier.name} and ${later.name} have no program in common: the first has ${list(earlier.results)}, the second ${list(later.results)}; compare runs of the same programs`,
    );
  for (const run of [earlier, later]) {
    if (run.results.run.interrupted)
      notes.push(`${run.name} was cut short: what it did not reach is left out.`);
    if (!run.raw)
      notes.push(
        `The raw samples of ${run.name} do not lie beside it: its figures are compared as those of different inputs, which takes larger differences, and no example that changed sides can be named.`,
      );
  }
  return { pairs, notes };
}

/**
 * The programs of a run that were measured in an earlier version, too (`rvw run --against`).
 *
 * @throws UserError where there is none
 */
export async function pairsWithin(run: OpenRun, known: readonly AnyMeasure[]): Promise<FoundPairs> {
  const { cells, tasks } = run.results;
  const pairs: VersionPair[] = [];
  const notes: string[] = [];
  for (const { id, programs } of tasks)
    for (const { id: before, earlierOf } of programs)
      for (const cell of cells.filter(({ task, program }) => task === id && program === earlierOf?.program)) {
        const earlier = counterpart({ ...cell, program: before }, cells);
        if (!earlier) continue;
        notes.push(...noteRuntimes(earlier, cell));
        pairs.push({
          earlier: await versionOf(run, earlier, known),
          later: await versionOf(run, cell, known),
        });
      }
  if (pairs.length === 0)
    throw new UserError(
      `${run.name} holds no two versions of a program; name an earlier results file before it, or measure both versions with "rvw run --against"`,
    );
  if (run.results.run.interrupted)
    notes.push(`${run.name} was cut short: what it did not reach is left out.`);
  return { pairs, notes };
}

const versionOf = async (
  run: OpenRun,
  cell: Cell,
  known: readonly AnyMeasure[],
): Promise<MeasuredVersion> => ({
  results: run.results,
  cell,
  samples: await readSamples(run, cell, comparing(known)),
});

/** The same program on the same data: on the same runtime or, where it ran on one only, on that. */
function counterpart(cell: Cell, cells: readonly Cell[]): Cell | undefined {
  const same = cells.filter(
    ({ task, dataset, program }) =>
      task === cell.task && dataset === cell.dataset && program === cell.program,
  );
  return same.find(({ runtime }) => runtime === cell.runtime) ?? (same.length === 1 ? same[0] : undefined);
}

const noteRuntimes = (earlier: Cell, later: Cell): readonly string[] =>
  earlier.runtime === later.runtime
    ? []
    : [
        `${nameOf(later)} was measured on ${earlier.runtime} in the earlier version and on ${later.runtime} in the later one: what changed may be the runtime (--runtime names one).`,
      ];

const nameOf = ({ task, dataset, program }: Pick<Cell, 'task' | 'dataset' | 'program'>): string =>
  `${task}/${dataset}/${program}`;

const list = ({ cells }: Results): string => [...new Set(cells.map(nameOf))].join(', ') || 'none';

/** What two runs must have alike for their figures to differ by their programs alone. */
function requireAlike(earlier: OpenRun, later: OpenRun): void {
  const [before, now] = [earlier.results, later.results];
  const refuse = (what: string, was: string | number, is: string | number, mend: string): never => {
    throw new UserError(
      `${earlier.name} and ${later.name} cannot be compared: ${what} ${was} and ${is}; ${mend}`,
    );
  };
  if (before.run.version !== now.run.version)
    refuse(
      'they were measured by rules-vs-weights',
      before.run.version,
      now.run.version,
      'measures may differ from version to version, so measure the earlier programs again with this one, or both with "rvw run --against"',
    );
  for (const [name, what] of [
    ['seed', 'their seeds are'],
    ['profile', 'their profiles are'],
    ['split', 'their splits are'],
  ] as const)
    if (before.run[name] !== now.run[name])
      refuse(
        what,
        before.run[name],
        now.run[name],
        `measure one of them again with the ${name} of the other`,
      );
  for (const { id, datasets } of now.tasks)
    for (const dataset of datasets) {
      const other = before.tasks
        .find((task) => task.id === id)
        ?.datasets.find((one) => one.id === dataset.id);
      if (other && other.fingerprint !== dataset.fingerprint)
        refuse(
          `the data set ${id}/${dataset.id} is another one, with the fingerprints`,
          short(other.fingerprint),
          short(dataset.fingerprint),
          'measure both on the same data',
        );
    }
}

const short = (fingerprint: string): string =>
  fingerprint.length > 16 ? `${fingerprint.slice(0, 16)}…` : fingerprint;
