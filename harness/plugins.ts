import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { UserError, type DataSet, type Plugin, type Program, type Task } from '../tasks/contract/index.js';
import { nearest } from '../tasks/kit/nearest.js';
import { importError } from './import-errors.js';
import type { AnyMeasure } from './measures/measure.js';
import type { Environment } from './results/schema.js';
import { settled } from './settled.js';

/** A plugin whose types only its author knows. */
export type AnyPlugin = Plugin<unknown, unknown, unknown>;

/** A program whose types only its author knows. */
export type AnyProgram = Program<unknown, unknown>;

/** A plugin with the module that it was imported from, which every process of a run imports again. */
export interface RegisteredPlugin {
  readonly module: string;
  readonly plugin: AnyPlugin;
}

/** A task with everything that plugins bring for it. */
export interface KnownTask {
  readonly task: Task<unknown, unknown, unknown>;
  readonly programs: readonly AnyProgram[];
  readonly train?: AnyPlugin['train'];
  /** The modules that it is made of: a process that imports them has the same task. */
  readonly modules: readonly string[];
}

/** Everything that plugins contribute, together. */
export interface Contributions {
  readonly tasks: readonly KnownTask[];
  readonly measures: readonly AnyMeasure[];
  /** The state of the runtimes that plugins bring, by id. */
  readonly runtimes: Readonly<Record<string, () => Promise<Environment['runtimes'][string]>>>;
}

/**
 * Imports a plugin: the default export of a module, made with `definePlugin`.
 *
 * @param module a `file:` URL
 * @throws UserError when there is no such module or its default export is no plugin
 */
export async function importPlugin(module: string): Promise<AnyPlugin> {
  const namespace = (await settled(`the import of plugin ${module}`, () =>
    import(module).catch(async (cause: unknown) => {
      throw await importError(module, cause);
    }),
  )) as { default?: unknown };
  if (!isPlugin(namespace.default)) {
    throw new UserError(
      `plugin ${module} has no plugin as its default export; make one with definePlugin({ task, programs })`,
    );
  }
  return namespace.default;
}

/** Imports a plugin from a path, with the URL under which every process of the run finds it again. */
export async function registerPlugin(path: string): Promise<RegisteredPlugin> {
  const module = pathToFileURL(resolve(path)).href;
  return { module, plugin: await importPlugin(module) };
}

/** The ids of the tasks that a plugin brings or adds to. */
export const tasksOf = ({ task, for: added }: AnyPlugin): readonly string[] =>
  task ? [task.id] : added === undefined ? [] : [added];

/**
 * Puts the contributions of plugins together, by the id of their task.
 *
 * @throws UserError where two contribute under one name, or one adds to a task that nobody brings
 */
export function mergePlugins(plugins: readonly RegisteredPlugin[]): Contributions {
  const tasks = plugins.flatMap(({ plugin }) => (plugin.task ? [plugin.task] : []));
  unique('task', tasks, 'two plugins bring it; rename one, or leave "task" out and say { for } to add to it');
  for (const { module, plugin } of plugins) {
    if (plugin.for === undefined) continue;
    const known = tasks.map(({ id }) => id);
    if (!known.includes(plugin.for))
      throw new UserError(
        `plugin ${module} is for the task "${plugin.for}", which nobody brings; ${nearest(plugin.for, known)}`,
      );
  }
  const measures = plugins.flatMap(({ plugin }) => (plugin.measures ?? []) as readonly AnyMeasure[]);
  unique('measure', measures, 'rename one of the two');
  const runtimes = plugins.flatMap(({ plugin }) => plugin.runtimes ?? []);
  unique('runtime', runtimes, 'rename one of the two');
  return {
    tasks: tasks.map(({ id }) => mergeTask(plugins, id)),
    measures,
    runtimes: Object.fromEntries(runtimes.map((runtime) => [runtime.id, () => runtime.availability()])),
  };
}

/** Imports the plugins that make a task, in a process of its own. */
export async function importTask(modules: readonly string[], id: string): Promise<KnownTask> {
  const plugins = await Promise.all(
    modules.map(async (module) => ({ module, plugin: await importPlugin(module) })),
  );
  return mergeTask(plugins, id);
}

function mergeTask(plugins: readonly RegisteredPlugin[], id: string): KnownTask {
  const own = plugins.filter(({ plugin }) => tasksOf(plugin).includes(id));
  const task = own.find(({ plugin }) => plugin.task)?.plugin.task;
  if (!task) throw new UserError(`no plugin brings the task "${id}"`);
  const programs = own.flatMap(({ plugin }) => plugin.programs ?? []);
  unique(`program of task "${id}"`, programs, 'rename one of the two');
  const dataSets: DataSet<unknown, unknown>[] = own.flatMap(({ plugin }) => plugin.dataSets ?? []);
  unique(`data set of task "${id}"`, [...task.dataSets, ...dataSets], 'rename one of the two');
  const trainers = own.flatMap(({ plugin }) => plugin.train ?? []);
  if (trainers.length > 1)
    throw new UserError(`two plugins bring a training of task "${id}"; leave "train" out of one`);
  return {
    // The task stays the object that its plugin made: its getters and methods may rely on it.
    task: dataSets.length === 0 ? task : withDataSets(task, dataSets),
    programs,
    ...(trainers[0] ? { train: trainers[0] } : {}),
    modules: own.map(({ module }) => module),
  };
}

function withDataSets(
  task: KnownTask['task'],
  added: readonly DataSet<unknown, unknown>[],
): KnownTask['task'] {
  const [first, ...rest] = task.dataSets;
  return Object.create(task, {
    dataSets: { value: [first, ...rest, ...added], enumerable: true },
  }) as KnownTask['task'];
}

function unique(what: string, named: readonly { readonly id: string }[], mend: string): void {
  const ids = named.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new UserError(`there are two of the name "${twice}" (${what}): ${mend}`);
}

function isPlugin(value: unknown): value is AnyPlugin {
  if (typeof value !== 'object' || value === null) return false;
  const { task, for: added, programs, dataSets, measures, runtimes } = value as Partial<AnyPlugin>;
  const lists = [programs, dataSets, measures, runtimes];
  if (lists.some((list) => list !== undefined && !Array.isArray(list))) return false;
  if (task) return Array.isArray(programs);
  return added === undefined ? Boolean(measures ?? runtimes) : Boolean(programs ?? dataSets);
}
