import type { Reference, ReportedSplit } from '../../tasks/contract/index.js';
import { loadExamples } from '../cell/load-examples.js';
import { withoutSameAnswers } from '../measures/scoring.js';
import type { Scoring, TaskResults } from '../results/schema.js';
import { splitInWords } from '../results/split.js';
import { settled } from '../settled.js';
import { checkData } from './check-data.js';
import { noteOtherTraining, requireUntrained } from './check-training.js';
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
  group: CellGroup,
  split: ReportedSplit,
  signal: AbortSignal,
  tell: StepTeller,
): Promise<TaskResults['datasets'][number]> {
  const { dataset, context } = group;
  const notes: string[] = [];
  try {
    signal.throwIfAborted();
    const { examples, all } = await loadExamples(dataset, split, {
      ...context,
      tell,
      note: (message) => notes.push(message),
      signal,
    });
    notes.push(...(await checkData(group, split, { examples, all }, signal, notes)));
    if (dataset.costly && context.limit !== undefined)
      notes.push(
        `the first ${count(examples)} examples of ${splitInWords(split)}, whose order the seed draws`,
      );
    else if (examples.length < all.length)
      notes.push(
        `${count(examples)} of ${split === 'all' ? `all ${count(all)} examples` : `${count(all)} examples of the ${split} split`}, drawn by the seed`,
      );
  } catch (error) {
    // Cut short: what the data would have been is known without it, and nothing is decided on it.
    if (!signal.aborted) throw error;
  }
  const fingerprint = await settled(`the "fingerprint" of data set "${dataset.id}"`, () =>
    dataset.fingerprint(context),
  );
  if (split === 'all') await requireUntrained(group, fingerprint);
  notes.push(...(await noteOtherTraining(group, fingerprint)));
  const named = await settled(`the "describe" of data set "${dataset.id}"`, () =>
    dataset.describe?.(context),
  );
  return {
    ...describeSource(group),
    ...(named ? { title: named.title, source: named.source } : {}),
    fingerprint,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

const describeSource = ({ dataset }: CellGroup) => ({
  id: dataset.id,
  title: dataset.title,
  licence: dataset.licence,
  citation: dataset.citation,
  source: dataset.source,
  exhaustive: dataset.exhaustive ?? false,
  synthetic: dataset.synthetic ?? false,
});

/** Describes a group of which nothing is loaded, since another shard of the run measures it. */
export const describeUnloaded = (group: CellGroup): TaskResults => ({
  ...describeWithoutFloor(group),
  datasets: [{ ...describeSource(group), fingerprint: 'not loaded' }],
});

const count = ({ length }: { readonly length: number }): string => length.toLocaleString('en');

/** What guessing gets: a run that was cut short before it was computed goes without. */
async function findFloor(
  { id, floor }: CellGroup['known']['task'],
  context: CellGroup['context'] & { readonly signal: AbortSignal },
): Promise<Reference | undefined> {
  if (typeof floor !== 'function') return floor;
  try {
    return await settled(`the "floor" of task "${id}"`, () => floor(context));
  } catch (error) {
    if (context.signal.aborted) return undefined;
    throw error;
  }
}

/** Describes a task with the programs that are run on it. */
export async function describeTask(
  group: CellGroup,
  signal: AbortSignal,
): Promise<Omit<TaskResults, 'datasets'>> {
  const floor = await findFloor(group.known.task, { ...group.context, signal });
  return { ...describeWithoutFloor(group), ...(floor ? { floor: { ...floor } } : {}) };
}

function describeWithoutFloor({ known, cells }: CellGroup): Omit<TaskResults, 'datasets' | 'floor'> {
  const { id, title, summary, reference } = known.task;
  const scoring = scoringOf(known.task);
  return {
    id,
    title,
    summary,
    ...(scoring ? { scoring } : {}),
    ...(reference ? { reference: { ...reference } } : {}),
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

/** How answers are judged that are not just right or wrong; nothing where they are. */
function scoringOf(task: CellGroup['known']['task']): Scoring | undefined {
  const { loss, episode } = task;
  const sameAnswers = withoutSameAnswers(task) === undefined;
  if (loss) {
    const { title, unit, margin } = loss;
    return {
      kind: 'loss',
      title,
      unit,
      direction: 'lower-is-better',
      ...(margin ? { margin } : {}),
      sameAnswers,
    };
  }
  if (!episode) return undefined;
  const { title, unit, direction, most, margin } = episode;
  return {
    kind: 'episode',
    title,
    unit,
    direction,
    most,
    ...(margin ? { margin } : {}),
    sameAnswers,
  };
}
