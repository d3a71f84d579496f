import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import { findModule, type FoundModule } from '../plugin/find.js';
import { resolvePackage } from '../plugin/compile.js';
import { importPlugin, tasksOf, type KnownTask, type RegisteredPlugin } from '../plugins.js';
import { packageRoot } from '../sources/bundle.js';
import { writeWhole } from '../files.js';
import { checkOut, findCommit, packageName, type Commit } from './checkout.js';
import { installPackage, parsePackage } from './install.js';

const OWN_NAME = 'rules-vs-weights';

/** Where the tasks of this package lie in a built copy of it. */
const BUILT_IN = 'dist/harness/command-line/built-in';

/** What is needed to find an earlier version of the programs of a run. */
export interface EarlierRequest {
  /** What the user named: a path, a commit, or a version of a package. */
  readonly version: string;
  /** The folder that paths and commits are seen from. */
  readonly folder: string;
  readonly cacheFolder: string;
  /** The tasks of the run. */
  readonly tasks: readonly KnownTask[];
  /** The plugins that the command names. */
  readonly plugins: readonly RegisteredPlugin[];
}

/** An earlier version of programs of a run. */
export interface EarlierModules {
  /** How it is named, for example `main (1a2b3c4)`. */
  readonly version: string;
  readonly commit?: string;
  /** Modules of plugins that bring its programs under names of their own: see `earlierPrograms`. */
  readonly modules: readonly FoundModule[];
  /** What is not in it, each a sentence. */
  readonly notes: readonly string[];
}

/** A module of the earlier version, and the task that its programs are for. */
interface Part {
  readonly task: string;
  readonly module: FoundModule;
}

/** A version that was found. */
interface Version {
  readonly name: string;
  readonly commit?: string;
  readonly parts: readonly Part[];
  readonly notes: readonly string[];
}

/**
 * Finds an earlier version of the programs of a run, and makes plugins of it that stand beside today's: of a commit the same
 * modules as today's, of a folder those at the same place, of a package what it gives.
 *
 * @throws UserError where there is no such version, or it has none of the programs
 */
export async function findEarlier(request: EarlierRequest): Promise<EarlierModules> {
  const { name, commit, parts, notes } = await findVersion(request);
  if (parts.length === 0)
    throw new UserError(
      `${name} has no earlier version of the programs of ${request.tasks.map(({ task }) => task.id).join(', ')}${notes.length > 0 ? `: ${notes.join('; ')}` : ''}; name another version with --against`,
    );
  return {
    version: name,
    ...(commit === undefined ? {} : { commit }),
    modules: await Promise.all(parts.map((part) => writeEarlier(part, name, request.cacheFolder))),
    notes,
  };
}

async function findVersion(request: EarlierRequest): Promise<Version> {
  const { version, folder, cacheFolder } = request;
  const path = resolve(folder, version);
  if (/^(\.{0,2}[/\\]|\.{1,2}$)/.test(version) || /\.[cm]?[jt]s$/.test(version)) return ofPath(path, request);
  const commit = await findCommit(version, folder);
  if (commit) return ofCommit(commit, request);
  const named = parsePackage(version);
  if (named) {
    const installed = await installPackage(named, cacheFolder, folder);
    const name = `${installed.name}@${installed.version}`;
    if (installed.name === OWN_NAME)
      return {
        name,
        ...builtInIn(join(installed.folder, 'node_modules', OWN_NAME), request),
      };
    const source = await resolvePackage(installed.name, installed.folder);
    return { name, ...(await ofModule(source, request)) };
  }
  if (existsSync(path)) return ofPath(path, request);
  throw new UserError(
    `there is no version "${version}": it is no path, no commit of the repository at ${folder} (is it fetched?) and no PACKAGE@VERSION; name one of these with --against`,
  );
}

async function ofPath(path: string, request: EarlierRequest): Promise<Version> {
  if (!existsSync(path))
    throw new UserError(
      `there is no ${path}; name a folder, a module, a commit or PACKAGE@VERSION with --against`,
    );
  if (statSync(path).isFile()) return { name: path, ...(await ofModule(path, request)) };
  return {
    name: path,
    ...(await ofTree(
      path,
      request,
      (source) => packageRoot(source),
      () => Promise.resolve(path),
    )),
  };
}

