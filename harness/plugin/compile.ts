import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildFailure, OnResolveResult, PluginBuild, ResolveResult } from 'esbuild';

import { UserError } from '../../tasks/contract/index.js';
import { isOwn, packageRoot, SOURCE_URL } from '../sources/bundle.js';

/** Where `import.meta.url` stood: what a module's own URL is, as its author knows it. */
const OWN_URL = '__urlOfSource';

const TYPESCRIPT = /\.[cm]?tsx?$/;

/** True for a file that has to be compiled before Node can import it. */
export const isTypeScript = (path: string): boolean => TYPESCRIPT.test(path);

/** A file of a plugin, compiled. */
interface CompiledFile {
  /** Its path, below the folder that all go to. */
  readonly place: string;
  readonly code: string;
  readonly sourceMap: string;
  /** Paths of files that it imports or names, and that have to be compiled, too. */
  readonly others: readonly string[];
}

/**
 * Compiles a module in TypeScript with all modules of its own that it imports, file by file, once: every process of a run
 * then imports plain JavaScript, so that no loader stands between a program and its measuring. Packages stay where they are;
 * `import.meta.url` stays the URL of the source, so that what lies beside it is found.
 *
 * The compiled module also exports `compiledModules`: the URL of each source with that of its compiled file.
 *
 * @param path of the module
 * @param cacheFolder where compiled plugins are kept, by their place and content
 * @returns the `file:` URL of the compiled module
 * @throws UserError naming the line that does not compile, or what cannot be written
 */
export async function compileModule(path: string, cacheFolder: string): Promise<string> {
  const root = packageRoot(path);
  const files = new Map<string, CompiledFile>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (files.has(next)) continue;
    const file = await compileFile(next, root);
    files.set(next, file);
    waiting.push(...file.others);
  }
  // A copy elsewhere is another plugin: what lies beside it, such as its weights, is its own.
  const hash = createHash('sha256').update(root);
  for (const { place, code } of [...files.values()].sort((a, b) => (a.place < b.place ? -1 : 1)))
    hash.update(JSON.stringify([place, code]));
  const folder = join(cacheFolder, 'plugins', hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) await writeFolder(folder, root, files, path);
  return pathToFileURL(join(folder, 'plugin.mjs')).href;
}

/** Writes all files beside the folder, then renames it: nobody sees half of a plugin. */
async function writeFolder(
  folder: string,
  root: string,
  files: ReadonlyMap<string, CompiledFile>,
  entry: string,
): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const write = async (place: string, text: string): Promise<void> => {
    await mkdir(dirname(join(unfinished, place)), { recursive: true });
    await writeFile(join(unfinished, place), text);
  };
  try {
    for (const [source, { place, code, sourceMap }] of files) {
      await write(place, code);
      await write(`${place}.map`, sourceMap);
      await write(
        `${place}${SOURCE_URL}`,
        `export const url = ${JSON.stringify(pathToFileURL(source).href)};\n`,
      );
    }
    // The folder is a package of its own: see `isOwn`.
    await write('package.json', '{ "type": "module" }\n');
    // A run that is continued tells by this file whether the plugin is the same.
    await write('plugin.mjs', `// ${basename(folder)}\n${describeModules(files, placeOf(entry, root))}`);
    await rename(unfinished, folder);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    // Another process was faster.
    if (existsSync(folder)) return;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `cannot keep the compiled plugin: ${reason}; choose another folder with --cache-dir or RVW_CACHE`,
      { exitCode: 1, cause },
    );
  }
}

function describeModules(files: ReadonlyMap<string, CompiledFile>, entry: string): string {
  const lines = [...files].map(
    ([source, { place }]) =>
      `  [${JSON.stringify(pathToFileURL(source).href)}]: new URL(${JSON.stringify(urlPath(place))}, import.meta.url).href,\n`,
  );
  const from = JSON.stringify(urlPath(entry));
  return `export { default } from ${from};\nexport const compiledModules = {\n${lines.join('')}};\n`;
}

/** Where a source's compiled file goes: as deep as it lies in its package, and under the name of its source. */
const placeOf = (source: string, root: string): string =>
  `${relative(root, source).split(sep).join('/').replaceAll('../', 'above/')}.mjs`;

/** A path below a folder as a module names it. */
const urlPath = (place: string): string => `./${place.split('/').map(encodeURIComponent).join('/')}`;

