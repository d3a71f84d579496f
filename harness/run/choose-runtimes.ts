import type { Portability } from '../results/measures-schema.js';
import type { Environment } from '../results/schema.js';
import type { RawFolder } from '../raw/folder.js';
import { runEverywhere } from '../portability/measure.js';
import { summarisePortability } from '../portability/summarise.js';
import { stepLabel } from './group-steps.js';
import type { CellGroup, PlannedCell, RunRequest } from './plan.js';
import type { Progress, Step } from './progress.js';

/** Enough decisions to tell which runtime is the fastest, where nothing more is asked. */
const TRIAL = { mostExamples: 200, mostMilliseconds: 1000 };

const isTried = ({ program }: PlannedCell): boolean =>
  program.kind === 'learned' && program.runtimes.length > 1;

/** The steps of trying networks on their runtimes, for the progress display. */
export function stepsOfPortability(group: CellGroup, request: RunRequest): Step[] {
  if (!needsTrial(request)) return [];
  return triedPrograms(group).map(({ program }) => ({
    label: stepLabel(group, 'runtimes', program.id),
    weight: program.runtimes.length * (1.5 + trial(request).mostMilliseconds / 1500),
  }));
}

/**
 * Runs every network of a group on all its runtimes, and plans it on the fastest one: a network on a slow engine would
 * be judged by the engine.
 *
 * @param raw keeps what the runtimes decided, and has what a run that is continued found already
 * @returns the group with its runtimes chosen, and what the runtimes decided
 */
export async function chooseRuntimes(
  group: CellGroup,
  request: RunRequest,
  available: Environment['runtimes'],
  raw: RawFolder,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ readonly group: CellGroup; readonly found: readonly Portability[] }> {
  const found: Portability[] = [];
  if (needsTrial(request)) {
    for (const { program } of triedPrograms(group)) {
      if (signal.aborted) break;
      const spec = {
        plugin: group.registered.module,
        task: group.registered.plugin.task.id,
        dataset: group.dataset.id,
        program: program.id,
        split: request.split,
        context: group.context,
        ...(request.pin === undefined ? {} : { pin: request.pin }),
      };
      const name = [spec.task, spec.dataset, spec.program];
      const collected = await progress
        .step(stepLabel(group, 'runtimes', program.id), async (report) => {
          const kept = await raw.read('portability', name);
          if (kept) return kept;
          const outcomes = await runEverywhere(spec, program, available, trial(request), signal, report);
          await raw.write('portability', name, { outcomes });
          return { outcomes };
        })
        .catch((error: unknown) => {
          if (signal.aborted) return undefined;
          throw error;
        });
      if (!collected) continue;
      const { task, dataset } = spec;
      const identity = { task, dataset, program: program.id, title: program.title };
      const portability = summarisePortability(identity, collected.outcomes);
      if (portability) found.push(portability);
    }
  }
  // Runtimes that were named are measured as named.
  if (request.runtimes.length > 0) return { group, found };
  const cells = group.cells.map((cell) => {
    const headline = found.find(({ program }) => program === cell.program.id)?.headline;
    return headline ? { ...cell, runtime: headline } : cell;
  });
  return { group: { ...group, cells }, found };
}

const needsTrial = ({ measures, runtimes }: RunRequest): boolean =>
  measures.includes('portability') ||
  (runtimes.length === 0 && (measures.includes('latency') || measures.includes('agility')));

const trial = ({ measures, profile }: RunRequest) =>
  measures.includes('portability') ? profile.portability : TRIAL;

/** Each network once, however many runtimes it is planned on. */
function triedPrograms({ cells }: CellGroup): PlannedCell[] {
  return cells.filter(
    (cell, at) => isTried(cell) && cells.findIndex(({ program }) => program === cell.program) === at,
  );
}
