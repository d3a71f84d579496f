import { measureAgility } from '../agility/measure.js';
import type { CellSpec } from '../cell/protocol.js';
import { measureHomogeneity } from '../homogeneity/measure.js';
import type { Agility, Homogeneity } from '../results/agility-schema.js';
import { stepLabel } from './measure-group.js';
import { drawInputs, type CellGroup, type PlannedCell, type RunRequest } from './plan.js';
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

/** Measures what other forms of a group's programs do: agility and homogeneity, as far as they are asked for. */
export async function measureVariants(
  group: CellGroup,
  request: RunRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<VariantResults> {
  const agility: Agility[] = [];
  const homogeneity: Homogeneity[] = [];
  try {
    if (request.measures.includes('agility'))
      for (const cell of group.cells) agility.push(await agilityOf(group, cell, request, progress, signal));
    if (request.measures.includes('homogeneity'))
      for (const cell of networks(group))
        homogeneity.push(await homogeneityOf(group, cell, request, progress, signal));
  } catch (error) {
    // Cut short: what was measured so far still counts.
    if (!signal.aborted) throw error;
  }
  return { agility, homogeneity };
}

async function agilityOf(
  group: CellGroup,
  cell: PlannedCell,
  request: RunRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Agility> {
  signal.throwIfAborted();
  const { profile, split, context } = request;
  const examples = await group.dataset.load(split, context);
  const timed = drawInputs(
    examples.length,
    profile.agility.timedInputs,
    context.seed,
    `inputs ${group.registered.plugin.task.id}`,
  ).map((at) => examples[at]!);
  return progress.step(stepLabel(group, 'agility', cell.label), (report) =>
    measureAgility({
      spec: specOf(group, cell, request),
      program: cell.program,
      plan: profile.agility,
      dataset: group.dataset,
      timed,
      signal,
      report,
    }),
  );
}

function homogeneityOf(
  group: CellGroup,
  cell: PlannedCell,
  request: RunRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Homogeneity> {
  signal.throwIfAborted();
  const exhaustive = group.dataset.exhaustive ?? false;
  const limit = exhaustive ? undefined : request.profile.accuracyExamples;
  return progress.step(stepLabel(group, 'homogeneity', cell.label), () =>
    measureHomogeneity(specOf(group, cell, request), limit, exhaustive, signal),
  );
}

function specOf(
  { registered, dataset }: CellGroup,
  { program, runtime }: PlannedCell,
  { split, context }: RunRequest,
): CellSpec {
  return {
    plugin: registered.module,
    task: registered.plugin.task.id,
    dataset: dataset.id,
    program: program.id,
    runtime,
    split,
    context,
  };
}
