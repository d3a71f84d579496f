import type { Plugin, Split } from '../../tasks/contract/index.js';
import type { TaskResults } from '../results/schema.js';
import type { ClaimEvidence } from './claims.js';
import type { CellGroup } from './plan.js';

/** Seconds that getting the data takes, roughly. */
export const dataWeight = ({ dataset, context }: CellGroup): number =>
  dataset.costly ? (context.limit === undefined ? 40 : 8) : 1;

/**
 * Loads a group's data, so that whatever is wrong with it is said before anything is measured, and describes it for the
 * results.
 *
 * @throws UserError when the data cannot be had
 */
export async function describeDataSet(
  { dataset, context }: CellGroup,
  split: Split,
  signal: AbortSignal,
  report: (done: number, detail?: string) => void,
): Promise<TaskResults['datasets'][number]> {
  const notes: string[] = [];
  try {
    signal.throwIfAborted();
    await dataset.load(split, { ...context, report, note: (message) => notes.push(message), signal });
  } catch (error) {
    // Cut short: what the data would have been is known without it, and nothing is decided on it.
    if (!signal.aborted) throw error;
  }
  return {
    id: dataset.id,
    title: dataset.title,
    licence: dataset.licence,
    citation: dataset.citation,
    source: dataset.source,
    exhaustive: dataset.exhaustive ?? false,
    synthetic: dataset.synthetic ?? false,
    fingerprint: await dataset.fingerprint(context),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** Describes a task with the programs that are run on it. */
export function describeTask({ registered, cells }: CellGroup): Omit<TaskResults, 'datasets'> {
  const { task }: Plugin<unknown, unknown, unknown> = registered.plugin;
  const { id, title, summary, floor, reference } = task;
  return {
    id,
    title,
    summary,
    floor: { ...floor },
    reference: { ...reference },
    programs: [...new Set(cells.map(({ program }) => program))].map((program) => ({
      id: program.id,
      kind: program.kind,
      title: program.title,
      summary: program.summary,
      runtimes: [...program.runtimes],
      ...(program.byName ? { byName: true } : {}),
    })),
  };
}

/** The evidence for the claims: they are about the programs of a task, not about variants of them. */
export function withoutVariants(tasks: readonly TaskResults[], evidence: ClaimEvidence): ClaimEvidence {
  const isVariant = (taskId: string, programId: string): boolean =>
    tasks
      .find(({ id }) => id === taskId)
      ?.programs.some(({ id, byName }) => id === programId && byName === true) ?? false;
  return {
    cells: evidence.cells.filter(({ task, program }) => !isVariant(task, program)),
    portability: evidence.portability.filter(({ task, program }) => !isVariant(task, program)),
    agility: evidence.agility.filter(({ task, program }) => !isVariant(task, program)),
    homogeneity: evidence.homogeneity.filter(({ task, program }) => !isVariant(task, program)),
    comparisons: evidence.comparisons.filter(({ task, a, b }) => !isVariant(task, a) && !isVariant(task, b)),
  };
}