async function compileFile(source: string, root: string): Promise<CompiledFile> {
  const { build } = await import('esbuild');
  const others = new Set<string>();
  const place = placeOf(source, root);
  const refer = (target: string): string => {
    others.add(target);
    const path = relative(dirname(place), placeOf(target, root)).split(sep).join('/');
    return path.startsWith('.') ? path : `./${path}`;
  };
  const { outputFiles } = await build({
    entryPoints: [source],
    // Only so are imports resolved; all are left to Node but those of data.
    bundle: true,
    treeShaking: false,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    conditions: [],
    mainFields: ['main'],
    define: {
      'import.meta.url': OWN_URL,
      'import.meta.filename': JSON.stringify(source),
      'import.meta.dirname': JSON.stringify(dirname(source)),
    },
    sourcemap: 'external',
    sourcesContent: false,
    outfile: `${source}.mjs`,
    logLevel: 'silent',
    plugins: [
      { name: 'imports', setup: (builder) => leaveImports(builder, (path) => isPartOf(path, root), refer) },
    ],
  }).catch((cause: unknown) => {
    throw new UserError(`plugin ${source} cannot be compiled: ${failureOf(cause)}`, { cause });
  });
  const [map, compiled] = outputFiles as [(typeof outputFiles)[number], (typeof outputFiles)[number]];
  // A module that is only named, as a program's rules may be, is compiled like one that is imported.
  const named = compiled.text.replaceAll(
    new RegExp(`new URL\\("([^"\\n]+)", ${OWN_URL}\\)`, 'g'),
    (whole, path: string) => {
      const target = typeScriptOf(fileURLToPath(new URL(path, pathToFileURL(source))));
      return target !== undefined ? `new URL(${JSON.stringify(refer(target))}, import.meta.url)` : whole;
    },
  );
  const name = place.split('/').at(-1)!;
  // At the end, so that all lines stay where the source map says they are.
  const tail = named.includes(OWN_URL)
    ? `import { url as ${OWN_URL} } from ${JSON.stringify(`./${name}${SOURCE_URL}`)};\n`
    : '';
  return {
    place,
    code: `${named}${tail}//# sourceMappingURL=${encodeURIComponent(name)}.map\n`,
    sourceMap: withAbsoluteSources(map.text, source),
    others: [...others],
  };
}

/** The TypeScript that a path names, also by the name that it has once compiled. */
function typeScriptOf(path: string): string | undefined {
  const paths = isTypeScript(path) ? [path] : [path, path.replace(/\.([cm]?)js$/, '.$1ts')];
  const found = paths.find((one) => existsSync(one));
  return found !== undefined && isTypeScript(found) ? found : undefined;
}

function withAbsoluteSources(text: string, source: string): string {
  const map = JSON.parse(text) as { sources: string[] };
  const beside = pathToFileURL(source);
  return JSON.stringify({ ...map, sources: map.sources.map((path) => new URL(path, beside).href) });
}

/** Leaves imports as imports, but names for each what Node is to import in its place. */
function leaveImports(
  builder: PluginBuild,
  isPart: (path: string) => boolean,
  refer: (path: string) => string,
): void {
  const external = (path: string): OnResolveResult => ({ path, external: true });
  builder.onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData, with: how }) => {
    if (kind === 'entry-point' || pluginData === RESOLVING) return undefined;
    if (isBuiltin(path) || /^[a-z]+:/.test(path)) return external(path);
    const running = ownModule(path);
    if (running !== undefined) return external(running);
    const resolved = await builder.resolve(path, {
      kind,
      importer,
      resolveDir,
      pluginData: RESOLVING,
      with: how,
    });
    if (resolved.errors.length > 0) return { errors: resolved.errors };
    if (isData(resolved)) return undefined;
    return external(isPart(resolved.path) ? refer(resolved.path) : pathToFileURL(resolved.path).href);
  });
}

/** Marks a question of our own to the resolver. */
const RESOLVING = Symbol('resolving');

/** Data is put into the module that imports it: not every Node imports JSON. */
const isData = ({ path }: ResolveResult): boolean => extname(path) === '.json';

/**
 * True for a module that is compiled with those that import it: TypeScript, and the plugin's own JavaScript where it is a
 * module of ECMAScript.
 */
function isPartOf(path: string, root: string): boolean {
  if (isTypeScript(path)) return true;
  if (!isOwn(path, root)) return false;
  return extname(path) === '.mjs' || (extname(path) === '.js' && isModulePackage(packageRoot(path)));
}

function isModulePackage(root: string): boolean {
  const path = join(root, 'package.json');
  if (!existsSync(path)) return false;
  return (JSON.parse(readFileSync(path, 'utf8')) as { type?: string }).type === 'module';
}

const require = createRequire(import.meta.url);

/** A module of this package is the one that is running, wherever the plugin lies. */
function ownModule(name: string): string | undefined {
  if (!/^rules-vs-weights(\/|$)/.test(name)) return undefined;
  try {
    return pathToFileURL(require.resolve(name)).href;
  } catch {
    // Not among its exports: whoever resolves the import says so, with its line.
    return undefined;
  }
}

/** What esbuild found wrong, on one line, each with its place. */
function failureOf(cause: unknown): string {
  const { errors } = cause as Partial<BuildFailure>;
  if (!errors || errors.length === 0) return cause instanceof Error ? cause.message : String(cause);
  return errors
    .map(({ text, location }) =>
      location ? `${resolve(location.file)}:${location.line}:${location.column + 1}: ${text}` : text,
    )
    .join('; ');
}

/**
 * Resolves the name of a package as a module in a folder that imports it.
 *
 * @throws UserError where there is no such package
 */
export async function resolvePackage(name: string, folder: string): Promise<string> {
  const { build } = await import('esbuild');
  let found: ResolveResult | undefined;
  await build({
    stdin: { contents: '', resolveDir: folder },
    write: false,
    logLevel: 'silent',
    platform: 'node',
    conditions: [],
    mainFields: ['main'],
    plugins: [
      {
        name: 'resolve',
        setup: (builder) =>
          builder.onStart(async () => {
            found = await builder.resolve(name, { kind: 'import-statement', resolveDir: folder });
          }),
      },
    ],
  });
  if (!found || found.errors.length > 0)
    throw new UserError(
      `there is no plugin "${name}": it is neither a file nor an installed package seen from ${folder}; install it, or give the path of its module`,
    );
  return found.path;
}
