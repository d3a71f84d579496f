import { networkRuntimes } from '../../learned/runtimes/registry.js';
import { importPlugin, type RegisteredPlugin } from '../plugins.js';
import type { Environment } from '../results/schema.js';

/** The tasks that come with the package, in the order of the report. They are plugins like any other. */
const SUITE = ['./built-in/digits.js', './built-in/tic-tac-toe.js'];

/** Tasks that are run only by name: keyword spotting makes its data for minutes first. */
const BY_NAME = ['./built-in/keyword-spotting.js'];

/** The plugins that a run without names measures. */
export const suitePlugins = (): Promise<RegisteredPlugin[]> => importBuiltIn(SUITE);

/** All built-in plugins. */
export const builtInPlugins = (): Promise<RegisteredPlugin[]> => importBuiltIn([...SUITE, ...BY_NAME]);

function importBuiltIn(paths: readonly string[]): Promise<RegisteredPlugin[]> {
  return Promise.all(
    paths.map(async (path) => {
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
