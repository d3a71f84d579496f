import { summariseAgility } from '../agility/summarise.js';
import { summariseHomogeneity } from '../homogeneity/summarise.js';
import { summarisePortability } from '../portability/summarise.js';
import type { RawFolder } from '../raw/folder.js';
import type { Collected } from '../raw/collected.js';
import type { Cell, MeasuredCell, Results } from '../results/schema.js';
import { UserError } from '../../tasks/contract/index.js';
import { summariseSelfCheck } from '../self-check/self-check.js';
import { analyse, solves } from './analyse.js';
import { summariseShift } from '../accuracy/shift.js';
import { judgeClaims } from './claims.js';
import { compareGroups, type CellEvidence } from './compare.js';
import { withoutVariants } from './describe-task.js';

/**
 * Computes the figures of a run again from its raw samples, without running anything: accuracy, time and memory, other
 * runtimes and forms of the programs, the self-check, and with them the comparisons and the claims. What was counted,
 * not sampled, stays as it is.
 *
 * @throws UserError where a raw file is missing, cut off or of another run
 */
export async function reanalyse(results: Results, raw: RawFolder): Promise<Results> {
  const { seed } = results.run;
  if (raw.run.run !== results.run.id)
    throw new UserError(
      `the raw samples beside the results belong to run ${raw.run.run}, not to ${results.run.id}: that run is not over, or its results were not kept; continue it with "rvw run --resume", or remove the raw folder to draw what results.json says`,
    );
  const selfCheck = results.selfCheck && summariseSelfCheck(await raw.need('selfCheck', []), seed);
  const cells: Cell[] = [];
  const groups = new Map<string, CellEvidence[]>();
  for (const cell of results.cells) {
    if (cell.state !== 'measured') {
      cells.push(cell);
      continue;
    }
    const evidence = await reanalyseCell(cell, results, raw, selfCheck?.variationFloor ?? 0);
    cells.push(evidence.cell);
    const name = `${cell.task} ${cell.dataset}`;
    groups.set(name, [...(groups.get(name) ?? []), evidence]);
  }
  const variants = await reanalyseVariants(results, raw);
  const comparisons = compareGroups([...groups.values()], seed, selfCheck?.noiseFloor.value ?? 0);
  return {
    ...results,
    ...(selfCheck ? { selfCheck } : {}),
    cells,
    comparisons,
    claims: judgeClaims(
      withoutVariants(results.tasks, {
        portability: variants.portability ?? [],
        agility: variants.agility ?? [],
        homogeneity: variants.homogeneity ?? [],
        comparisons,
        cells: cells.filter((cell) => cell.state === 'measured'),
      }),
    ),
    ...variants,
    ...(results.shift ? { shift: summariseShift([...groups.values()].flat(), results.tasks) } : {}),
  };
}

async function reanalyseCell(
  cell: MeasuredCell,
  { run, tasks }: Results,
  raw: RawFolder,
  variationFloor: number,
): Promise<CellEvidence> {
  const name = [cell.task, cell.dataset, cell.program, cell.runtime];
  const task = tasks.find(({ id }) => id === cell.task);
  const exhaustive = isExhaustive(tasks, cell);
  const collected: Collected = {
    ...(cell.accuracy ? { accuracy: await raw.need('accuracy', name) } : {}),
    ...(cell.interpretability?.complexity.kind === 'source'
      ? { blocks: await raw.need('blocks', name) }
      : {}),
    ...(cell.memory ? { memory: await raw.need('memory', name) } : {}),
    ...(cell.latency ? { latency: await raw.need('latency', name) } : {}),
  };
  const context = { seed: run.seed, split: run.split, exhaustive, variationFloor };
  const figures = analyse(cell, collected, context);
  const again = { ...cell, ...figures, ...(task ? solves(figures.accuracy, task.floor) : {}) };
  return { cell: again, exhaustive, collected };
}

/** What other runtimes and other forms of the programs did, as far as the run measured it. */
async function reanalyseVariants(
  { run: { seed, split }, tasks, portability, agility, homogeneity }: Results,
  raw: RawFolder,
): Promise<Pick<Results, 'portability' | 'agility' | 'homogeneity'>> {
  const again: Pick<Results, 'portability' | 'agility' | 'homogeneity'> = {};
  if (portability) {
    again.portability = [];
    for (const { task, dataset, program, title } of portability) {
      const { outcomes } = await raw.need('portability', [task, dataset, program]);
      const found = summarisePortability({ task, dataset, program, title }, outcomes);
      if (found) again.portability.push(found);
    }
  }
  if (agility) {
    again.agility = [];
    for (const { task, dataset, program, runtime } of agility) {
      const identity = { task, dataset, program, runtime };
      const collected = await raw.need('agility', [task, dataset, program, runtime]);
      const context = { seed, split, exhaustive: isExhaustive(tasks, identity) };
      again.agility.push(summariseAgility(identity, collected, context));
    }
  }
  if (homogeneity) {
    again.homogeneity = [];
    for (const { task, dataset, program, runtime } of homogeneity) {
      const identity = { task, dataset, program, runtime };
      const collected = await raw.need('homogeneity', [task, dataset, program, runtime]);
      again.homogeneity.push(summariseHomogeneity(identity, collected, isExhaustive(tasks, identity)));
    }
  }
  return again;
}

/** Whether the examples of a data set are all that there are. */
const isExhaustive = (
  tasks: Results['tasks'],
  { task, dataset }: { readonly task: string; readonly dataset: string },
): boolean =>
  tasks.find(({ id }) => id === task)?.datasets.find(({ id }) => id === dataset)?.exhaustive ?? false;
