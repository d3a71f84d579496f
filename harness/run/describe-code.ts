import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pMap from 'p-map';

import type { AnyProgram, KnownTask } from '../plugins.js';
import type { TaskResults } from '../results/schema.js';
import type { SubjectName } from './collected.js';
import { CodeFiles } from './code-files.js';
import type { CellGroup } from './plan.js';

/** What a run is made of, part by part: each file, or whatever else the part depends on, with its hash. */
export type CodeParts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const HARNESS = 'the harness';
const taskPart = (task: string): string => `the task ${task}`;
const dataPart = (task: string, dataset: string): string => `the data set ${task}/${dataset}`;
const programPart = (task: string, program: string): string => `the program ${task}/${program}`;

/** How the content of a data set is named among what it depends on. */
const CONTENT = 'its content';

/** What measures: processes, questions and measures, and what plugins get from the package. */
const MEASURING = [
  '../cell/child.js',
  '../cell/process.js',
  '../measures/index.js',
  '../measures/for-plugins.js',
  '../self-check/self-check.js',
  './collect-group.js',
  '../../index.js',
];

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

  /** What samples of a subject depend on, as one hash. */
  of([task, dataset, program]: SubjectName): string {
    const parts = Object.entries(this.parts).filter(
      ([name]) =>
        name === HARNESS ||
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
 * @param plugins the modules that a command names, of which some may belong to no task
 * @param folder where the run writes
 */
export async function describeCode(
  groups: readonly CellGroup[],
  tasks: readonly TaskResults[],
  plugins: readonly string[],
  folder: string,
): Promise<Code> {
  const files = new CodeFiles(folder, OWN_NAME);
  const parts: Record<string, ReadonlySet<string>> = {};
  const ofTasks = new Set(groups.flatMap(({ known }) => known.modules));
  const measuring = [
    ...MEASURING.map((path) => new URL(path, import.meta.url).href),
    ...plugins.filter((module) => !ofTasks.has(module)),
  ].map(pathOf);
  const networks = new Set([pathOf(new URL(NETWORKS, import.meta.url).href)]);
  const harness = (parts[HARNESS] = files.reach(measuring, networks));
  for (const { known, cells } of groups) {
    const { task, modules } = known;
    const entries = modules.map(pathOf);
    const own = await ownModules(known);
    const shared = (parts[taskPart(task.id)] = without(files.reach(entries, own), harness));
    for (const program of new Set(cells.map((cell) => cell.program)))
      parts[programPart(task.id, program.id)] = without(
        files.reach([pathOf(program.module), ...(await dataFiles(program))]),
        harness,
        shared,
      );
  }
  const paths = [...new Set(Object.values(parts).flatMap((reached) => [...reached]))];
  const hashes = new Map(
    await pMap(paths, async (path) => [path, await hashFile(path)] as const, { concurrency: FILES_AT_ONCE }),
  );
  return new Code({
    ...Object.fromEntries(
      Object.entries(parts).map(([part, reached]) => [
        part,
        Object.fromEntries([...reached].sort().map((path) => [path, hashes.get(path)!])),
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

/** The modules that give programs and nothing else: nothing of the task, nor of another program, comes out of them. */
async function ownModules({ programs, modules }: KnownTask): Promise<Set<string>> {
  const own = new Set<string>();
  for (const module of new Set(programs.map((program) => program.module))) {
    if (modules.includes(module)) continue;
    const given = await import(module).then(
      (namespace: object) => Object.values(namespace) as unknown[],
      () => [undefined],
    );
    if (given.every((value) => programs.some((program) => program === value))) own.add(pathOf(module));
  }
  return own;
}

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
  return [...(found?.files ?? []), ...sweeps.map((name) => join(recorded!, name))];
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
