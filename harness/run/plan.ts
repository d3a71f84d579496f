import { createRandom, UserError, type DataContext, type Split } from '../../tasks/contract/index.js';
import { nearest } from '../nearest.js';
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
  /** The data set to run on; each task's default where none is named. */
  readonly dataset?: string;
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
  readonly dataset: RegisteredPlugin['plugin']['task']['dataSets'][number];
  readonly cells: readonly PlannedCell[];
}

/**
 * One group a task; each program on its default runtime, or networks on those that are named.
 *
 * @throws UserError when a named runtime is unknown or missing: nothing falls back in silence
 */
export function planGroups(
  { plugins, runtimes, dataset }: RunRequest,
  available: Environment['runtimes'],
): CellGroup[] {
  for (const name of runtimes) {
    const state = available[name];
    if (!state) throw new UserError(`unknown runtime "${name}"; ${nearest(name, Object.keys(available))}`);
    if (state.state === 'missing')
      throw new UserError(`runtime "${name}" is missing here: ${state.why}; ${state.mend}`);
  }
  return plugins.map((registered) => {
    const { task, programs } = registered.plugin;
    const cells = programs.flatMap((program): PlannedCell[] => {
      const named = runtimes.filter((runtime) => program.runtimes.includes(runtime));
      if (named.length === 0) return [{ program, runtime: program.runtimes[0], label: program.id }];
      return named.map((runtime) => ({
        program,
        runtime,
        label: named.length > 1 ? `${program.id} on ${runtime}` : program.id,
      }));
    });
    return { registered, dataset: selectDataSet(task, dataset), cells };
  });
}

/** The data set with this id, or the task's default. */
function selectDataSet(
  { id, dataSets }: RegisteredPlugin['plugin']['task'],
  wanted?: string,
): CellGroup['dataset'] {
  if (wanted === undefined) return dataSets[0];
  const found = dataSets.find((dataset) => dataset.id === wanted);
  if (found) return found;
  const known = dataSets.map((dataset) => dataset.id);
  throw new UserError(`task "${id}" has no data set "${wanted}"; ${nearest(wanted, known)}`);
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
