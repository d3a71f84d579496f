import { dirname } from 'node:path';
import { z } from 'zod';

import { UserError } from '../../tasks/contract/index.js';
import { messageOf } from '../cell/on-example.js';
import { importPlugin, type RegisteredPlugin } from '../plugins.js';
import { checkBy, checkPlugin, requireSound, type Findings } from './check.js';
import { findConfig, findModule, type FoundModule } from './find.js';

/** Plugins, imported and checked. */
export interface Registered {
  readonly plugins: readonly RegisteredPlugin[];
  /** What their author should know, each in a sentence. */
  readonly notes: readonly string[];
}

/**
 * Imports plugins and checks them, whole, before anything runs.
 *
 * @throws UserError where one cannot be imported, or with all of its faults
 */
export async function registerPlugins(modules: readonly FoundModule[]): Promise<Registered> {
  const plugins: RegisteredPlugin[] = [];
  const notes: string[] = [];
  for (const { source, module } of modules) {
    const registered = await importPlugin(module, source);
    const found = checkIt(registered);
    requireSound(`plugin ${source}`, found.faults, found.notes);
    notes.push(...found.notes.map((note) => `plugin ${source}: ${note}`));
    plugins.push(registered);
  }
  return { plugins, notes };
}

/** Members may be getters of its author, such as the classes of a table: what they throw is told with the plugin's name. */
function checkIt({ plugin, source }: RegisteredPlugin): Findings {
  try {
    return checkPlugin(plugin);
  } catch (cause) {
    throw new UserError(`plugin ${source}: ${messageOf(cause)}`, { cause });
  }
}

/**
 * The modules of the plugins that a command names and those that the configuration of the working folder does, each once.
 *
 * @throws UserError where one is not to be found, or the configuration is none
 */
export async function findPlugins(
  named: readonly string[],
  folder: string,
  cacheFolder: string,
): Promise<readonly FoundModule[]> {
  const config = findConfig(folder);
  const names = config === undefined ? [] : await readConfig(config, cacheFolder);
  const found = new Map<string, FoundModule>();
  for (const { name, from, by } of [
    ...names.map((name) => ({ name, from: dirname(config!), by: ` (named in ${config!})` })),
    ...named.map((name) => ({ name, from: folder, by: '' })),
  ]) {
    const module = await findModule(name, from, cacheFolder).catch((cause: unknown) => {
      if (by === '' || !(cause instanceof UserError)) throw cause;
      throw new UserError(cause.message + by, { exitCode: cause.exitCode, cause });
    });
    found.set(module.module, module);
  }
  return [...found.values()];
}

const PLUGINS = { error: 'expected a list of plugins, such as ["./iris.rvw.ts", "some-package"]' };

const configSchema = z.object(
  { plugins: z.array(z.string({ error: 'expected a path or a package' }), PLUGINS) },
  { error: 'expected a configuration, made with defineConfig({ plugins })' },
);

async function readConfig(path: string, cacheFolder: string): Promise<readonly string[]> {
  const { module } = await findModule(path, dirname(path), cacheFolder);
  const { plugin: config }: { readonly plugin: unknown } = await importPlugin(module, path);
  const { faults, notes } = checkBy(configSchema, config);
  requireSound(path, faults, notes);
  return configSchema.parse(config).plugins;
}
