import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import { compileModule, isTypeScript, resolvePackage } from './compile.js';

/** A plugin's module, found. */
export interface FoundModule {
  /** As its author knows it: what messages name. */
  readonly source: string;
  /** The `file:` URL that every process of a run imports: of the source, or of what it was compiled to. */
  readonly module: string;
}

/**
 * Finds the module of a plugin by its path or, where there is no such file, as a package.
 *
 * @param folder where paths begin and packages are seen from
 * @param cacheFolder where what has to be compiled is kept
 * @throws UserError where there is neither, or it does not compile
 */
export async function findModule(name: string, folder: string, cacheFolder: string): Promise<FoundModule> {
  const path = name.startsWith('file:') ? fileURLToPath(name) : resolve(folder, name);
  if (existsSync(path) && statSync(path).isFile()) return toModule(path, cacheFolder);
  const isPackage =
    !isAbsolute(name) && !/^\.{0,2}[/\\]|^\.|^file:/.test(name) && !/\.[cm]?[jt]sx?$/.test(name);
  if (isPackage) return toModule(await resolvePackage(name, folder), cacheFolder);
  throw new UserError(
    existsSync(path)
      ? `plugin ${path} is a folder; give the path of its module`
      : `there is no plugin ${path}; give the path of a module, or the name of an installed package`,
  );
}

async function toModule(source: string, cacheFolder: string): Promise<FoundModule> {
  return {
    source,
    module: isTypeScript(source) ? await compileModule(source, cacheFolder) : pathToFileURL(source).href,
  };
}

const CONFIG_NAMES = ['rvw.config.ts', 'rvw.config.mts', 'rvw.config.mjs', 'rvw.config.js'];

/** The `rvw.config` of a folder: there, or above it as far as the root of its package. */
export function findConfig(folder: string): string | undefined {
  const found = CONFIG_NAMES.map((name) => join(folder, name)).filter((path) => existsSync(path));
  if (found.length > 1)
    throw new UserError(
      `there are ${found.length} configurations in ${folder}: ${found.join(', ')}; keep one`,
    );
  if (found[0] !== undefined) return found[0];
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? undefined : findConfig(above);
}
