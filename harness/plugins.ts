import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { UserError, type Plugin } from '../tasks/contract/index.js';

/** A plugin whose types only its author knows. */
export type AnyPlugin = Plugin<unknown, unknown, unknown>;

/** A plugin with the module that it was imported from, which every process of a run imports again. */
export interface RegisteredPlugin {
  readonly module: string;
  readonly plugin: AnyPlugin;
}

/**
 * Imports a plugin: the default export of a module, made with `definePlugin`.
 *
 * @param module a `file:` URL
 * @throws UserError when there is no such module or its default export is no plugin
 */
export async function importPlugin(module: string): Promise<AnyPlugin> {
  const namespace = (await import(module).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`plugin ${module} cannot be imported: ${reason}`, { cause });
  })) as { default?: unknown };
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

function isPlugin(value: unknown): value is AnyPlugin {
  return (
    typeof value === 'object' &&
    value !== null &&
    'task' in value &&
    'programs' in value &&
    Array.isArray(value.programs)
  );
}
