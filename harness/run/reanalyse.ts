import { UserError } from '../../tasks/contract/index.js';
import type { AnyMeasure } from '../measures/measure.js';
import type { Outcome, Results } from '../results/schema.js';
import { selfCheckSamplesSchema } from '../self-check/self-check.js';
import { analyse } from './analyse.js';
import { Collected, ofCell, type SubjectName } from './collected.js';
import { SELF_CHECK, whySkipped } from './run.js';
import type { RawFolder } from './raw-folder.js';

/**
 * Computes the figures of a run again from its raw samples, without running anything.
 *
 * @param known the measures that there are
 * @throws UserError where a raw file is missing, cut off or of another run, or a measure of the results is not known
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
  const { measures: reported, cells, wider, comparisons, claims, ...run } = results;
  const measures = reported.map(({ id }) => known.find((measure) => measure.id === id) ?? missingMeasure(id));
  const collected = new Collected();
  const collect = async (of: SubjectName, outcomes: Readonly<Record<string, Outcome>>): Promise<void> => {
    for (const [id, outcome] of Object.entries(outcomes)) {
      const samples = known.find((measure) => measure.id === id)?.samples;
      if (outcome.state !== 'measured') collected.set(id, of, outcome);
      else if (samples)
        collected.set(id, of, { state: 'collected', samples: await raw.need(id, of, samples) });
    }
  };
  for (const cell of cells) await collect(ofCell(cell), cell.measures);
  for (const { task, dataset, program, measures: outcomes } of wider)
    await collect(
      [task, dataset, program].filter((name) => name !== undefined),
      outcomes,
    );
  const { selfCheck: before, ...description } = run;
  const check = before && (await raw.need(SELF_CHECK, [], selfCheckSamplesSchema));
  return analyse(
    { ...description, ...check },
    cells.map(({ measures: outcomes, solves, ...identity }) => identity),
    measures,
    collected,
    whySkipped(run.run),
  );
}

function missingMeasure(id: string): never {
  throw new UserError(
    `the results hold the measure "${id}", which is not known here; name the plugin that brings it with --plugin`,
  );
}