async function ofCommit(commit: Commit, request: EarlierRequest): Promise<Version> {
  const short = commit.hash.slice(0, 7);
  const name = request.version.startsWith(short) ? short : `${request.version} (${short})`;
  const checkOutFor = (beside: string, built: boolean): Promise<string> =>
    checkOut(commit, request.cacheFolder, { beside, built });
  return { name, commit: commit.hash, ...(await ofTree(commit.top, request, () => commit.top, checkOutFor)) };
}

/**
 * The modules of a copy of the tree that today's lie in.
 *
 * @param tree the folder whose package says whether the tasks of this package are in it
 * @param rootOf the folder of today's tree whose counterpart the copy is
 * @param copy gives the copy, for a module of today's; built, where this package's own tasks are wanted
 */
async function ofTree(
  tree: string,
  request: EarlierRequest,
  rootOf: (source: string) => string,
  copy: (beside: string, built: boolean) => Promise<string>,
): Promise<Pick<Version, 'parts' | 'notes'>> {
  const parts: Part[] = [];
  const notes: string[] = [];
  for (const { source, plugin } of request.plugins)
    for (const task of tasksOf(plugin).filter((id) => request.tasks.some((known) => known.task.id === id))) {
      const place = relative(rootOf(source), source);
      const path = place.startsWith('..') ? undefined : join(await copy(source, false), place);
      if (path !== undefined && existsSync(path))
        parts.push({ task, module: await findModule(path, dirname(path), request.cacheFolder) });
      else notes.push(`${source} is not in it`);
    }
  if ((await packageName(tree)) !== OWN_NAME || builtInTasks(request).length === 0) return { parts, notes };
  const builtIn = builtInIn(await copy(join(tree, 'package.json'), true), request);
  return { parts: [...parts, ...builtIn.parts], notes: [...notes, ...builtIn.notes] };
}

/** The tasks of the run that no plugin of the command brings. */
const builtInTasks = ({ tasks, plugins }: EarlierRequest): readonly string[] =>
  tasks.map(({ task }) => task.id).filter((id) => !plugins.some(({ plugin }) => plugin.task?.id === id));

/** The tasks of a built copy of this package. */
function builtInIn(root: string, request: EarlierRequest): Pick<Version, 'parts' | 'notes'> {
  const parts: Part[] = [];
  const notes: string[] = [];
  for (const task of builtInTasks(request)) {
    const path = join(root, BUILT_IN, `${task}.js`);
    if (existsSync(path)) parts.push({ task, module: { source: path, module: pathToFileURL(path).href } });
    else
      notes.push(
        existsSync(join(root, 'dist'))
          ? `it has no task ${task}`
          : `${root} is not built (npm ci && npm run build)`,
      );
  }
  return { parts, notes };
}

/** One module, for the task that it says itself. */
async function ofModule(
  source: string,
  { tasks, cacheFolder }: EarlierRequest,
): Promise<Pick<Version, 'parts' | 'notes'>> {
  const module = await findModule(source, dirname(source), cacheFolder);
  const { plugin } = await importPlugin(module.module, source);
  const own = tasksOf(plugin);
  return {
    parts: tasks.filter(({ task }) => own.includes(task.id)).map(({ task }) => ({ task: task.id, module })),
    notes: own.length === 0 ? [`${source} brings no programs`] : [],
  };
}

/** Writes the module of a plugin with the programs of an earlier version, once: every process of a run imports it. */
async function writeEarlier(
  { task, module: { source, module } }: Part,
  version: string,
  cacheFolder: string,
): Promise<FoundModule> {
  const text = `import { earlierPrograms } from ${JSON.stringify(new URL('../plugin/earlier.js', import.meta.url).href)};
import * as earlier from ${JSON.stringify(module)};
export const compiledModules = earlier.compiledModules;
const [home = ${JSON.stringify(module)}] = Object.keys(compiledModules ?? {});
export default earlierPrograms({ plugin: earlier.default, home, version: ${JSON.stringify(version)} }, ${JSON.stringify(task)});
`;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const path = join(cacheFolder, 'versions', `${name}.mjs`);
  if (!existsSync(path)) await writeWhole(path, text);
  return { source: `${source} (${version})`, module: pathToFileURL(path).href };
}
