import type { AnyMeasure } from '../measures/measure.js';
import { environmentsOf } from '../results/machines.js';
import type { Environment, Results } from '../results/schema.js';
import {
  COMPARISON_VERSION,
  type ComparedVersion,
  type VersionComparison,
} from '../results/version-comparison.js';
import { compareVersions } from './compare-versions.js';
import { pairsOfRuns, pairsWithin } from './find-pairs.js';
import type { OpenRun } from './open-run.js';

/**
 * Compares the programs that two runs have in common.
 *
 * @param times whether times of the two runs are compared, which hold what the machine did meanwhile
 * @throws UserError where their figures would differ for other reasons than the programs
 */
export async function compareRuns(
  earlier: OpenRun,
  later: OpenRun,
  known: readonly AnyMeasure[],
  { times }: { readonly times: boolean },
): Promise<VersionComparison> {
  const { pairs, notes } = await pairsOfRuns(earlier, later, known);
  const otherMachine = pairs
    .map(({ later: { cell } }) => [earlier, later].map(({ results }) => machinesAt(results, cell)))
    .find(([before, now]) => before !== now);
  const overRuns = [earlier, later].every(({ results }) => results.merged?.of === 'runs');
  return {
    ...describe(later.results),
    of: 'two runs',
    earlier: versionOf(earlier),
    later: versionOf(later),
    notes: [
      ...notes,
      ...(earlier.results.run.id === later.results.run.id ? ['Both are the same run.'] : []),
      ...(otherMachine
        ? [
            `They were measured on two machines: ${otherMachine.join('; ')}. Decisions and counts are the same on both; bytes that are held and allocated hang on the version of Node, too.`,
          ]
        : []),
      ...(times ? [noteTimes({ otherMachine: otherMachine !== undefined, overRuns })] : []),
    ],
    ...compareVersions(pairs, known, { sideBySide: false, times }),
  };
}

/** What times of two results files mean. */
function noteTimes({
  otherMachine,
  overRuns,
}: {
  readonly otherMachine: boolean;
  /** Whether both were put together from several runs. */
  readonly overRuns: boolean;
}): string {
  const held = overRuns
    ? 'what the runs of one side differ by, and not what changed on the machine between the two sides'
    : 'what launches of its own run differ by, and not what a machine does from hour to hour';
  return `Times of two ${otherMachine ? 'machines' : 'runs'} are compared, as --times asks: an interval holds ${held}${otherMachine ? ', nor what machines differ by' : ''}, which may be far more. "rvw run --against" measures both versions side by side.`;
}

/**
 * Compares the two versions of programs that one run measured side by side.
 *
 * @throws UserError where it holds no two
 */
export async function compareWithin(run: OpenRun, known: readonly AnyMeasure[]): Promise<VersionComparison> {
  const { pairs, notes } = await pairsWithin(run, known);
  const versions = run.results.tasks.flatMap(({ programs }) =>
    programs.flatMap(({ earlierOf }) => (earlierOf ? [earlierOf] : [])),
  );
  const { version, commit } = versions[0]!;
  const { commit: _, ...measured } = versionOf(run);
  return {
    ...describe(run.results),
    of: 'one run',
    earlier: { ...measured, name: version, ...(commit === undefined ? {} : { commit }) },
    later: { ...measured, name: 'as it stands' },
    notes: [...notes],
    ...compareVersions(pairs, known, { sideBySide: true, times: true }),
  };
}

const describe = ({ run: { profile, split, seed } }: Results) => ({
  comparisonVersion: COMPARISON_VERSION as typeof COMPARISON_VERSION,
  profile,
  split,
  seed,
});

const versionOf = ({ name, results: { run, environment, merged } }: OpenRun): ComparedVersion => ({
  name,
  run: run.id,
  startedAt: run.startedAt,
  ...(run.git ? { commit: run.git.commit } : {}),
  machine: [...new Set((merged?.parts ?? [{ environment }]).map((part) => machineOf(part.environment)))].join(
    ' and ',
  ),
});

/** The machine on which a group was measured; several of runs that were merged. */
export const machinesAt = (results: Results, group: Parameters<typeof environmentsOf>[1]): string =>
  [...new Set(environmentsOf(results, group).map(machineOf))].sort().join(' and ');

/** What times hang on, as far as results say it. */
export const machineOf = ({ cpu, cores, node, os }: Environment): string =>
  `${cpu}, ${cores} cores, Node ${node.replace(/^v/, '')}, ${os}`;
