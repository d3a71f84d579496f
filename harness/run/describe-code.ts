import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pMap from 'p-map';

import type { AnyMeasure } from '../measures/measure.js';
import type { AnyProgram, KnownTask } from '../plugins.js';
import type { TaskResults } from '../results/schema.js';
import type { SubjectName } from './collected.js';
import { CodeFiles } from './code-files.js';
import { PluginModules } from './plugin-modules.js';
import type { CellGroup } from './plan.js';

/** What a run is made of, part by part: each file, or whatever else the part depends on, with its hash. */
export type CodeParts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const HARNESS = 'the harness';
const measurePart = (measure: string): string => `the measure ${measure}`;
const taskPart = (task: string): string => `the task ${task}`;
const dataPart = (task: string, dataset: string): string => `the data set ${task}/${dataset}`;
const programPart = (task: string, program: string): string => `the program ${task}/${program}`;

/** How the content of a data set is named among what it depends on. */
const CONTENT = 'its content';

/** What every measure goes through: processes and their questions, and what plugins get from the package. */
const MEASURING = [
  '../cell/child.js',
  '../cell/process.js',
  '../measures/for-plugins.js',
  './collect-group.js',
  '../../index.js',
];

/** Where a measure of the package lies. */
const moduleOf = (measure: string): string =>
  fileURLToPath(new URL(`../measures/${measure}/index.js`, import.meta.url));

/** What a plugin's networks are made of: it counts for those that have one, not for all that plugins import. */
const NETWORKS = '../../learned/define/network.js';

/** The files that stand for this package where a plugin imports it are among what measures. */
const OWN_NAME = 'rules-vs-weights';

/** A network that is not described by then counts without its files. */
const DESCRIBING_MILLISECONDS = 5000;

const FILES_AT_ONCE = 8;

/** The code and data of a run: what was measured with other code does not count for it. */
export class Code {
  constructor(readonly parts: CodeParts) {}

  /**
   * What samples of a subject depend on, as one hash.
   *
   * @param kind the measure that they are of
   */
  of(kind: string, [task, dataset, program]: SubjectName): string {
    const parts = Object.entries(this.parts).filter(
      ([name]) =>
        name === HARNESS ||
        name === measurePart(kind) ||
        (task !== undefined &&
          (name === taskPart(task) ||
            (dataset === undefined
              ? name.startsWith(dataPart(task, ''))
              : name === dataPart(task, dataset)) ||
            (program === undefined
              ? name.startsWith(programPart(task, ''))
              : name === programPart(task, program)))),
    );
    return sha256(JSON.stringify(parts));
  }

  /**
   * What differs from the code of before, a line for each part that is measured again.
   *
   * @param before the parts of the code of before; none where they were not kept
   */
  changesSince(before: CodeParts): string[] {
    if (Object.keys(before).length === 0)
      return ['everything is measured again: it is not known of which code it was'];
    return Object.entries(this.parts).flatMap(([part, now]) => {
      const changed = before[part] ? changedBetween(before[part], now) : ['it is new'];
      if (changed.length === 0) return [];
      const what = part === HARNESS ? 'everything' : part;
      return [`${what} is measured again: ${listed(changed)}`];
    });
  }
}

/** The parts that two runs have both and that are not the same in them, wherever their files lie. */
export function differingParts(one: CodeParts, other: CodeParts): string[] {
  const contents = (part: Readonly<Record<string, string>>): string => Object.values(part).sort().join();
  return Object.keys(one).filter((name) => other[name] && contents(one[name]!) !== contents(other[name]));
}

const MOST_NAMED = 3;

const listed = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;

function changedBetween(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return names
    .filter((name) => before[name] !== now[name])
    .map((name) => {
      const how = before[name] === undefined ? 'is new' : now[name] === undefined ? 'is gone' : 'changed';
      return `${shown(name)} ${how}`;
    });
}

/** A path as a person in the working folder would write it. */
function shown(name: string): string {
  if (name === CONTENT) return name;
  const path = relative('', name);
  return path.startsWith('..') ? name : path;
}

/**
 * Describes everything that the samples of a run depend on: every file that its modules name, what those name, the files
 * of networks and recorded sweeps, and the content of the data.
 *
 * @param tasks the tasks with the fingerprints of their data
 * @param measures those that are collected, and all that are known
 * @param plugins the modules that a command names, also those of tasks that are not run
 * @param folder where the run writes
 */
