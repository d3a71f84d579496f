import { UserError, type Split } from '../../tasks/contract/index.js';
import { loadData } from '../cell/load-data.js';
import type { TaskResults } from '../results/schema.js';
import { settled } from '../settled.js';
import type { CellGroup } from './plan.js';
import type { StepTeller } from './progress.js';

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
  tell: StepTeller,
): Promise<TaskResults['datasets'][number]> {
  const notes: string[] = [];
  try {
    signal.throwIfAborted();
    const examples = await loadData(dataset, split, {
      ...context,
      tell,
      note: (message) => notes.push(message),
      signal,
    });
    requireExamples(examples, dataset.id, split);
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
    fingerprint: await settled(`the "fingerprint" of data set "${dataset.id}"`, () =>
      dataset.fingerprint(context),
    ),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** Every example has a name of its own, and there is one at least. */
function requireExamples(examples: readonly { readonly id: string }[], dataset: string, split: Split): void {
  if (examples.length === 0)
    throw new UserError(
      `the ${split} split of data set "${dataset}" holds no examples; let its "load" give some, or run another --split`,
    );
  const ids = new Set<string>();
  for (const { id } of examples) {
    if (ids.has(id))
      throw new UserError(
        `two examples of the ${split} split of data set "${dataset}" have the id "${id}"; ids must be unique`,
      );
    ids.add(id);
  }
}

/** Describes a task with the programs that are run on it. */
export function describeTask({ known, cells }: CellGroup): Omit<TaskResults, 'datasets'> {
  const { id, title, summary, floor, reference } = known.task;
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
