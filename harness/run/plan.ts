import { UserError, type DataContext, type Split } from '../../tasks/contract/index.js';
import { createRandom } from '../../tasks/kit/random.js';
import { nearest } from '../../tasks/kit/nearest.js';
import type { RegisteredPlugin } from '../plugins.js';
import type { Environment } from '../results/schema.js';
import type { Profile } from './profiles.js';

/** What can be measured, by the names that `--only` takes. */
export const MEASURES = [
  'accuracy',
  'latency',
  'memory',
  'interpretability',
  'portability',
  'agility',
  'homogeneity',
] as const;

/** One of {@link MEASURES}. */
export type Measure = (typeof MEASURES)[number];

/** What a run is asked to do. */
export interface RunRequest {
  readonly plugins: readonly RegisteredPlugin[];
  readonly profile: Profile;
  readonly split: Split;
  readonly measures: readonly Measure[];
  /** The programs to run; all that are not variants where none is named. */
  readonly programs: readonly string[];
  /** The data sets to run on; each task's default where none is named. */
  readonly datasets: readonly string[];
  /** Runtimes to measure networks on; the fastest one that is present where none is named. */
  readonly runtimes: readonly string[];
  readonly context: DataContext;
  /** The only processor on which programs run; any without it. */
  readonly pin?: number;
  /** A program that takes longer than this for what it is asked has hung. */
  readonly timeoutSeconds?: number;
  /** How long the run may take: then it ends with what was measured. */
  readonly timeLimitSeconds?: number;
}

type AnyProgram = RegisteredPlugin['plugin']['programs'][number];
type AnyDataSet = RegisteredPlugin['plugin']['task']['dataSets'][number];

/** One program on one runtime. */
export interface PlannedCell {
  readonly program: AnyProgram;
  readonly runtime: string;
  /** How the progress display names it. */
  readonly label: string;
}

/** The programs of one task on one data set: they are measured against each other. */
export interface CellGroup {
  readonly registered: RegisteredPlugin;
  readonly dataset: AnyDataSet;
  readonly cells: readonly PlannedCell[];
  /** How the progress display names it: by its task, and its data set where the task has several in this run. */
  readonly label: string;
  /** What the data set is loaded with; its limit is how many examples of the split are decided on. */
  readonly context: DataContext;
}

/**
 * One group a task and data set; each program on its default runtime, or networks on those that are named.
 *
 * @throws UserError when a named runtime, data set or program is unknown or missing: nothing falls back in silence
 */
export function planGroups(request: RunRequest, available: Environment['runtimes']): CellGroup[] {
  const { plugins, runtimes, datasets } = request;
  for (const name of runtimes) {
    const state = available[name];
    if (!state) throw new UserError(`unknown runtime "${name}"; ${nearest(name, Object.keys(available))}`);
    if (state.state === 'missing')
      throw new UserError(`runtime "${name}" is missing here: ${state.why}; ${state.mend}`);
  }
  requireKnown(request);
  return plugins.flatMap((registered) => {
    const { task } = registered.plugin;
    const cells = selectPrograms(registered, request).flatMap((program) => planCells(program, runtimes));
    if (cells.length === 0) return [];
    return selectDataSets(task, datasets).map((dataset): CellGroup => {
      const limit = limitOf(dataset, request.profile);
      return {
        registered,
        dataset,
        cells,
        label: datasets.length > 1 ? `${task.id} on ${dataset.id}` : task.id,
        context: limit === undefined ? request.context : { ...request.context, limit },
      };
    });
  });
}

function planCells(program: AnyProgram, runtimes: readonly string[]): PlannedCell[] {
  const named = runtimes.filter((runtime) => program.runtimes.includes(runtime));
  if (named.length === 0) return [{ program, runtime: program.runtimes[0], label: program.id }];
  return named.map((runtime) => ({
    program,
    runtime,
    label: named.length > 1 ? `${program.id} on ${runtime}` : program.id,
  }));
}

/** A share of everything there is beats a sample of it, and such sets are small. */
function limitOf({ exhaustive, costly }: AnyDataSet, profile: Profile): number | undefined {
  if (exhaustive) return undefined;
  return costly ? profile.costlyExamples : profile.accuracyExamples;
}

/** A program that no task of the run has is a slip; one that only some of them have is not. */
function requireKnown({ plugins, programs }: RunRequest): void {
  const known = [...new Set(plugins.flatMap(({ plugin }) => plugin.programs.map(({ id }) => id)))];
  const unknown = programs.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UserError(`unknown program "${unknown}"; ${nearest(unknown, known)}`);
}

function selectPrograms({ plugin }: RegisteredPlugin, { programs }: RunRequest): readonly AnyProgram[] {
  return plugin.programs.filter(({ id, byName }) =>
    programs.length === 0 ? !byName : programs.includes(id),
  );
}

/** The data sets with these ids, or the task's default. */
function selectDataSets(
  { id, dataSets }: RegisteredPlugin['plugin']['task'],
  wanted: readonly string[],
): readonly AnyDataSet[] {
  if (wanted.length === 0) return [dataSets[0]];
  return [...new Set(wanted)].map((name) => {
    const found = dataSets.find((dataset) => dataset.id === name);
    if (found) return found;
    const known = dataSets.map((dataset) => dataset.id);
    throw new UserError(`task "${id}" has no data set "${name}"; ${nearest(name, known)}`);
  });
}

/** Draws the inputs that are timed or counted: without repetition, the same for all programs of a task. */
export function drawInputs(examples: number, wanted: number, seed: number, purpose: string): number[] {
  return createRandom(seed, purpose)
    .shuffled(Array.from({ length: examples }, (_, at) => at))
    .slice(0, wanted);
}

/**
 * The plugins with these task ids.
 *
 * @throws UserError for an unknown id, with the nearest known ones
 */
export function selectPlugins(
  known: readonly RegisteredPlugin[],
  wanted: readonly string[],
): readonly RegisteredPlugin[] {
  return [...new Set(wanted)].map((id) => {
    const found = known.find(({ plugin }) => plugin.task.id === id);
    if (!found)
      throw new UserError(
        `unknown task "${id}"; ${nearest(
          id,
          known.map(({ plugin }) => plugin.task.id),
        )}`,
      );
    return found;
  });
}

/**
 * The measures with these names, or all without any.
 *
 * @throws UserError for an unknown name, with the nearest known ones
 */
export function selectMeasures(wanted: readonly string[]): readonly Measure[] {
  if (wanted.length === 0) return MEASURES;
  return [...new Set(wanted)].map((name) => {
    const found = MEASURES.find((measure) => measure === name);
    if (!found) throw new UserError(`unknown measure "${name}"; ${nearest(name, MEASURES)}`);
    return found;
  });
}
