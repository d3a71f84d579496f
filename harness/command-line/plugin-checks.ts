import { checkedSvg } from '../../reports/page/svg.js';
import { UserError, type DataContext } from '../../tasks/contract/index.js';
import { checksOf, type Check } from '../check/checks.js';
import { messageOf } from '../cell/on-example.js';
import { loadExamples } from '../cell/load-examples.js';
import type { Findings } from '../plugin/check.js';
import { findModule } from '../plugin/find.js';
import { makePrograms, tasksOf, type KnownTask, type RegisteredPlugin } from '../plugins.js';
import { cacheFolder, DEFAULT_SEED, type CacheFlags } from './options.js';
import { openRegistry } from './registry.js';

/** What is to be checked of some plugins. */
export interface PluginChecks {
  /** The plugins, as their authors know them. */
  readonly sources: readonly string[];
  /** What was noted when they were loaded. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
}

/**
 * Loads plugins and says what is to be checked of what they bring.
 *
 * @param named paths or packages; without any, those of the working folder's configuration
 * @throws UserError where one cannot be loaded: all faults of its parts at once
 */
export async function openChecks(named: readonly string[], flags: CacheFlags): Promise<PluginChecks> {
  const { brought, tasks, notes } = await openRegistry(named, flags);
  const folder = cacheFolder(flags);
  const modules = await Promise.all(
    named.map(async (name) => (await findModule(name, process.cwd(), folder)).module),
  );
  const plugins = brought.filter(({ module }) => named.length === 0 || modules.includes(module));
  if (plugins.length === 0)
    throw new UserError(
      'there is nothing to check: give the path or package of a plugin, or name it in rvw.config.ts',
    );
  const context = { seed: DEFAULT_SEED, cacheFolder: folder };
  return {
    sources: plugins.map(({ source }) => source),
    notes,
    checks: plugins.flatMap((plugin) => checksOfPlugin(plugin, tasks, context)),
  };
}

function checksOfPlugin(
  registered: RegisteredPlugin,
  tasks: readonly KnownTask[],
  context: DataContext,
): readonly Check[] {
  const { plugin } = registered;
  return tasksOf(plugin).flatMap((id) => {
    const known = tasks.find(({ task }) => task.id === id)!;
    return [
      ...checksOf(
        {
          known,
          bringsTask: plugin.task !== undefined,
          dataSets: [...(plugin.task?.dataSets ?? []), ...(plugin.dataSets ?? [])],
          programs: makePrograms(registered, known.task).programs,
        },
        context,
      ),
      ...(plugin.task
        ? [{ title: `${id}: its drawings`, run: () => checkDrawings(known.task, context) }]
        : []),
    ];
  });
}

/** So many inputs are drawn. */
const DRAWN = 5;

/** Whether the page would let in how inputs are drawn. */
async function checkDrawings(task: KnownTask['task'], context: DataContext): Promise<Findings> {
  try {
    const { examples } = await loadExamples(task.dataSets[0], 'test', { ...context, limit: DRAWN });
    for (const { id, input } of examples) {
      const fault = drawingFault(() => task.draw(input));
      if (fault !== undefined) return { faults: [`"draw" of example ${id}: ${fault}`], notes: [] };
    }
    return { faults: [], notes: [] };
  } catch {
    // Data that cannot be loaded is a fault of its own.
    return { faults: [], notes: [] };
  }
}

function drawingFault(draw: () => unknown): string | undefined {
  try {
    const drawn = draw();
    if (typeof drawn !== 'string') return `gives ${String(drawn)}; expected an SVG element as text`;
    checkedSvg(drawn);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
