import { UserError, type DataContext } from '../../tasks/contract/index.js';
import { createRandom } from '../../tasks/kit/random.js';
import { nearest } from '../../tasks/kit/nearest.js';
import type { AnyMeasure } from '../measures/measure.js';
import type { MeasureRequest, Profile } from '../measures/runner.js';
import type { AnyDataSet, AnyProgram, KnownTask } from '../plugins.js';
import type { Environment } from '../results/schema.js';

/** What a run is asked to do. */
export interface RunRequest extends Omit<MeasureRequest, 'measures'> {
  readonly tasks: readonly KnownTask[];
  /** In the order of the page. */
  readonly measures: readonly AnyMeasure[];
  /** The programs to run; all that do not want to be named where none is. */
  readonly programs: readonly string[];
  /** The data sets to run on; each task's default where none is named. */
  readonly datasets: readonly string[];
  /** Runtimes to measure networks on; the fastest one that is present where none is named. */
  readonly runtimes: readonly string[];
  /** How long the run may take: then it ends with what was measured. */
  readonly timeLimitSeconds?: number;
  /** Which of its groups are measured; all without it. */
  readonly shard?: Shard;
}

/** One program on one runtime. */
export interface PlannedCell {
  readonly program: AnyProgram;
  readonly runtime: string;
  /** How the progress display names it. */
  readonly label: string;
}

/** The programs of one task on one data set: they are measured against each other. */
export interface CellGroup {
  readonly known: KnownTask;
  readonly dataset: AnyDataSet;
  readonly cells: readonly PlannedCell[];
  /** How the progress display names it: by its task, and its data set where the task has several in this run. */
  readonly label: string;
  /** What the data set is loaded with; its limit is how many examples of the split are decided on, drawn by the seed. */
  readonly context: DataContext;
  /** The hash of its examples, once they are loaded: every process must have the same. */
  readonly examplesSha256?: string;
}

/**
 * One group a task and data set; each program on its default runtime, or networks on those that are named.
 *
 * @throws UserError when a named runtime, data set or program is unknown or missing: nothing falls back in silence
 */
export function planGroups(request: RunRequest, available: Environment['runtimes']): CellGroup[] {
  const { tasks, runtimes, datasets } = request;
  for (const name of runtimes) {
    // What an object inherits, such as "constructor", is no runtime.
    const state = Object.hasOwn(available, name) ? available[name] : undefined;
    if (!state) throw new UserError(`unknown runtime "${name}"; ${nearest(name, Object.keys(available))}`);
    if (state.state === 'missing')
      throw new UserError(`runtime "${name}" is missing here: ${state.why}; ${state.mend}`);
  }
  requireKnown(request);
  return tasks.flatMap((known) => {
    const { task } = known;
    const cells = selectPrograms(known, request).flatMap((program) => planCells(program, runtimes));
    if (cells.length === 0) return [];
    return selectDataSets(task, datasets).map((dataset): CellGroup => {
      const limit = limitOf(dataset, request.profile);
      return {
        known,
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
  return costly ? profile.costlyExamples : profile.examples;
}

/** A program that no task of the run has is a slip; one that only some of them have is not. */
function requireKnown({ tasks, programs }: RunRequest): void {
  const known = [...new Set(tasks.flatMap((task) => task.programs.map(({ id }) => id)))];
  const unknown = programs.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UserError(`unknown program "${unknown}"; ${nearest(unknown, known)}`);
}

function selectPrograms(known: KnownTask, { programs }: RunRequest): readonly AnyProgram[] {
  const chosen = known.programs.filter(({ id, byName }) =>
    programs.length === 0 ? !byName : programs.includes(id),
  );
  // Whoever brought them: of two that are compared, the hand-written one is the first.
  return [
    ...chosen.filter(({ kind }) => kind === 'handwritten'),
    ...chosen.filter(({ kind }) => kind === 'learned'),
  ];
}

/**
 * The data sets with these ids, or the task's default.
 *
 * @throws UserError where there is none of an id
 */
export function selectDataSets(
  { id, dataSets }: KnownTask['task'],
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

/** Which part of a run's groups is measured. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** `shard 2 of 4`. */
export const shardName = ({ number, of }: Shard): string => `shard ${number} of ${of}`;

/**
 * The shard that a group belongs to. Groups stay whole, so that programs of one task are always measured on one machine,
 * beside each other: the first goes to the first shard, the second to the second, and round again; of more shards than groups
 * the last have nothing to do.
 *
 * @param at the group's place among all
 * @param shards how many there are
 */
export const shardOf = (at: number, shards: number): number => (at % shards) + 1;

/** Draws the inputs that are timed or counted: without repetition, the same for all programs of a task. */
export function drawInputs(examples: number, wanted: number, seed: number, purpose: string): number[] {
  return createRandom(seed, purpose)
    .shuffled(Array.from({ length: examples }, (_, at) => at))
    .slice(0, wanted);
}

/**
 * The tasks with these ids.
 *
 * @throws UserError for an unknown id, with the nearest known ones
 */
export function selectTasks(known: readonly KnownTask[], wanted: readonly string[]): readonly KnownTask[] {
  const ids = known.map(({ task }) => task.id);
  return [...new Set(wanted)].map((id) => {
    const found = known.find(({ task }) => task.id === id);
    if (!found)
      throw new UserError(
        `unknown task "${id}"; ${nearest(id, ids)}${isPath(id) ? `; a plugin is named by --plugin ${id}` : ''}`,
      );
    return found;
  });
}

/** What is likely to be the module of a plugin in the place of a task. */
const isPath = (word: string): boolean => /[/\\]|\.[cm]?[jt]s$/.test(word);

/**
 * The measures with these names and those that they need, or all without any name. One that collects nothing comes along
 * wherever what it needs does.
 *
 * @throws UserError for an unknown name, with the nearest known ones
 */
export function selectMeasures(
  known: readonly AnyMeasure[],
  wanted: readonly string[],
): readonly AnyMeasure[] {
  if (wanted.length === 0) return known;
  const ids = known.map(({ id }) => id);
  const chosen = new Set<string>();
  const choose = (id: string): void => {
    const found = known.find((measure) => measure.id === id);
    if (!found) throw new UserError(`unknown measure "${id}"; ${nearest(id, ids)}`);
    chosen.add(id);
    found.needs?.forEach(choose);
  };
  wanted.forEach(choose);
  return known.filter(
    ({ id, collection, needs = [] }) =>
      chosen.has(id) || (!collection && needs.length > 0 && needs.every((need) => chosen.has(need))),
  );
}

/** Measures in an order in which each comes after those that it needs or uses, otherwise as given. */
export function inOrderOfNeed(measures: readonly AnyMeasure[]): readonly AnyMeasure[] {
  const ordered = new Set<AnyMeasure>();
  const visit = (measure: AnyMeasure): void => {
    for (const before of [...(measure.needs ?? []), ...(measure.uses ?? [])]) {
      const found = measures.find(({ id }) => id === before);
      if (found && !ordered.has(found) && found !== measure) visit(found);
    }
    ordered.add(measure);
  };
  measures.forEach((measure) => {
    if (!ordered.has(measure)) visit(measure);
  });
  return [...ordered];
}