export async function describeCode(
  groups: readonly CellGroup[],
  tasks: readonly TaskResults[],
  measures: { readonly collected: readonly AnyMeasure[]; readonly known: readonly AnyMeasure[] },
  plugins: readonly string[],
  folder: string,
): Promise<Code> {
  const compiled = await PluginModules.of([...plugins, ...groups.flatMap(({ known }) => known.modules)]);
  const files = new CodeFiles(folder, OWN_NAME, compiled.sources);
  const parts: Record<string, ReadonlySet<string>> = {};
  const bringing = (what: 'runtimes' | 'measures'): string[] =>
    plugins.filter((module) => compiled.brings(module, what)).map((module) => pathOf(compiled.entry(module)));
  const measuring = [
    ...MEASURING.map((path) => pathOf(new URL(path, import.meta.url).href)),
    ...bringing('runtimes'),
  ];
  const networks = new Set([pathOf(new URL(NETWORKS, import.meta.url).href)]);
  const harness = (parts[HARNESS] = files.reach(measuring, networks));
  const ofPrograms = new Set<string>();
  for (const { known, cells } of groups) {
    const { task } = known;
    const entries = known.modules.map((module) => pathOf(compiled.entry(module)));
    const own = await ownModules(known, entries);
    own.forEach((path) => ofPrograms.add(path));
    const shared = (parts[taskPart(task.id)] = without(files.reach(entries, own), harness));
    for (const program of new Set(cells.map((cell) => cell.program)))
      parts[programPart(task.id, program.id)] = without(
        files.reach([...modulesOf(program).map(pathOf), ...(await dataFiles(program))]),
        harness,
        shared,
      );
  }
  for (const { id } of measures.collected) {
    // Which of the plugins brings a measure that is not the package's is not known here.
    const modules = withThoseBefore(id, measures.known).flatMap((one) =>
      existsSync(moduleOf(one)) ? [moduleOf(one)] : bringing('measures'),
    );
    parts[measurePart(id)] = without(files.reach(modules, ofPrograms), harness);
  }
  const paths = [...new Set(Object.values(parts).flatMap((reached) => [...reached]))];
  const hashes = new Map(
    await pMap(paths, async (path) => [path, await hashFile(path)] as const, { concurrency: FILES_AT_ONCE }),
  );
  return new Code({
    ...Object.fromEntries(
      Object.entries(parts).map(([part, reached]) => [
        part,
        // By the name of its source, and what runs is what was compiled of it.
        Object.fromEntries(
          [...reached]
            .sort((one, other) => Number(compiled.sources.has(one)) - Number(compiled.sources.has(other)))
            .map((path) => [compiled.sources.get(path) ?? path, hashes.get(path)!] as const)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        ),
      ]),
    ),
    ...Object.fromEntries(
      tasks.flatMap(({ id, datasets }) =>
        datasets.map((dataset) => [dataPart(id, dataset.id), { [CONTENT]: dataset.fingerprint }]),
      ),
    ),
  });
}

const without = (paths: ReadonlySet<string>, ...others: readonly ReadonlySet<string>[]): Set<string> =>
  new Set([...paths].filter((path) => !others.some((other) => other.has(path))));

/** A measure with those that it is collected after, and those that they are, whose samples it may ask for. */
function withThoseBefore(id: string, measures: readonly AnyMeasure[]): readonly string[] {
  const found = new Set([id]);
  for (const one of found) {
    const measure = measures.find((each) => each.id === one);
    for (const before of [...(measure?.needs ?? []), ...(measure?.uses ?? [])]) found.add(before);
  }
  return [...found];
}

const modulesOf = ({ module, runtimeModule, trainingModule }: AnyProgram): string[] =>
  [module, runtimeModule, trainingModule].filter((one) => one !== undefined);

/**
 * The modules of programs out of which nothing of the task, nor of another program, comes: they give programs and nothing
 * else, or the plugin names them and does not import them.
 *
 * @param entries paths of the modules of the plugins
 */
async function ownModules(
  { programs, modules }: KnownTask,
  entries: readonly string[],
): Promise<Set<string>> {
  const own = new Set<string>();
  const imported = new Set((await Promise.all(entries.map(importedIn))).flat());
  for (const module of new Set(programs.map((program) => program.module))) {
    if (modules.includes(module)) continue;
    const path = pathOf(module);
    const given = await import(module).then(
      (namespace: object) => Object.values(namespace) as unknown[],
      () => [undefined],
    );
    if (!imported.has(nameOf(path)) || given.every((value) => programs.some((program) => program === value)))
      own.add(path);
  }
  for (const entry of entries) own.delete(entry);
  return own;
}

/** What a module imports, each by the name of its file alone. */
async function importedIn(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return [...text.matchAll(IMPORTED)].map(([, name]) => nameOf(name!));
}

const IMPORTED = /\b(?:from|import|require)\s*\(?\s*['"`]([^'"`\n]+)['"`]/g;

/** The name of a file without its endings: the same before and after it was compiled. */
const nameOf = (path: string): string => basename(path).replace(/\..*$/, '');

/** A module may be named by its URL, with a query, or wrongly: what is no file is told by its hash. */
const pathOf = (module: string): string =>
  module.startsWith('file:') ? fileURLToPath(new URL(module)) : module;

/** The files that a program reads: its network, and what was recorded of networks like it. */
async function dataFiles(program: AnyProgram): Promise<string[]> {
  const described = Promise.resolve()
    .then(() => program.network?.())
    // What fails here fails in the measure that needs it.
    .catch(() => undefined);
  const waiting = new AbortController();
  const found = await Promise.race([
    described,
    setTimeout(DESCRIBING_MILLISECONDS, undefined, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
  const recorded = program.sweep && fileURLToPath(program.sweep.recorded);
  const sweeps = recorded === undefined ? [] : await readdir(recorded).catch(() => []);
  const melding = program.melding ? [fileURLToPath(program.melding.recorded)] : [];
  return [...(found?.files ?? []), ...sweeps.map((name) => join(recorded!, name)), ...melding];
}

/** The hash of a file; a word for one that cannot be read. */
async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unreadable';
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
