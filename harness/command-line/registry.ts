import { networkRuntimes } from '../../learned/runtimes/registry.js';
import { importPlugin, type RegisteredPlugin } from '../plugins.js';
import type { Environment } from '../results/schema.js';

/** The tasks that come with the package, in the order of the report. They are plugins like any other. */
const SUITE = ['./built-in/digits.js', './built-in/tic-tac-toe.js', './built-in/keyword-spotting.js'];

/** The plugins of the built-in tasks, which a run without names measures. */
export function builtInPlugins(): Promise<RegisteredPlugin[]> {
  return Promise.all(
    SUITE.map(async (path) => {
      const module = new URL(path, import.meta.url).href;
      return { module, plugin: await importPlugin(module) };
    }),
  );
}

/** Which runtimes for networks this machine has. */
export async function describeRuntimes(): Promise<Environment['runtimes']> {
  const entries = await Promise.all(
    networkRuntimes.map(async (runtime) => [runtime.id, await runtime.availability()] as const),
  );
  return Object.fromEntries(entries);
}
