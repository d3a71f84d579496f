import { networkRuntimes } from '../../learned/runtimes/registry.js';
import { UserError } from '../../tasks/contract/index.js';
import { MEASURES } from '../measures/index.js';
import type { AnyMeasure } from '../measures/measure.js';
import { checkPrograms, requireSound } from '../plugin/check.js';
import type { FoundModule } from '../plugin/find.js';
import { findPlugins, registerPlugins } from '../plugin/register.js';
import { mergePlugins, tasksOf, type KnownTask, type RegisteredPlugin } from '../plugins.js';
import type { Environment } from '../results/schema.js';
import { settled } from '../settled.js';
import { cacheFolder, type CacheFlags } from './options.js';

/** The tasks that come with the package, in the order of the report. They are plugins like any other. */
const SUITE = ['./built-in/digits.js', './built-in/tic-tac-toe.js', './built-in/keyword-spotting.js'];

/** Imports what the package itself brings. */
export const registerSuite = (): ReturnType<typeof registerPlugins> =>
  registerPlugins(
    SUITE.map((path) => ({ source: 'rules-vs-weights', module: new URL(path, import.meta.url).href })),
  );

/** Everything that the package and the plugins of a command bring. */
export interface Registry {
  /** Those that the package brings first. */
  readonly tasks: readonly KnownTask[];
  /** What is run where no task is named: the tasks of the plugins, or else those of the package. */
  readonly suite: readonly KnownTask[];
  /** Those that the package brings first. */
  readonly measures: readonly AnyMeasure[];
  /** What the authors of plugins should know, each in a sentence. */
  readonly notes: readonly string[];
  /** The modules of the plugins. */
  readonly plugins: readonly string[];
  /** The plugins themselves: those of the configuration first. */
  readonly brought: readonly RegisteredPlugin[];
  /** Which runtimes this machine has. */
  readonly describeRuntimes: () => Promise<Environment['runtimes']>;
}

/**
 * Puts together what the package brings and what plugins add to it.
 *
 * @param named paths or packages of plugins; those of the working folder's configuration come before them
 * @param more modules of plugins beside these
 * @throws UserError where a plugin cannot be imported or has faults, or two bring something of one name
 */
export async function openRegistry(
  named: readonly string[] = [],
  flags: CacheFlags = {},
  more: readonly FoundModule[] = [],
): Promise<Registry> {
  const { plugins: builtIn } = await registerSuite();
  const found = [...(await findPlugins(named, process.cwd(), cacheFolder(flags))), ...more];
  const { plugins: own, notes } = await registerPlugins(found);
  const { tasks, measures, runtimes } = mergePlugins([...builtIn, ...own]);
  for (const { task, programs } of tasks) {
    const { faults } = checkPrograms(programs);
    requireSound(`the programs of task "${task.id}"`, faults);
  }
  requireFree('measure', MEASURES, measures);
  const networks = networkRuntimes.map(({ id }) => ({ id }));
  requireFree(
    'runtime',
    networks,
    Object.keys(runtimes).map((id) => ({ id })),
  );
  const tasksBrought = new Set(own.flatMap(({ plugin }) => tasksOf(plugin)));
  return {
    tasks,
    suite: tasksBrought.size > 0 ? tasks.filter(({ task }) => tasksBrought.has(task.id)) : tasks,
    measures: [...MEASURES, ...measures],
    notes,
    plugins: own.map(({ module }) => module),
    brought: own,
    describeRuntimes: async () => ({
      ...Object.fromEntries(
        await Promise.all(
          networkRuntimes.map(async (runtime) => [runtime.id, await runtime.availability()] as const),
        ),
      ),
      ...Object.fromEntries(
        await Promise.all(
          Object.entries(runtimes).map(
            async ([id, describe]) =>
              [id, await settled(`the "availability" of runtime "${id}"`, describe)] as const,
          ),
        ),
      ),
    }),
  };
}

/** What a plugin brings has a name of its own. */
function requireFree(
  what: string,
  known: readonly { readonly id: string }[],
  brought: readonly { readonly id: string }[],
): void {
  const taken = brought.find(({ id }) => known.some((one) => one.id === id));
  if (taken)
    throw new UserError(`a plugin brings the ${what} "${taken.id}", which the package has; rename it`);
}
