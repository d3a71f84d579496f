import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import { closest } from '../../tasks/kit/nearest.js';
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
  const isThere = existsSync(path);
  if (isPackage) {
    // A folder may be called as a package is, which then comes first.
    const found = await resolvePackage(name, folder).catch((error: unknown) => {
      if (!isThere) throw error;
      return undefined;
    });
    if (found !== undefined) return toModule(found, cacheFolder);
  }
  if (isThere) {
    const module = modulesIn(path).find((one) => PLUGIN_NAME.test(one));
    throw new UserError(
      `plugin ${path} is a folder; give the path of its module${module === undefined ? '' : `, such as ${join(name, module)}`}`,
    );
  }
  const [near] = closest(basename(path), modulesIn(dirname(path)));
  throw new UserError(
    near === undefined
      ? `there is no plugin ${path}; give the path of a module, or the name of an installed package`
      : `there is no plugin ${path}; did you mean ${join(dirname(name), near)}?`,
  );
}

/** How the modules of plugins are called by habit. */
const PLUGIN_NAME = /\.rvw\.[cm]?[jt]s$/;

/** The modules in a folder, by name; none where it cannot be read. */
function modulesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name));
  } catch {
    return [];
  }
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
