import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Message, Metafile, PluginBuild } from 'esbuild';

import { UserError } from '../../tasks/contract/index.js';

/** A program's source as it would be shipped: everything it needs of its own, nothing else, minified. */
export interface SourceBundle {
  readonly minifiedBytes: number;
  readonly gzippedBytes: number;
  /** `file:` URLs of the modules that something of is left in the bundle; packages are not among them. */
  readonly modules: readonly string[];
}

/**
 * Bundles and minifies a module with what it imports by esbuild, dropping what is never used.
 *
 * @param module `file:` URL of the program's module
 * @throws UserError where it cannot be read or bundled
 */
export async function bundleSource(module: string): Promise<SourceBundle> {
  if (/\.[cm]?tsx?$/.test(module))
    throw new UserError(
      `its source ${module} is TypeScript that Node ran by itself; let the plugin’s own module be TypeScript, too, so that it is compiled`,
    );
  const { outputFiles, metafile } = await bundle(module).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`its source ${module} cannot be bundled: ${reason.replaceAll('\n', ' ')}`, { cause });
  });
  const { contents } = outputFiles[0]!;
  return {
    minifiedBytes: contents.length,
    gzippedBytes: gzippedBytes(contents),
    modules: modulesOf(metafile, module),
  };
}

/**
 * The modules that something of is used by a module, without those of packages.
 *
 * @param module its `file:` URL
 * @returns `file:` URLs, its own among them
 * @throws UserError where it cannot be read or parsed
 */
export async function ownModules(module: string): Promise<readonly string[]> {
  const { metafile } = await withEsbuild(({ build }) =>
    build({
      entryPoints: [fileURLToPath(module)],
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
      logLevel: 'silent',
      plugins: [{ name: 'compiled-plugins', setup: readCompiled }],
    }),
  ).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`what ${module} imports cannot be read: ${reason.replaceAll('\n', ' ')}`, { cause });
  });
  return modulesOf(metafile, module);
}

/** The modules of a module's own package that something is left of in a bundle. */
function modulesOf({ outputs }: Metafile, module: string): string[] {
  const root = packageRoot(fileURLToPath(module));
  const [output] = Object.values(outputs);
  return Object.entries(output!.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => resolve(path))
    .filter((path) => isOwn(path, root))
    .map((path) => pathToFileURL(path).href)
    .sort();
}

/** The nearest folder above a file that holds a package.json: the package may itself be installed in another. */
export function packageRoot(file: string): string {
  const folder = dirname(file);
  return existsSync(join(folder, 'package.json')) || folder === dirname(folder)
    ? folder
    : packageRoot(folder);
}

/** True for a file of the package itself, not of those that it depends on. */
export function isOwn(path: string, root: string): boolean {
  const inside = relative(root, path).split(sep);
  return inside[0] !== '..' && !inside.includes('node_modules');
}

const bundle = (module: string) =>
  withEsbuild(({ build }) =>
    build({
      entryPoints: [fileURLToPath(module)],
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      // Packages that also run in a page name what is Node's without its prefix.
      external: ['node:*', ...builtinModules],
      treeShaking: true,
      legalComments: 'none',
      logLevel: 'silent',
      plugins: [
        { name: 'compiled-plugins', setup: readCompiled },
        { name: 'what-helpers-load', setup: leaveOutHelpers },
      ],
    }),
  );

/**
 * Where a module, or what it imports, cannot be parsed.
 *
 * @returns file, line and column; undefined where esbuild finds no fault
 */
export async function findSyntaxError(module: string): Promise<string | undefined> {
  const failure: unknown = await withEsbuild(({ build }) =>
    build({
      entryPoints: [fileURLToPath(module)],
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      write: false,
      logLevel: 'silent',
    }),
  ).catch((error: unknown) => error);
  const { errors = [] } = failure as { errors?: readonly Message[] };
  const place = errors.find(({ location }) => location)?.location;
  return place ? `${resolve(place.file)}:${place.line}:${place.column + 1}` : undefined;
}

type Esbuild = typeof import('esbuild');

let last: Promise<unknown> = Promise.resolve();

/**
 * Uses esbuild whatever became of its process: that is one for all builds, Ctrl-C reaches it as it reaches us, and it is
 * not started anew by itself. One build at a time, so that none stops the new process of another.
 */
export function withEsbuild<Built>(use: (esbuild: Esbuild) => Promise<Built>): Promise<Built> {
  const built = last.then(async () => {
    // Most processes bundle nothing, and esbuild is large.
    const esbuild = await import('esbuild');
    return use(esbuild).catch(async (error: unknown) => {
      // What is wrong with a source comes as a list of errors; all else is wrong with the process.
      if (error instanceof Error && 'errors' in error) throw error;
      await esbuild.stop();
      return use(esbuild);
    });
  });
  last = built.catch(() => undefined);
  return built;
}

/** The end of the name of a module that holds the URL of the source of another: see `compileModule`. */
export const SOURCE_URL = '.url.mjs';

/** A compiled plugin names packages by their URLs. Where its source lies on this machine is none of its bytes. */
function readCompiled(builder: PluginBuild): void {
  builder.onResolve({ filter: /^file:/ }, ({ path }) => ({ path: fileURLToPath(path) }));
  builder.onResolve({ filter: /\.url\.mjs$/ }, ({ path }) => ({ path, namespace: 'url-of-source' }));
  builder.onLoad({ filter: /.*/, namespace: 'url-of-source' }, () => ({
    contents: 'export const url = import.meta.url;',
  }));
}

const HERE = packageRoot(fileURLToPath(import.meta.url));

/**
 * What this package's own helpers load when they are used, such as the engines of networks and their training, is no part of
 * a program that only stands in the same module as a network.
 */
function leaveOutHelpers(builder: PluginBuild): void {
  const ENTRY = /^index\.[jt]s$/;
  builder.onResolve({ filter: /^\./ }, async ({ kind, importer, path, resolveDir }) => {
    if (!isOwn(importer, HERE)) return undefined;
    if (kind === 'dynamic-import') return { path, external: true };
    // Of what the entry point offers nothing stays that the module does not use.
    if (!ENTRY.test(relative(HERE, importer).replace(/^dist\//, ''))) return undefined;
    const found = await builder.resolve(path, { kind: 'require-call', resolveDir });
    return found.errors.length > 0 ? undefined : { path: found.path, sideEffects: false };
  });
}

/** Size after gzip at its best level. */
export function gzippedBytes(content: Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}

/** Sizes of files as they are, and each gzipped on its own. */
export async function fileSizes(paths: readonly string[]): Promise<{ plain: number; gzipped: number }> {
  const contents = await Promise.all(paths.map((path) => readFile(path)));
  return {
    plain: contents.reduce((sum, content) => sum + content.length, 0),
    gzipped: contents.reduce((sum, content) => sum + gzippedBytes(content), 0),
  };
}
