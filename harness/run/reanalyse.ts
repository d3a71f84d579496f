import { UserError } from '../../tasks/contract/index.js';
import type { AnyMeasure } from '../measures/measure.js';
import type { Outcome, Results } from '../results/schema.js';
import { selfCheckSamplesSchema } from '../self-check/self-check.js';
import { analyse } from './analyse.js';
import { Collected, ofCell, type CollectedOutcome, type SubjectName } from './collected.js';
import { inOrderOfNeed } from './plan.js';
import { SELF_CHECK, whySkipped } from './run.js';
import type { RawFolder } from './raw-folder.js';

/**
 * Computes the figures of a run again from its raw samples, without running anything.
 *
 * @param known the measures that there are
 * @throws UserError where a raw file is missing, cut off, of another run or makes no figures, or a measure of the results is not known
 */
export async function reanalyse(
  results: Results,
  raw: RawFolder,
  known: readonly AnyMeasure[],
): Promise<Results> {
  if (raw.run.run !== results.run.id)
    throw new UserError(
      `the raw samples beside the results belong to run ${raw.run.run}, not to ${results.run.id}: its results were not kept; continue it with "rvw run --resume", or copy results.json elsewhere and draw what it says`,
    );
  const { measures: reported, cells, wider, comparisons, claims, repeatableSha256, ...run } = results;
  const measures = measuresOf(results, known);
  const collected = new Collected();
  const read: { of: SubjectName; measured: string }[] = [];
  for (const { measure, of, outcome } of await readCollected(results, raw, measures)) {
    collected.set(measure.id, of, outcome);
    if (outcome.state === 'collected') read.push({ of, measured: measure.id });
  }
  const { selfCheck: before, ...description } = run;
  const check = before && (await raw.need(SELF_CHECK, [], selfCheckSamplesSchema));
  const again = analyse(
    { ...description, ...check },
    cells.map(({ measures: outcomes, solves, ...identity }) => identity),
    measures,
    collected,
    whySkipped(run.run),
  );
  // What was measured and makes no figures any more would stand on the page as a failure of the program. A measure that
  // uses the samples of another comes after it: the file of the other is at fault.
  for (const { id } of inOrderOfNeed(measures))
    for (const { of } of read.filter(({ measured }) => measured === id)) {
      const outcome = outcomesOf(again, of)[id];
      if (outcome?.state === 'failed') raw.refuse(id, of, outcome.error);
    }
  // Earlier versions wrote none.
  const { repeatableSha256: now, ...rest } = again;
  return repeatableSha256 === undefined ? rest : again;
}

/** What one measure collected of a subject of a run, or why it did not. */
export interface CollectedBefore {
  readonly measure: AnyMeasure;
  readonly of: SubjectName;
  readonly outcome: CollectedOutcome;
}

/**
 * Reads everything that a run collected.
 *
 * @throws UserError where a raw file is missing, damaged, or of another run
 */
export async function readCollected(
  { cells, wider }: Results,
  raw: RawFolder,
  measures: readonly AnyMeasure[],
): Promise<CollectedBefore[]> {
  const found: CollectedBefore[] = [];
  const subjects = [
    ...cells.map((cell) => [ofCell(cell), cell.measures] as const),
    ...wider.map((subject) => [ofWider(subject), subject.measures] as const),
  ];
  for (const [of, outcomes] of subjects)
    for (const [id, outcome] of Object.entries(outcomes)) {
      const measure = measures.find((one) => one.id === id);
      if (!measure) continue;
      if (outcome.state !== 'measured') found.push({ measure, of, outcome });
      else if (measure.samples)
        found.push({
          measure,
          of,
          outcome: { state: 'collected', samples: await raw.need(id, of, measure.samples) },
        });
    }
  return found;
}

/**
 * The measures of results.
 *
 * @throws UserError where one is not known
 */
export const measuresOf = ({ measures }: Results, known: readonly AnyMeasure[]): readonly AnyMeasure[] =>
  measures.map(({ id }) => known.find((measure) => measure.id === id) ?? missingMeasure(id));

const ofWider = ({ task, dataset, program }: Results['wider'][number]): SubjectName =>
  [task, dataset, program].filter((name) => name !== undefined);

/** The outcomes of a subject, by measure. */
function outcomesOf({ cells, wider }: Results, of: SubjectName): Readonly<Record<string, Outcome>> {
  const isIt = (name: SubjectName): boolean => name.join('\n') === of.join('\n');
  const subject = cells.find((cell) => isIt(ofCell(cell))) ?? wider.find((one) => isIt(ofWider(one)));
  return subject?.measures ?? {};
}

function missingMeasure(id: string): never {
  throw new UserError(
    `the results hold the measure "${id}", which is not known here; name the plugin that brings it with --plugin`,
  );
}
