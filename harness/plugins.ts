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

/** A data set of any task. */
export type AnyDataSet = DataSet<unknown, unknown>;

/** A plugin with the module that it was imported from, which every process of a run imports again. */
export interface RegisteredPlugin {
  readonly module: string;
  /** The module as its author knows it. */
  readonly source: string;
  readonly plugin: AnyPlugin;
  /** The URL of each source that was compiled, the plugin's own first, with that of its compiled file. */
  readonly compiled?: CompiledModules;
}

/** The URL of each source, with that of its compiled file. */
export type CompiledModules = Readonly<Record<string, string>>;

/** A plugin's programs, made for the task that they stand beside. */
interface WholePlugin extends RegisteredPlugin {
  readonly programs: readonly AnyProgram[];
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

/** What a module of a plugin may export. */
interface PluginModule {
  readonly default?: unknown;
  /** Of a module that was compiled: see `compileModule`. */
  readonly compiledModules?: CompiledModules;
}

/**
 * Imports a plugin: the default export of a module, made with `definePlugin`.
 *
 * @param module a `file:` URL
 * @param source how messages name it
 * @throws UserError when it cannot be imported
 */
export async function importPlugin(module: string, source = module): Promise<RegisteredPlugin> {
  const namespace = (await tellExit(source, () =>
    settled(`the import of plugin ${source}`, () =>
      import(module).catch(async (cause: unknown) => {
        throw await importError(module, cause, source);
      }),
    ),
  )) as PluginModule;
  const plugin = namespace.default as AnyPlugin;
  const { compiledModules: compiled } = namespace;
  if (!compiled) return { module, source, plugin };
  const programs: unknown = (plugin as Partial<AnyPlugin> | undefined)?.programs;
  if (Array.isArray(programs))
    for (const program of programs as (Partial<AnyProgram> | undefined)[])
      if (typeof program === 'object') nameCompiled(program, compiled);
  return { module, source, plugin, compiled };
}

/** Beyond this, exit codes are of signals. */
const MOST_OWN_CODE = 128;

/** A plugin that ends the process while it is imported would end a command without a word, and as if all were well. */
async function tellExit<Result>(source: string, load: () => Promise<Result>): Promise<Result> {
  const onExit = (code: number): void => {
    if (code > MOST_OWN_CODE) return;
    console.error(
      `rvw: plugin ${source} ended the process while it was imported; leave process.exit out of it`,
    );
    process.exitCode = 2;
  };
  process.on('exit', onExit);
  try {
    return await load();
  } finally {
    process.off('exit', onExit);
  }
}

/** What is measured of a program is what runs: the compiled module, whose source it names. */
function nameCompiled(program: Partial<AnyProgram>, compiled: CompiledModules): void {
  for (const member of ['module', 'trainingModule'] as const) {
    const value = compiled[program[member] ?? ''];
    if (value !== undefined && !Reflect.defineProperty(program, member, { value }))
      throw new UserError(
        `program "${program.id}" is frozen, so that its module cannot be named anew; leave Object.freeze out`,
      );
  }
}

/** Makes the programs of a plugin that are made for a task. */
export function makePrograms(registered: RegisteredPlugin, task: KnownTask['task']): WholePlugin {
  const { plugin, compiled, module } = registered;
  const [home = module] = Object.keys(compiled ?? {});
  const programs = (plugin.programs ?? []).map((program, at) => {
    if (typeof program !== 'function') return program;
    const made = program(task, { module: home }) as AnyProgram | undefined;
    if (typeof made !== 'object')
      throw new UserError(
        `plugin ${registered.source}: programs[${at}] is a function that gives no program for the task "${task.id}", but ${String(made)}`,
      );
    if (compiled) nameCompiled(made, compiled);
    return made;
  });
  return { ...registered, programs };
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
  unique(
    'task',
    plugins,
    ({ plugin: { task } }) => (task ? [task] : []),
    'two plugins bring it; rename one, or leave "task" out and say { for } to add to it',
  );
  for (const { source, plugin } of plugins) {
    if (plugin.for === undefined) continue;
    const known = tasks.map(({ id }) => id);
    if (!known.includes(plugin.for))
      throw new UserError(
        `plugin ${source} is for the task "${plugin.for}", which nobody brings; ${nearest(plugin.for, known)}`,
      );
  }
  const measures = plugins.flatMap(({ plugin }) => (plugin.measures ?? []) as readonly AnyMeasure[]);
  unique('measure', plugins, ({ plugin }) => plugin.measures, 'rename one of the two');
  const runtimes = plugins.flatMap(({ plugin }) => plugin.runtimes ?? []);
  unique('runtime', plugins, ({ plugin }) => plugin.runtimes, 'rename one of the two');
  return {
    tasks: tasks.map(({ id }) => mergeTask(plugins, id)),
    measures,
    runtimes: Object.fromEntries(runtimes.map((runtime) => [runtime.id, () => runtime.availability()])),
  };
}

/** Imports the plugins that make a task, in a process of its own. */
export async function importTask(modules: readonly string[], id: string): Promise<KnownTask> {
  return mergeTask(await Promise.all(modules.map((module) => importPlugin(module))), id);
}

function mergeTask(plugins: readonly RegisteredPlugin[], id: string): KnownTask {
  const given = plugins.filter(({ plugin }) => tasksOf(plugin).includes(id));
  const task = given.find(({ plugin }) => plugin.task)?.plugin.task;
  if (!task) throw new UserError(`no plugin brings the task "${id}"`);
  const own = given.map((registered) => makePrograms(registered, task));
  const programs = own.flatMap((plugin) => plugin.programs);
  if (programs.length === 0)
    throw new UserError(`nobody brings a program for the task "${id}"; name one in "programs"`);
  unique(`program of task "${id}"`, own, ({ programs }) => programs, 'rename one of the two');
  const dataSets: AnyDataSet[] = own.flatMap(({ plugin }) => plugin.dataSets ?? []);
  unique(
    `data set of task "${id}"`,
    own,
    ({ plugin }) => [...(plugin.task?.dataSets ?? []), ...(plugin.dataSets ?? [])],
    'rename one of the two',
  );
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

function withDataSets(task: KnownTask['task'], added: readonly AnyDataSet[]): KnownTask['task'] {
  const [first, ...rest] = task.dataSets;
  return Object.create(task, {
    dataSets: { value: [first, ...rest, ...added], enumerable: true },
  }) as KnownTask['task'];
}

/** What plugins bring of one kind has different names; what one of them brings has been checked by itself. */
function unique<One extends RegisteredPlugin>(
  what: string,
  plugins: readonly One[],
  of: (plugin: One) => readonly { readonly id: string }[] | undefined,
  mend: string,
): void {
  const named = plugins.flatMap((one) => (of(one) ?? []).map(({ id }) => ({ id, source: one.source })));
  const first = new Map<string, string>();
  for (const { id, source } of named) {
    const other = first.get(id);
    if (other !== undefined)
      throw new UserError(
        `there are two of the name "${id}" (${what}), in ${other === source ? source : `${other} and ${source}`}: ${mend}`,
      );
    first.set(id, source);
  }
}
