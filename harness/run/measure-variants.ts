import { collectAgility } from '../agility/measure.js';
import { summariseAgility } from '../agility/summarise.js';
import { roundWeights } from '../homogeneity/measure.js';
import { summariseHomogeneity } from '../homogeneity/summarise.js';
import type { Agility, Homogeneity } from '../results/agility-schema.js';
import type { RawData } from '../raw/codecs.js';
import type { CollectedAgility, CollectedHomogeneity } from '../raw/collected.js';
import type { RawFolder } from '../raw/folder.js';
import { rawName } from './group-runner.js';
import { stepLabel } from './group-steps.js';
import { openCell } from './open-cell.js';
import { drawInputs, type CellGroup, type Measure, type PlannedCell, type RunRequest } from './plan.js';
import type { Progress, Step } from './progress.js';

/** What was measured of other forms of a group's programs: without some of their parts, or with rounded weights. */
export interface VariantResults {
  readonly agility: readonly Agility[];
  readonly homogeneity: readonly Homogeneity[];
}

const networks = ({ cells }: CellGroup): readonly PlannedCell[] =>
  cells.filter(({ program }) => program.kind === 'learned');

/** Widths that a sweep usually has; which ones it has is known only when its file is read. */
const USUAL_WIDTHS = 4;

/** The steps of {@link measureVariants}, for the progress display. */
export function stepsOfVariants(group: CellGroup, { measures, profile }: RunRequest): Step[] {
  const { launches, warmUpMilliseconds, rounds } = profile.agility.latency;
  const formSeconds = (warmUpMilliseconds + rounds.milliseconds) / 1000;
  const forms = ({ ruleGroups }: PlannedCell['program']): number =>
    ruleGroups ? 1 + ruleGroups.length : USUAL_WIDTHS;
  return [
    ...(measures.includes('agility')
      ? group.cells.map(({ label, program }) => ({
          label: stepLabel(group, 'agility', label),
          weight: launches * (1 + formSeconds * forms(program)),
        }))
      : []),
    ...(measures.includes('homogeneity')
      ? networks(group).map(({ label }) => ({
          label: stepLabel(group, 'homogeneity', label),
          weight: profile.accuracyExamples ? 1 : 6,
        }))
      : []),
  ];
}

/**
 * Measures what other forms of a group's programs do: agility and homogeneity, as far as they are asked for.
 *
 * @param raw keeps what was found, and has what a run that is continued found already
 */
export async function measureVariants(
  group: CellGroup,
  request: RunRequest,
  raw: RawFolder,
  progress: Progress,
  signal: AbortSignal,
): Promise<VariantResults> {
  const agility: Agility[] = [];
  const homogeneity: Homogeneity[] = [];
  const has = (measure: Measure): boolean => request.measures.includes(measure) && !signal.aborted;
  const step = async <Kind extends 'agility' | 'homogeneity'>(
    kind: Kind,
    cell: PlannedCell,
    measure: (report: (done: number) => void) => Promise<RawData[Kind]>,
  ): Promise<RawData[Kind]> => {
    signal.throwIfAborted();
    return progress.step(stepLabel(group, kind, cell.label), async (report) => {
      const name = rawName(openCell(group, cell, request));
      const kept = await raw.read(kind, name);
      if (kept !== undefined) return kept;
      const fresh = await measure(report);
      await raw.write(kind, name, fresh);
      return fresh;
    });
  };
  const exhaustive = group.dataset.exhaustive ?? false;
  const context = { seed: request.context.seed, split: request.split, exhaustive };
  const identify = (cell: PlannedCell) => {
    const { task, dataset, program, runtime } = openCell(group, cell, request).identity;
    return { task, dataset, program, runtime };
  };
  try {
    if (has('agility'))
      for (const cell of group.cells) {
        const collected = await step('agility', cell, (report) =>
          agilityOf(group, cell, request, signal, report),
        );
        agility.push(summariseAgility(identify(cell), collected, context));
      }
    if (has('homogeneity'))
      for (const cell of networks(group)) {
        const collected = await step('homogeneity', cell, () => homogeneityOf(group, cell, request, signal));
        homogeneity.push(summariseHomogeneity(identify(cell), collected, exhaustive));
      }
  } catch (error) {
    // Cut short: what was measured so far still counts.
    if (!signal.aborted) throw error;
  }
  return { agility, homogeneity };
}

/** A process that takes longer than this for one thing has hung. */
const REQUEST_TIMEOUT_SECONDS = 300;

const timeoutMilliseconds = ({ timeoutSeconds = REQUEST_TIMEOUT_SECONDS }: RunRequest): number =>
  timeoutSeconds * 1000;

async function agilityOf(
  group: CellGroup,
  cell: PlannedCell,
  request: RunRequest,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<CollectedAgility> {
  const { profile, split } = request;
  const { context } = group;
  const examples = (await group.dataset.load(split, context)).slice(0, context.limit);
  const timed = drawInputs(
    examples.length,
    profile.agility.timedInputs,
    context.seed,
    `inputs ${group.registered.plugin.task.id}`,
  ).map((at) => examples[at]!);
  return collectAgility({
    spec: openCell(group, cell, request).spec,
    program: cell.program,
    plan: profile.agility,
    dataset: group.dataset,
    timed,
    process: { signal, timeoutMilliseconds: timeoutMilliseconds(request) },
    report,
  });
}

function homogeneityOf(
  group: CellGroup,
  cell: PlannedCell,
  request: RunRequest,
  signal: AbortSignal,
): Promise<CollectedHomogeneity> {
  return roundWeights(openCell(group, cell, request).spec, {
    signal,
    timeoutMilliseconds: timeoutMilliseconds(request),
  });
}
